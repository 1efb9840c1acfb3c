using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Parallax.Data;

/// <summary>Reads rows on another thread while those before are worked on: SQLite's provider reads synchronously. They are handed over some at a time.</summary>
public static class ReadAhead
{
    private const int AtOnce = 32;

    /// <param name="most">How many rows are read before anybody takes them.</param>
    public static async IAsyncEnumerable<T> AheadAsync<T>(this IAsyncEnumerable<T> rows, int most, [EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateBounded<List<T>>(new BoundedChannelOptions(Math.Max(1, most / AtOnce)) { SingleReader = true, SingleWriter = true });
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = Task.Run(() => FillAsync(rows, channel.Writer, left.Token), CancellationToken.None);
        try
        {
            await foreach (var some in channel.Reader.ReadAllAsync(cancel))
                foreach (var row in some) yield return row;
        }
        finally
        {
            // Whoever stops early must not leave a reader on the connection.
            await left.CancelAsync();
            await reading;
        }
    }

    /// <summary>Ends without an exception of its own: what went wrong goes to the reader of the channel.</summary>
    private static async Task FillAsync<T>(IAsyncEnumerable<T> rows, ChannelWriter<List<T>> to, CancellationToken cancel)
    {
        try
        {
            var some = new List<T>(AtOnce);
            await foreach (var row in rows.WithCancellation(cancel))
            {
                some.Add(row);
                if (some.Count < AtOnce) continue;
                await to.WriteAsync(some, cancel);
                some = new List<T>(AtOnce);
            }

            if (some.Count > 0) await to.WriteAsync(some, cancel);
            to.Complete();
        }
        catch (Exception failed)
        {
            to.Complete(failed);
        }
    }
}
