using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Raters;

/// <summary>
/// What a response (or a model, where the ratings are by model) would be given on average over prompts by a rater of the mean severity of those who rated, with an interval that
/// minds that ratings depend on each other. A rating moves the measure by x aᵀ(its score), a = H⁻¹ c, c the contrast of the measure with the mean severity and H
/// the information of all facets together, so that what it takes to know severities and prompts is in it. The variance is Σ_g (Σ_{i in g})² G/(G-1) over
/// raters (Liang and Zeger, Biometrika 73, 1986; CR1) and, where there are prompts, that over raters + that over prompts - that over both together (Cameron, Gelbach and
/// Miller, Journal of Business and Economic Statistics 29, 2011), never less than one of them alone; the ends by t with one degree less than there are raters, or prompts
/// if those are fewer, carried to the scale of the data by the expected score.
/// </summary>
public static class FairScores
{
    private const string ByRater = "Many-facet Rasch, clustered by rater (CR1)";
    private const string ByBoth = "Many-facet Rasch with prompts, clustered by rater and prompt (CR1)";

    /// <summary>Nodes and weights of Gauss and Hermite for a standard normal variable (Abramowitz and Stegun, table 25.10, n = 5).</summary>
    private static readonly (double At, double Weight)[] Nodes =
        [(-2.8569700138728056, .0112574113277207), (-1.3556261799742659, .2220759220056126), (0, .5333333333333333), (1.3556261799742659, .2220759220056126), (2.8569700138728056, .0112574113277207)];

    /// <summary>One estimate for each response of <paramref name="fit"/>, on the scale of the data.</summary>
    /// <param name="fit">Made without <see cref="FacetRaschOptions.CorrectBias"/>.</param>
    /// <param name="confidence">Level of the intervals.</param>
    public static IReadOnlyList<Estimate> Of(FacetRaschResult fit, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        var method = fit.PromptSpread is null ? ByRater : ByBoth;
        if (fit.Fitted is not { Likelihood.Ratings: > 0 } fitted) return [.. fit.Responses.Select(r => Unfitted(r, method))];
        var (scale, errors) = (new RatingScale([.. fit.Thresholds.Select(t => t.Measure!.Value)]), new MeasureErrors(fit, fitted));
        return [.. fit.Responses.Select((response, r) => response.Measure is null ? Unfitted(response, method) : Of(fit, scale, response, errors.Of(r), method, confidence))];
    }

    private static Estimate Unfitted(FacetMeasure response, string method) => Estimate.Undefined(method, response.Count, response.Note ?? "All ratings are the same: there is nothing to fit.");

    private static Estimate Of(FacetRaschResult fit, RatingScale scale, FacetMeasure response, (double? Error, int Freedom, string? Note) error, string method, double confidence)
    {
        var (measure, count) = (response.Measure!.Value, response.Count);
        var value = Score(fit, scale, measure);
        if (error.Error is not { } se) return new Estimate(value, null, null, count, method, error.Note);
        var half = se * StudentT.TwoSided(confidence, error.Freedom);
        return new Estimate(value, Score(fit, scale, measure - half), Score(fit, scale, measure + half), count, method, error.Note);
    }

    /// <summary>The mean over prompts of what is expected.</summary>
    private static double Score(FacetRaschResult fit, RatingScale scale, double eta) =>
        fit.PromptSpread is { } spread ? Nodes.Sum(n => n.Weight * Expected(fit, scale, eta + spread * n.At)) : Expected(fit, scale, eta);

    private static double Expected(FacetRaschResult fit, RatingScale scale, double eta)
    {
        Span<double> p = stackalloc double[scale.Top + 1];
        scale.Probabilities(eta, p);
        var sum = 0.0;
        for (var k = 0; k < p.Length; k++) sum += fit.Categories[k] * p[k];
        return sum;
    }
}
