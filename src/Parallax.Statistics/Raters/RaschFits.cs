namespace Parallax.Statistics.Raters;

/// <summary>
/// Mean squares of all elements in one pass (Wright and Masters, Rating Scale Analysis, 1982, chapter 5): with V the variance and C the fourth
/// central moment of a rating, Var(outfit) = Σ(C / V² - 1) / n², Var(infit) = Σ(C - V²) / (ΣV)².
/// </summary>
internal sealed class RaschFits
{
    /// <summary>Below this a rating is certain, and one surprise would be all of the outfit.</summary>
    private const double LeastVariance = 1e-8;

    private readonly double[] _squares, _standardized, _squaresSpread, _standardizedSpread;
    private readonly int[] _n;

    public RaschFits(int elements, RaschLikelihood likelihood, double[] value, RatingScale scale)
    {
        (_squares, _standardized, _squaresSpread, _standardizedSpread) = (new double[elements], new double[elements], new double[elements], new double[elements]);
        (Information, _n) = (new double[elements], new int[elements]);
        var p = new double[scale.Top + 1];
        for (var i = 0; i < likelihood.Ratings; i++)
        {
            var (response, criterion, rater, category) = likelihood[i];
            var eta = value[response] - value[criterion] - value[rater] - (likelihood.Prompt(i) is { } prompt ? value[prompt] : 0);
            var (mean, variance) = scale.Moments(eta, p);
            var (square, fourth) = ((category - mean) * (category - mean), Fourth(p, mean));
            Add(response, square, variance, fourth);
            Add(criterion, square, variance, fourth);
            Add(rater, square, variance, fourth);
        }
    }

    /// <summary>For each element ΣV.</summary>
    public double[] Information { get; }

    public RaschFit? Of(int element)
    {
        if (_n[element] == 0 || Information[element] <= 0) return null;
        var (n, information) = (_n[element], Information[element]);
        var (infit, outfit) = (_squares[element] / information, _standardized[element] / n);
        return new RaschFit(infit, Deviate(infit, _squaresSpread[element] / (information * information)), outfit, Deviate(outfit, _standardizedSpread[element] / ((double)n * n)));
    }

    private void Add(int element, double square, double variance, double fourth)
    {
        var bounded = Math.Max(variance, LeastVariance);
        _n[element]++;
        Information[element] += variance;
        _squares[element] += square;
        _standardized[element] += square / bounded;
        _squaresSpread[element] += fourth - variance * variance;
        _standardizedSpread[element] += fourth / (bounded * bounded) - 1;
    }

    /// <summary>Wilson and Hilferty: (m^(1/3) - 1) 3 / q + q / 3.</summary>
    private static double? Deviate(double meanSquare, double spread)
    {
        if (spread <= 1e-12) return null;
        var q = Math.Sqrt(spread);
        return (Math.Cbrt(meanSquare) - 1) * 3 / q + q / 3;
    }

    private static double Fourth(ReadOnlySpan<double> p, double mean)
    {
        var sum = 0.0;
        for (var k = 0; k < p.Length; k++)
        {
            var square = (k - mean) * (k - mean);
            sum += square * square * p[k];
        }

        return sum;
    }
}
