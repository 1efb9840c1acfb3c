namespace Parallax.Statistics;

/// <summary>
/// A number as Parallax shows it: never without its n, its interval and the way it was made.
/// </summary>
/// <param name="Value">The point estimate; null when it is undefined, which is never the same as 0.</param>
/// <param name="Low">Lower end of the interval, in the unit of <paramref name="Value"/>.</param>
/// <param name="High">Upper end of the interval, in the unit of <paramref name="Value"/>.</param>
/// <param name="N">How many observations it rests on.</param>
/// <param name="Method">Name of the method, as the literature has it.</param>
/// <param name="Note">Why the value is undefined, or what to mind when reading it.</param>
public sealed record Estimate(double? Value, double? Low, double? High, long N, string Method, string? Note = null)
{
    /// <summary>An estimate that cannot be given, with the reason.</summary>
    public static Estimate Undefined(string method, long n, string note) => new(null, null, null, n, method, note);
}
