using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Agreement;

/// <summary>From a value and its standard error to an interval.</summary>
internal static class Intervals
{
    /// <summary>Student's t with units - 1 degrees of freedom, cut at 1 and at <paramref name="least"/>; none with a single unit.</summary>
    public static Coefficient ByT(double value, double error, int units, int items, int raters, long n, string method, double confidence, double least = double.NegativeInfinity)
    {
        if (units < 2 || !double.IsFinite(error)) return new Coefficient(value, null, null, null, items, raters, n, method, AgreementNotes.OneTask);
        var half = Quantile(confidence, units - 1) * error;
        return new Coefficient(value, error, Math.Max(least, value - half), Math.Min(1, value + half), items, raters, n, $"{method}, standard error over tasks, t interval");
    }

    /// <summary>Adds sentences to the note.</summary>
    public static Coefficient With(this Coefficient coefficient, string? note) =>
        note is null ? coefficient : coefficient with { Note = coefficient.Note is null ? note : $"{coefficient.Note} {note}" };

    /// <summary>Beyond a hundred thousand degrees of freedom t and normal agree to five digits.</summary>
    private static double Quantile(double confidence, int freedom) =>
        freedom > 100_000 ? Normal.TwoSided(confidence) : StudentT.TwoSided(confidence, freedom);
}
