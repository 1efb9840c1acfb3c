namespace Parallax.Desk;

/// <summary>
/// Lets many people work at once: whoever's next act comes first acts first, and those who act at nearly the same time do so
/// together. On a clock of its own the time between two acts passes at once; on a real server nobody waits.
/// </summary>
/// <param name="clock">Null where the time is not ours to move.</param>
/// <param name="parallel">How many act together at most.</param>
public sealed class Shift(SteppedClock? clock, int parallel)
{
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(15);

    private TimeSpan _now;

    /// <summary>How much time passed for the people.</summary>
    public TimeSpan Passed => _now;

    /// <param name="people">Does the person's next act, and says after how long they act again; null when they are done.</param>
    public async Task RunAsync(IEnumerable<Func<CancellationToken, Task<TimeSpan?>>> people, CancellationToken cancel)
    {
        var due = new PriorityQueue<Func<CancellationToken, Task<TimeSpan?>>, TimeSpan>(people.Select((act, i) => (act, _now + TimeSpan.FromSeconds(i % 60))));
        while (due.TryPeek(out _, out var first))
        {
            cancel.ThrowIfCancellationRequested();
            StepTo(first);
            var acting = new List<(Func<CancellationToken, Task<TimeSpan?>> Act, TimeSpan At)>();
            while (acting.Count < parallel && due.TryPeek(out var act, out var at) && (clock is null || at <= first + Together)) acting.Add((due.Dequeue(), at));
            var next = await Task.WhenAll(acting.Select(a => a.Act(cancel)));
            foreach (var ((act, at), after) in acting.Zip(next))
                if (after is { } wait) due.Enqueue(act, at + wait);
        }
    }

    private void StepTo(TimeSpan at)
    {
        if (at <= _now) return;
        clock?.Step(at - _now);
        _now = at;
    }
}
