using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Sequential;

/// <summary>
/// A test of a win rate that may be looked at after every vote: the beta-binomial mixture e-value
/// E(p0) = B(a + s, a + f) / B(a, a) / (p0^s (1 - p0)^f) (Robbins 1970; Howard, Ramdas, McAuliffe and Sekhon, Annals of Statistics 49, 2021).
/// The chance that E ever reaches 1 / α under p0 is at most α, so one may stop whenever one likes. All state is two numbers.
/// Votes must be independent: of one rater, feed one vote per pair.
/// </summary>
/// <param name="Wins">s; a tie adds ½ here and to the losses, or is dropped.</param>
/// <param name="Losses">f.</param>
/// <param name="Prior">a of the Beta(a, a) mixture, fixed before the first vote; 5 suits win rates of .3 to .7.</param>
public readonly record struct BetaBinomialTest(double Wins, double Losses, double Prior = 5)
{
    private const string Method = "beta-binomial confidence sequence";

    /// <summary>No vote yet, prior Beta(5, 5).</summary>
    public BetaBinomialTest() : this(0, 0)
    {
    }

    /// <summary>The test after a vote of this many points: 1 won, 0 lost, .5 a tie.</summary>
    public BetaBinomialTest Add(double points)
    {
        if (points is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(points), points, "A vote is worth 0 to 1.");
        return this with { Wins = Wins + points, Losses = Losses + 1 - points };
    }

    /// <summary>ln E(p0).</summary>
    public double LogEValue(double p0 = 0.5)
    {
        Check();
        if (p0 is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(p0), p0, "A win rate lies in [0, 1].");
        return Gamma.LogBeta(Prior + Wins, Prior + Losses) - Gamma.LogBeta(Prior, Prior) - Power(p0, Wins) - Power(1 - p0, Losses);
    }

    /// <summary>E(p0): the evidence against p0, as a factor. Capped at the largest number.</summary>
    public double EValue(double p0 = 0.5) => Math.Min(double.MaxValue, Math.Exp(LogEValue(p0)));

    /// <summary>Whether E(p0) has reached 1 / <paramref name="alpha"/>.</summary>
    public bool Rejects(double alpha = 0.05, double p0 = 0.5)
    {
        CheckAlpha(alpha);
        return LogEValue(p0) >= -Math.Log(alpha);
    }

    /// <summary>The win rate, with all p0 that E does not reject: ln E is convex with its least value, at most 0, at s / (s + f).</summary>
    public Estimate Interval(double alpha = 0.05)
    {
        Check();
        CheckAlpha(alpha);
        var votes = Wins + Losses;
        if (votes == 0) return Estimate.Undefined(Method, 0, "No vote was counted yet.");
        var (test, limit, share) = (this, -Math.Log(alpha), Wins / votes);
        var low = Wins == 0 ? 0 : Roots.Increasing(p => limit - test.LogEValue(p), 0, share);
        var high = Losses == 0 ? 1 : Roots.Increasing(p => test.LogEValue(p) - limit, share, 1);
        return new Estimate(share, low, high, (long)Math.Ceiling(votes), Method);
    }

    /// <summary>n ln p, with 0 ln 0 = 0.</summary>
    private static double Power(double p, double n) => n == 0 ? 0 : n * Math.Log(p);

    private void Check()
    {
        if (!(Wins >= 0 && Losses >= 0 && Prior > 0 && double.IsFinite(Wins + Losses + Prior)))
            throw new InvalidOperationException("Wins and losses are finite and not negative, and the prior is above 0.");
    }

    private static void CheckAlpha(double alpha)
    {
        if (alpha is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Alpha lies between 0 and 1.");
    }
}
