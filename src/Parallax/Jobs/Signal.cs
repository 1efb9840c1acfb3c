using System.Threading.Channels;

namespace Parallax.Jobs;

/// <summary>Wakes a worker of this process early. What is to be done stands in a table; a lost signal costs a few seconds.</summary>
public class Signal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _channel.Writer.TryWrite(true);

    /// <summary>Returns when it was raised.</summary>
    public async Task WaitAsync(CancellationToken cancel) => await _channel.Reader.ReadAsync(cancel);

    /// <summary>Returns when it was raised, or after <paramref name="most"/>.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider clock, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var pause = Task.Delay(most, clock, either.Token);
        await Task.WhenAny(_channel.Reader.WaitToReadAsync(either.Token).AsTask(), pause);
        await either.CancelAsync();
        _channel.Reader.TryRead(out _);
        cancel.ThrowIfCancellationRequested();
    }
}
