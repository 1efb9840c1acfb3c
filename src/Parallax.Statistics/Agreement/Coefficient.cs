namespace Parallax.Statistics.Agreement;

/// <summary>A coefficient of agreement with its uncertainty and what it rests on.</summary>
/// <param name="Value">The coefficient; null when it is undefined, which is never the same as 0.</param>
/// <param name="StandardError">Its standard error; null where none can be given.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Items">How many tasks (documents, images, targets) it rests on.</param>
/// <param name="Raters">How many raters there are.</param>
/// <param name="N">How many labels (ratings, spans, boxes) were used.</param>
/// <param name="Method">Name of the coefficient and of the method of its interval.</param>
/// <param name="Note">Why it is undefined, or what to mind when reading it.</param>
public sealed record Coefficient(double? Value, double? StandardError, double? Low, double? High, int Items, int Raters, long N, string Method, string? Note = null)
{
    /// <summary>A coefficient that cannot be given, with the reason.</summary>
    public static Coefficient Undefined(string method, int items, int raters, long n, string note) => new(null, null, null, null, items, raters, n, method, note);
}
