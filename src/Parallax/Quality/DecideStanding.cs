using Parallax.Statistics.Sequential;

namespace Parallax.Quality;

/// <summary>What the system does about a standing.</summary>
/// <param name="Restarts">Whether the test begins anew.</param>
public sealed record StandingDecision(StandingState To, StandingCause Cause, bool Restarts = false);

/// <summary>
/// What follows from a test. Pure. The sequential test flags a good contributor once in a hundred, however long it runs, and so
/// may pause. The cumulative sum that follows it may not: it is run for as long as somebody works, and every good contributor
/// sets it off some day (by Lorden 1971 after e⁵ = 148 checks on average, or later). It is fast, and not sure. So its alarm
/// begins the sequential test anew, at the full rate, and only that pauses.
/// </summary>
public static class DecideStanding
{
    /// <param name="cause">Of the latest change.</param>
    /// <param name="before">The verdict that was known before the latest results.</param>
    public static StandingDecision? Of(StandingState state, StandingCause? cause, GoldVerdict before, GoldProgress now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var verdict = now.Test.Verdict;
        if (state == StandingState.Paused) return cause == StandingCause.Missed && verdict != GoldVerdict.Flag ? new(StandingState.Qualified, StandingCause.KeyCorrected) : null;
        if (verdict == GoldVerdict.Flag) return new(StandingState.Paused, StandingCause.Missed);
        if (now.Cusum.Alarm) return new(StandingState.Watched, StandingCause.Decay, Restarts: true);
        if (verdict == before) return null;
        return verdict switch
        {
            GoldVerdict.Refer => new(StandingState.Watched, StandingCause.Undecided),
            // Whom a person watches, a person stops watching.
            GoldVerdict.Pass => new(state == StandingState.Watched && cause == StandingCause.Person ? StandingState.Watched : StandingState.Qualified, StandingCause.Passed),
            _ => cause == StandingCause.Undecided ? new(StandingState.Qualified, StandingCause.KeyCorrected) : null,
        };
    }
}
