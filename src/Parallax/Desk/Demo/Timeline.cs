namespace Parallax.Desk;

/// <summary>What happens in the demo's past, each at its time. The clock is moved to it when its turn comes.</summary>
public sealed class Timeline(SteppedClock clock)
{
    private readonly PriorityQueue<Func<Task>, (DateTimeOffset At, int Number)> _steps = new();
    private int _number;

    /// <summary>At one moment, what was added first happens first.</summary>
    public void At(DateTimeOffset at, Func<Task> step) => _steps.Enqueue(step, (at, _number++));

    /// <summary>Everything until then, and the clock stands there.</summary>
    public async Task AdvanceAsync(DateTimeOffset to)
    {
        while (_steps.TryPeek(out var step, out var when) && when.At <= to)
        {
            _steps.Dequeue();
            clock.StepTo(when.At);
            await step();
        }

        clock.StepTo(to);
    }
}
