using System.Threading.Channels;

namespace Parallax.Projects;

/// <summary>Wakes the worker of this process early. What is to be done stands in the table; a lost signal costs a few seconds.</summary>
public sealed class ImportSignal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _channel.Writer.TryWrite(true);

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
