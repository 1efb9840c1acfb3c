using Parallax.Statistics.Input;

namespace Parallax.Statistics.Ranking;

/// <summary>
/// Covariates over their root mean square about 0. They are not centred: a mean taken out would be an advantage of the left side,
/// and ratings would change when left and right change places.
/// </summary>
internal sealed class Style
{
    private readonly double[][] _values;
    private readonly double[] _inverse;

    public Style(Comparisons votes)
    {
        Scales = [.. votes.Covariates.Select(c => RootMeanSquare(c.Values))];
        Used = [.. Enumerable.Range(0, Scales.Count).Where(c => Scales[c] > 0)];
        _values = [.. Used.Select(c => votes.Covariates[c].Values)];
        _inverse = [.. Used.Select(c => 1 / Scales[c])];
    }

    /// <summary>The root mean square of each column; 0 if it says nothing.</summary>
    public IReadOnlyList<double> Scales { get; }

    /// <summary>The columns that are not all 0.</summary>
    public IReadOnlyList<int> Used { get; }

    public int Count => _values.Length;

    public void Read(int vote, Span<double> x)
    {
        for (var a = 0; a < x.Length; a++) x[a] = _values[a][vote] * _inverse[a];
    }

    private static double RootMeanSquare(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value * value;
        return values.Length == 0 ? 0 : Math.Sqrt(sum / values.Length);
    }
}
