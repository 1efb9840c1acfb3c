namespace Parallax.Statistics.Aggregation;

/// <summary>How the skills are learned; the defaults are those of crowd-kit.</summary>
public sealed record ZeroBasedSkillOptions
{
    /// <summary>The most iterations.</summary>
    public int MaxIterations { get; init; } = 100;

    /// <summary>How far a skill moves towards the agreement at first, above 0 to 1.</summary>
    public double LearningRate { get; init; } = 1;

    /// <summary>After how many iterations the rate falls.</summary>
    public int ReduceEvery { get; init; } = 20;

    /// <summary>What the rate is then multiplied with, above 0 to 1.</summary>
    public double ReduceBy { get; init; } = 0.5;

    /// <summary>It has converged when no skill is further than this from the agreement; the first skill is 1/classes plus this.</summary>
    public double Tolerance { get; init; } = 1e-5;
}
