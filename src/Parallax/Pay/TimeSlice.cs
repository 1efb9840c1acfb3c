namespace Parallax.Pay;

/// <summary>What a stretch of time is.</summary>
public enum SliceKind
{
    Counted = 0,

    /// <summary>Not counted by itself, and accepted by a person after a claim.</summary>
    Claimed = 1,

    /// <summary>The task was open and no input was seen for longer than the grace.</summary>
    Idle = 2,

    /// <summary>Nothing was heard of the device: a crash, sleep or the network.</summary>
    LostContact = 3,

    /// <summary>More time on one task than its cap.</summary>
    OverCap = 4,

    /// <summary>The contributor paused, or the task was out of sight.</summary>
    Paused = 5,
}

/// <summary>A stretch of one person's time, half-open. No two of one person and payer overlap.</summary>
/// <param name="Terms">The number of the enrollment's terms in effect; 0 where there were none.</param>
public sealed record TimeSlice(Guid Assignment, Guid Project, int Terms, SliceKind Kind, DateTimeOffset From, DateTimeOffset Until)
{
    public bool IsPayable => Kind is SliceKind.Counted or SliceKind.Claimed;

    /// <summary>At a task, not counted, and not by the contributor's own choice.</summary>
    public bool IsPending => !IsPayable && Kind != SliceKind.Paused;

    /// <summary>Exact: microseconds are what both databases keep.</summary>
    public long Micros => (Until - From).Ticks / TimeSpan.TicksPerMicrosecond;

    public bool SameAs(TimeSlice other) => Assignment == other.Assignment && Project == other.Project && Terms == other.Terms && Kind == other.Kind;
}

/// <summary>One fact of an assignment's time, as the server's clock had it.</summary>
public readonly record struct TimeMark(Guid Assignment, Guid Project, Work.TimeEventKind Kind, DateTimeOffset At);

/// <summary>Terms by the time from which they hold.</summary>
public readonly record struct TermsFrom(int Number, DateTimeOffset EffectiveAt);

/// <summary>How the time of one project is counted for one person.</summary>
/// <param name="Grace">How long after the last sign of the person time still counts.</param>
/// <param name="TaskCap">How much of one task counts by itself.</param>
public sealed record CountRules(TimeSpan Grace, TimeSpan TaskCap, IReadOnlyList<TermsFrom> Terms)
{
    public int TermsAt(DateTimeOffset at) => Terms.Where(t => t.EffectiveAt <= at).Select(t => t.Number).DefaultIfEmpty(0).Max();
}

/// <summary>Time that a person accepted after a claim.</summary>
public readonly record struct AcceptedTime(Guid Project, DateTimeOffset From, DateTimeOffset Until);
