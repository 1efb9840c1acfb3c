using Parallax.Work;

namespace Parallax.Pay;

/// <summary>
/// How one assignment stands from an instant on, until its next event. It follows from the events up to that instant alone:
/// what comes later never takes counted time away.
/// </summary>
internal sealed record AssignmentStep(
    Guid Assignment, Guid Project, DateTimeOffset At, ClockMode Mode, DateTimeOffset LastInput, DateTimeOffset LastSign, bool Expired, CountRules Rules)
{
    /// <summary>Three heartbeats of the workspace missed: the device is out of reach.</summary>
    public static readonly TimeSpan Contact = TimeSpan.FromSeconds(90);

    public DateTimeOffset GraceEnds => LastInput + Rules.Grace;

    public DateTimeOffset ContactEnds => LastSign + Contact;

    public bool CountsAt(DateTimeOffset at) => Mode == ClockMode.Running && at < GraceEnds;

    /// <summary>What the time is that does not count; null when the person is not at this task at all.</summary>
    public SliceKind? MissingAt(DateTimeOffset at)
    {
        if (Mode == ClockMode.Over || Expired) return null;
        if (Mode == ClockMode.Paused) return SliceKind.Paused;
        return at < ContactEnds ? SliceKind.Idle : SliceKind.LostContact;
    }
}

internal enum ClockMode
{
    Running,
    Paused,
    Over,
}

/// <summary>Reads the events of one assignment.</summary>
internal static class AssignmentClock
{
    /// <summary>The steps, one for each instant at which something happened, in order.</summary>
    public static IEnumerable<AssignmentStep> Steps(IEnumerable<TimeMark> marks, CountRules rules)
    {
        AssignmentStep? last = null;
        foreach (var together in marks.GroupBy(m => m.At).OrderBy(g => g.Key))
        {
            var kinds = together.Select(m => m.Kind).ToHashSet();
            var step = kinds.SetEquals([TimeEventKind.Expire]) ? Expire(last, together.Key) : Step(together.First(), kinds, last, rules);
            if (step is null) continue;
            yield return last = step;
        }
    }

    /// <summary>An end of the hold takes nothing away: who writes on is credited up to the grace. It only ends the waiting.</summary>
    private static AssignmentStep? Expire(AssignmentStep? last, DateTimeOffset at) =>
        last is null || last.Mode == ClockMode.Over ? null : last with { At = at, Expired = true };

    private static AssignmentStep Step(TimeMark mark, HashSet<TimeEventKind> kinds, AssignmentStep? last, CountRules rules)
    {
        var person = last is null || kinds.Any(k => k is not (TimeEventKind.Heartbeat or TimeEventKind.Expire));
        return new AssignmentStep(mark.Assignment, mark.Project, mark.At, Mode(kinds), person ? mark.At : last!.LastInput, mark.At, false, rules);
    }

    /// <summary>
    /// Of what happened at one instant, which is in no order: an end ends; in doubt between pausing and going on the
    /// contributor goes on; a pause stands against mere heartbeats, and a later heartbeat shows that another tab is at it.
    /// </summary>
    private static ClockMode Mode(HashSet<TimeEventKind> kinds)
    {
        if (kinds.Contains(TimeEventKind.Submit) || kinds.Contains(TimeEventKind.Pass)) return ClockMode.Over;
        if (kinds.Contains(TimeEventKind.Open) || kinds.Contains(TimeEventKind.Resume)) return ClockMode.Running;
        return kinds.Contains(TimeEventKind.Pause) ? ClockMode.Paused : ClockMode.Running;
    }
}
