namespace Parallax.Statistics.Planning;

/// <summary>The smallest whole number that will do.</summary>
internal static class Smallest
{
    /// <summary>The smallest n in [<paramref name="least"/>, <paramref name="most"/>] that does, where all above one that does do too; null if none.</summary>
    public static long? From(long least, long most, Func<long, bool> does)
    {
        var (low, high) = (least - 1, Math.Max(least, 1));
        while (high < most && !does(high)) (low, high) = (high, Math.Min(most, high * 2));
        if (high > most || (high == most && !does(high))) return null;
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (does(middle)) high = middle;
            else low = middle;
        }

        return high;
    }
}
