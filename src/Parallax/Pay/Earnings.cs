namespace Parallax.Pay;

/// <summary>What time is worth, in minor units.</summary>
public static class Earnings
{
    private const long MicrosInHour = 3_600_000_000;

    /// <summary>Rounded once, half away from zero, from exact time. Three times ten minutes at 37.33 an hour are 18.67, not three times 6.22.</summary>
    public static long ForTime(long hourlyMinor, long micros) =>
        checked((long)(((Int128)hourlyMinor * micros * 2 + MicrosInHour) / (MicrosInHour * 2)));
}
