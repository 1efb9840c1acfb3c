using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Ranking;

/// <summary>Standard error and interval of a parameter: estimate ± quantile × error, or percentiles of a bootstrap of enough clusters.</summary>
internal sealed class Bounds(RankOptions options, Uncertainty uncertainty, double[][]? points, double critical, Fitted fit)
{
    public FittedParameter Of(int parameter)
    {
        var value = fit.At.Point[parameter];
        if (uncertainty.Covariance is null) return new FittedParameter("", value, null, null, null);
        var error = Math.Sqrt(Math.Max(0, uncertainty.Covariance[parameter * fit.Likelihood.Size + parameter]));
        if (points is null || uncertainty.IsFew) return new FittedParameter("", value, error, value - critical * error, value + critical * error);
        var drawn = Array.ConvertAll(points, p => p[parameter]);
        Array.Sort(drawn);
        var tail = (1 - options.Confidence) / 2;
        return new FittedParameter("", value, error, Quantiles.Of(drawn, tail), Quantiles.Of(drawn, 1 - tail));
    }
}
