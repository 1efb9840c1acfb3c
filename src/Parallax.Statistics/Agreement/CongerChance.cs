using Parallax.Statistics.Input;

namespace Parallax.Statistics.Agreement;

/// <summary>
/// Chance of Conger, Psychological Bulletin 88 (1980) 322-328: the mean over ordered pairs of different raters g, h of p_gᵀ D p_h, where p_g are the
/// class shares of rater g. With r raters and their mean share p it is (r² pᵀ D p - Σ p_gᵀ D p_g) / (r (r - 1)), so no pair is looked at.
/// </summary>
internal static class CongerChance
{
    public static (double Expected, double[] Deviation) Of(Labels labels, ClassScale scale, Disagreement disagreement, int tasks)
    {
        var byWorker = ReferenceEquals(scale.Rows, labels.ByTask) ? labels.ByWorker : scale.Rows.Transposed(labels.Workers.Count);
        var raters = byWorker.Count;
        var others = disagreement.Multiplied(SumOfShares(byWorker, scale.Count));
        var (deviation, local, total, pairs) = (new double[scale.Rows.Count], new double[scale.Count], 0.0, (double)raters * (raters - 1));
        for (var rater = 0; rater < raters; rater++)
        {
            var labelled = byWorker.Classes(rater);
            if (labelled.IsEmpty) continue;
            var own = AgainstOthers(labelled, others, disagreement, local);
            total += own;
            var weight = (double)tasks / labelled.Length / pairs;
            var at = byWorker.Others(rater);
            for (var i = 0; i < at.Length; i++) deviation[at[i]] += weight * (local[labelled[i]] - own);
        }

        return (total / pairs, deviation);
    }

    /// <summary>Σ_g p_g.</summary>
    private static double[] SumOfShares(Rows byWorker, int classes)
    {
        var sum = new double[classes];
        for (var rater = 0; rater < byWorker.Count; rater++)
        {
            var labelled = byWorker.Classes(rater);
            foreach (var label in labelled) sum[label] += 1.0 / labelled.Length;
        }

        return sum;
    }

    /// <summary>Fills, for the classes of one rater, their disagreement with all other raters; returns its mean over the rater's labels.</summary>
    private static double AgainstOthers(ReadOnlySpan<int> labelled, double[] others, Disagreement disagreement, double[] local)
    {
        var (classes, counts, kinds) = Disagreement.Counts(labelled);
        var product = new double[kinds];
        for (var k = 0; k < kinds; k++) counts[k] /= labelled.Length;
        disagreement.Multiply(classes.AsSpan(0, kinds), counts.AsSpan(0, kinds), product);
        var mean = 0.0;
        for (var k = 0; k < kinds; k++)
        {
            local[classes[k]] = others[classes[k]] - product[k];
            mean += counts[k] * local[classes[k]];
        }

        return mean;
    }
}
