namespace Parallax.Insight.Pages;

/// <summary>Round numbers along an axis.</summary>
internal static class Nice
{
    /// <summary>Multiples of 1, 2 or 5 times a power of ten, about so many.</summary>
    public static IEnumerable<double> Ticks(double from, double to, int about)
    {
        var step = Step(Math.Max(to - from, 1e-9) / about);
        for (var tick = Math.Ceiling(from / step) * step; tick <= to + step * 1e-6; tick += step) yield return Math.Round(tick / step) * step;
    }

    private static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var first = rough / power;
        return power * (first < 1.5 ? 1 : first < 3.5 ? 2 : first < 7.5 ? 5 : 10);
    }
}
