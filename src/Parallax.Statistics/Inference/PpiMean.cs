using Parallax.Statistics.Input;

namespace Parallax.Statistics.Inference;

/// <summary>
/// Prediction-powered inference for a mean or a win rate: PPI++ of Angelopoulos, Duchi and Zrnic (arXiv:2311.01453) with power tuning,
/// λ clipped to [0, 1] so that the estimate is, in the limit, never worse than people alone.
/// θ = mean(y) + λ (mean of f on the unlabelled - mean of f on the labelled); variance Var(y - λ f) / n + λ² Var(f) / N, divisors
/// n - 1 and N - 1. The items that people scored must be a random draw from the same population as the others.
/// </summary>
public static class PpiMean
{
    /// <summary>The estimate.</summary>
    /// <param name="human">y, one score for each item that people scored (several people: their mean); a win rate has 0, .5, 1.</param>
    /// <param name="judge">f on the same items, in the same order.</param>
    /// <param name="unlabelled">f on items without a human score.</param>
    /// <param name="lambda">Null: tuned. 0: classical. 1: plain PPI (arXiv:2301.09633).</param>
    /// <param name="confidence">Level of the intervals.</param>
    /// <exception cref="InputException">Columns of different length, a score that is not finite, or λ outside [0, 1].</exception>
    public static PpiEstimate Of(ReadOnlySpan<double> human, ReadOnlySpan<double> judge, ReadOnlySpan<double> unlabelled, double? lambda = null, double confidence = 0.95)
    {
        if (lambda is not (null or >= 0 and <= 1)) throw new InputException("Lambda lies between 0 (people alone) and 1 (plain PPI). Leave it out to have it tuned.");
        var terms = new PpiTerms(human, judge, unlabelled);
        if (terms.Humans == 0) return Nothing(terms.Unlabelled);
        var used = terms.Unlabelled < 2 ? 0 : lambda ?? Math.Clamp(terms.BestLambda, 0, 1);
        return Of(terms, used, lambda is null, confidence);
    }

    private static PpiEstimate Of(in PpiTerms terms, double lambda, bool tuned, double confidence)
    {
        var (human, powered) = (terms.Variance(0), terms.Variance(lambda));
        return new PpiEstimate(
            PpiNotes.Interval(terms.Mean(0), human, terms.Humans, confidence, "mean of human scores"),
            PpiNotes.Interval(terms.Mean(lambda), powered, terms.Humans + terms.Unlabelled, confidence, "PPI++ mean"),
            PpiNotes.Root(human), PpiNotes.Root(powered), terms.Rho, lambda, terms.BestLambda, PpiNotes.Gain(human, powered),
            terms.Humans, terms.Unlabelled, PpiNotes.Hidden(terms.Humans, lambda),
            PpiNotes.Of(terms.Humans, terms.Unlabelled, lambda, tuned, terms.JudgeIsConstant));
    }

    private static PpiEstimate Nothing(long unlabelled)
    {
        const string note = "No item has a human score. A judge alone proves nothing: have people score a random part of the items.";
        return new PpiEstimate(Estimate.Undefined("mean of human scores", 0, note), Estimate.Undefined("PPI++ mean", unlabelled, note), null, null, null, 0, 0, null, 0, unlabelled, true, note);
    }
}
