using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Parallax.Projects;

/// <summary>One line of a file: its number from 1, and its bytes; null when it is too long to be read.</summary>
public readonly record struct TaskLine(long Number, ReadOnlyMemory<byte>? Bytes);

/// <summary>The lines of a file of any size, one at a time. Blank lines are passed over; a byte order mark is, too.</summary>
public static class TaskLines
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static async IAsyncEnumerable<TaskLine> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancel)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        long number = 0;
        var skipping = false;
        while (true)
        {
            var result = await reader.ReadAsync(cancel);
            var buffer = result.Buffer;
            while (TryTake(ref buffer, result.IsCompleted, out var line))
            {
                number++;
                if (skipping || line.Length > TaskLimits.LineBytes) yield return new TaskLine(number, null);
                else if (Trim(line.ToArray(), number) is { Length: > 0 } bytes) yield return new TaskLine(number, bytes);
                skipping = false;
            }

            if (result.IsCompleted) break;
            // What is too long already is dropped as it comes, so that memory stays bounded.
            if (skipping |= buffer.Length > TaskLimits.LineBytes) buffer = buffer.Slice(buffer.End);
            reader.AdvanceTo(buffer.Start, result.Buffer.End);
        }

        if (skipping) yield return new TaskLine(number + 1, null);
        await reader.CompleteAsync();
    }

    private static bool TryTake(ref ReadOnlySequence<byte> buffer, bool isLast, out ReadOnlySequence<byte> line)
    {
        line = default;
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return true;
        }

        if (!isLast || buffer.IsEmpty) return false;
        line = buffer;
        buffer = buffer.Slice(buffer.End);
        return true;
    }

    private static ReadOnlyMemory<byte> Trim(byte[] line, long number)
    {
        var start = number == 1 && line.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        return line.AsSpan(start).IndexOfAnyExcept(" \t\r"u8) < 0 ? default(ReadOnlyMemory<byte>) : line.AsMemory(start);
    }
}
