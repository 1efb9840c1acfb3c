using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Parallax.Data;

/// <summary>Reads rows on another thread while those before are worked on: SQLite's provider reads synchronously.</summary>
public static class ReadAhead
{
    public static async IAsyncEnumerable<T> AheadAsync<T>(this IAsyncEnumerable<T> rows, int most, [EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(most) { SingleReader = true, SingleWriter = true });
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = Task.Run(() => FillAsync(rows, channel.Writer, left.Token), CancellationToken.None);
        try
        {
            await foreach (var row in channel.Reader.ReadAllAsync(cancel)) yield return row;
        }
        finally
        {
            // Whoever stops early must not leave a reader on the connection.
            await left.CancelAsync();
            await reading;
        }
    }

    /// <summary>Ends without an exception of its own: what went wrong goes to the reader of the channel.</summary>
    private static async Task FillAsync<T>(IAsyncEnumerable<T> rows, ChannelWriter<T> to, CancellationToken cancel)
    {
        try
        {
            await foreach (var row in rows.WithCancellation(cancel)) await to.WriteAsync(row, cancel);
            to.Complete();
        }
        catch (Exception failed)
        {
            to.Complete(failed);
        }
    }
}
