namespace Parallax.Statistics.Aggregation;

/// <summary>One number for a worker out of a confusion matrix.</summary>
internal static class WorkerSkill
{
    /// <summary>The probability that the worker's label of a task drawn by prevalence is right: Σ p_k π_kk.</summary>
    public static double?[] OfConfusions(Confusions confusions, double[] prevalence, int workers)
    {
        var skills = new double?[workers];
        for (var w = 0; w < workers; w++)
        {
            var sum = 0.0;
            for (var k = 0; k < prevalence.Length; k++) sum += prevalence[k] * confusions[w, k, k];
            skills[w] = Math.Min(1, sum);
        }

        return skills;
    }
}
