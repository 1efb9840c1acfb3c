namespace Parallax.Statistics.Raters;

/// <summary>How much of the spread of measures is not error.</summary>
internal static class Separations
{
    public static Separation Of(IReadOnlyList<FacetMeasure> measures)
    {
        var (n, mean, squares, errors) = (0, 0.0, 0.0, 0.0);
        foreach (var m in measures)
        {
            if (m.Extreme || m.Measure is not { } value || m.StandardError is not { } error) continue;
            n++;
            var from = value - mean;
            mean += from / n;
            squares += from * (value - mean);
            errors += error * error;
        }

        if (n < 2) return Separation.Undefined("Fewer than 2 have a measure that is not extreme.");
        var (observed, error2) = (squares / (n - 1), errors / n);
        if (error2 <= 0) return Separation.Undefined("The measures have no error to compare their spread with.");
        var index = Math.Sqrt(Math.Max(0, observed - error2) / error2);
        return new Separation(index, index * index / (1 + index * index));
    }
}
