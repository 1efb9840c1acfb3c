namespace Parallax.Statistics.Agreement;

/// <summary>What the classes are, which says how far two of them lie apart.</summary>
public enum MeasurementLevel
{
    /// <summary>Names: two classes agree or they do not.</summary>
    Nominal,

    /// <summary>An order: Krippendorff's distance by ranks in alpha, Gwet's ordinal weights elsewhere.</summary>
    Ordinal,

    /// <summary>Numbers: squared differences.</summary>
    Interval,

    /// <summary>Numbers with a zero: squared differences relative to the sum.</summary>
    Ratio,
}
