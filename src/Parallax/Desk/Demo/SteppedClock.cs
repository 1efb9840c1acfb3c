namespace Parallax.Desk;

/// <summary>A clock that stands until it is moved, and never goes back: the demo's past is written on it while the application's own jobs read it.</summary>
public sealed class SteppedClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Step(TimeSpan by) => Interlocked.Add(ref _ticks, Math.Max(0, by.Ticks));

    /// <summary>To a moment; one that has passed already changes nothing.</summary>
    public void StepTo(DateTimeOffset at) => Step(at - GetUtcNow());
}
