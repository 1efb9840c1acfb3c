namespace Parallax.Statistics.Numerics;

/// <summary>Roots of monotone functions.</summary>
internal static class Roots
{
    /// <summary>The root of an increasing function in [low, high], by bisection to the last bit; the end that is nearer if there is none.</summary>
    public static double Increasing(Func<double, double> f, double low, double high)
    {
        for (var i = 0; i < 200; i++)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) break;
            if (f(middle) < 0) low = middle;
            else high = middle;
        }

        return low + (high - low) / 2;
    }
}
