namespace Parallax.Statistics.Sequential;

/// <summary>
/// The cumulative sum of Page (1954) on gold tasks after the contributor passed: S = max(0, S + log-likelihood ratio of bad against good),
/// alarm at 5. It finds later decay and sold accounts. State is one number and whether the alarm was given, which stays.
/// </summary>
/// <param name="Sum">S, 0 at first.</param>
/// <param name="Alarm">Whether S reached the limit.</param>
public readonly record struct GoldCusum(double Sum, bool Alarm)
{
    /// <summary>The sum at which the alarm is given.</summary>
    public const double Limit = 5;

    /// <summary>The sum after another answer; unchanged after an alarm.</summary>
    public GoldCusum Add(bool right, GoldDesign? design = null, double limit = Limit)
    {
        var by = design ?? GoldDesign.Default;
        by.Check();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        if (Alarm) return this;
        var sum = Math.Max(0, Sum + by.Step(right));
        return new GoldCusum(sum, sum >= limit);
    }
}
