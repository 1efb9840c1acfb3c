using Parallax.Projects;
using Parallax.Statistics.Sequential;

namespace Parallax.Quality;

/// <summary>What a change of standing rests on, as it was known then: a key that is corrected later does not change it.</summary>
/// <param name="Right">Checks answered right in this test and after it.</param>
/// <param name="Wrong">Checks that were not.</param>
/// <param name="LogRatio">The log-likelihood ratio of bad against good at the verdict, or so far.</param>
/// <param name="Upper">The bound at which somebody is flagged.</param>
/// <param name="Lower">The bound at which somebody passes.</param>
/// <param name="Cusum">The cumulative sum after the test was passed; 0 before.</param>
/// <param name="Missed">The checks that count against the person; those that were right are counted alone, and stay gold.</param>
public sealed record StandingEvidence(int Right, int Wrong, double LogRatio, double Upper, double Lower, double Cusum, IReadOnlyList<MissedCheck> Missed)
{
    /// <summary>What a page shows of a reason has an end.</summary>
    public const int MostMissed = 30;

    public int Checks => Right + Wrong;

    public static StandingEvidence Of(GoldProgress progress, GoldDesign design, IReadOnlyList<MissedCheck> missed)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(design);
        return new(progress.Right, progress.Wrong, progress.Test.LogRatio(design), design.Upper, design.Lower, progress.Cusum.Sum, missed);
    }

    public static StandingEvidence Read(StandingChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Content.Read<StandingEvidence>(change.Evidence);
    }
}

/// <summary>One check that was missed. Responses are A and B as this person saw them.</summary>
/// <param name="Expected">Each expected thing on a line of its own.</param>
/// <param name="Said">What they said of each, in the same order.</param>
public sealed record MissedCheck(
    Guid Presentation, Guid Judgment, string Prompt, DateTimeOffset AnsweredAt, double Credit, IReadOnlyList<string> Expected, IReadOnlyList<string> Said, string Rationale);
