using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Raters;

/// <summary>
/// What a response (or a model, where the ratings are by model) would be given by a rater of mean severity, with an interval that minds that
/// the ratings of one rater depend on each other: the variance of its measure is Σ_g (Σ_{i in g} (x_i - E_i))² G/(G-1) / I², I the information of
/// its ratings (Liang and Zeger, Biometrika 73, 1986; CR1), the ends by t with G - 1 degrees of freedom, carried to the scale of the data by the
/// expected score. Severities are fitted, one for each rater, and so are not drawn again.
/// </summary>
public static class FairScores
{
    private const string Method = "Many-facet Rasch, clustered by rater (CR1)";

    /// <summary>One estimate for each response of <paramref name="fit"/>, on the scale of the data.</summary>
    /// <param name="fit">Made without <see cref="FacetRaschOptions.CorrectBias"/>.</param>
    /// <param name="confidence">Level of the intervals.</param>
    public static IReadOnlyList<Estimate> Of(FacetRaschResult fit, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        if (fit.Thresholds.Any(t => t.Measure is null)) return [.. fit.Responses.Select(Unfitted)];
        var scale = new RatingScale([.. fit.Thresholds.Select(t => t.Measure!.Value)]);
        var sums = Sums(fit, scale);
        return [.. fit.Responses.Select((response, r) => Of(fit, scale, response, sums[r], confidence))];
    }

    private static Estimate Unfitted(FacetMeasure response) => Estimate.Undefined(Method, response.Count, response.Note ?? "All ratings are the same: there is nothing to fit.");

    private static Estimate Of(FacetRaschResult fit, RatingScale scale, FacetMeasure response, ResponseSums sums, double confidence)
    {
        if (response.Measure is not { } measure) return Unfitted(response);
        var value = Score(fit, scale, measure);
        if (response.Extreme) return new Estimate(value, null, null, response.Count, Method, "All its ratings are the lowest or all the highest: the interval is undefined.");
        var raters = sums.Residuals.Count;
        if (raters < 2) return new Estimate(value, null, null, response.Count, Method, "One rater alone rated it: the interval is undefined.");
        if (sums.Information <= 0) return new Estimate(value, null, null, response.Count, Method, "Its ratings carry no information: the interval is undefined.");
        var error = Math.Sqrt(raters / (raters - 1.0) * sums.Residuals.Values.Sum(s => s * s)) / sums.Information;
        var half = error * StudentT.TwoSided(confidence, raters - 1);
        return new Estimate(value, Score(fit, scale, measure - half), Score(fit, scale, measure + half), response.Count, Method);
    }

    private static ResponseSums[] Sums(FacetRaschResult fit, RatingScale scale)
    {
        var (ratings, categories) = (fit.Ratings, fit.Categories.ToArray());
        var sums = Array.ConvertAll(new int[fit.Responses.Count], _ => new ResponseSums());
        var p = new double[scale.Top + 1];
        for (var i = 0; i < ratings.Count; i++)
        {
            var (task, worker, facet, rating) = ratings[i];
            if (fit.Responses[task].Measure is not { } measure || fit.Raters[worker].Measure is not { } severity) continue;
            var (expected, variance) = scale.Moments(measure - (fit.Criteria[facet].Measure ?? 0) - severity, p);
            sums[task].Add(worker, Array.BinarySearch(categories, rating) - expected, variance);
        }

        return sums;
    }

    private static double Score(FacetRaschResult fit, RatingScale scale, double eta)
    {
        Span<double> p = stackalloc double[scale.Top + 1];
        scale.Probabilities(eta, p);
        var sum = 0.0;
        for (var k = 0; k < p.Length; k++) sum += fit.Categories[k] * p[k];
        return sum;
    }

    private sealed class ResponseSums
    {
        public Dictionary<int, double> Residuals { get; } = [];

        public double Information { get; private set; }

        public void Add(int rater, double residual, double variance)
        {
            Residuals[rater] = Residuals.GetValueOrDefault(rater) + residual;
            Information += variance;
        }
    }
}
