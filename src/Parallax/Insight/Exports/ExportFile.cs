using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Parallax.Insight.Exports;

/// <summary>One file of an export while it is written: forward only, hashed on the way, in constant memory.</summary>
public sealed class ExportFile : IAsyncDisposable
{
    private const int FlushAt = 128 * 1024;

    private readonly FileStream _file;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _buffer = new(FlushAt * 2);
    private readonly Utf8JsonWriter _json;
    private long _bytes;

    public ExportFile(string folder, string name)
    {
        Name = name;
        _file = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read, 0, FileOptions.Asynchronous);
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = ExportJson.Plain.Encoder, SkipValidation = true });
    }

    public string Name { get; }

    public long Lines { get; private set; }

    /// <summary>One line of JSON Lines.</summary>
    public ValueTask LineAsync<T>(T value, JsonSerializerOptions options, CancellationToken cancel)
    {
        Add(value, options);
        return EndLineAsync(cancel);
    }

    /// <summary>One line as it is.</summary>
    public ValueTask LineAsync(string text, CancellationToken cancel)
    {
        Add(text);
        return EndLineAsync(cancel);
    }

    /// <summary>JSON inside of a larger document.</summary>
    public ValueTask JsonAsync<T>(T value, JsonSerializerOptions options, CancellationToken cancel)
    {
        Add(value, options);
        return FlushIfLargeAsync(cancel);
    }

    public ValueTask TextAsync(string text, CancellationToken cancel)
    {
        Add(text);
        return FlushIfLargeAsync(cancel);
    }

    public async ValueTask AppendAsync(Stream from, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(from);
        await FlushAsync(cancel);
        var block = new byte[FlushAt];
        int read;
        while ((read = await from.ReadAsync(block, cancel)) > 0) await WriteAsync(block.AsMemory(0, read), cancel);
    }

    /// <summary>Says how many lines were written through <see cref="AsStream"/>.</summary>
    public void Counted(long lines) => Lines = lines;

    /// <summary>For a library that writes into a stream.</summary>
    public Stream AsStream() => new Through(this);

    /// <summary>To the disk: what the manifest says of it holds after a power cut as well.</summary>
    public async Task<ManifestFile> CloseAsync(CancellationToken cancel)
    {
        await FlushAsync(cancel);
        _file.Flush(flushToDisk: true);
        await _file.DisposeAsync();
        return new ManifestFile(Name, _bytes, Convert.ToHexStringLower(_hash.GetHashAndReset()), Lines > 0 || Name.EndsWith(".jsonl", StringComparison.Ordinal) ? Lines : null);
    }

    public async ValueTask DisposeAsync()
    {
        await _json.DisposeAsync();
        await _file.DisposeAsync();
        _hash.Dispose();
    }

    private void Add<T>(T value, JsonSerializerOptions options)
    {
        JsonSerializer.Serialize(_json, value, options);
        _json.Flush();
        _json.Reset();
    }

    private void Add(string text) => Encoding.UTF8.GetBytes(text, _buffer);

    private ValueTask EndLineAsync(CancellationToken cancel)
    {
        _buffer.Write("\n"u8);
        Lines++;
        return FlushIfLargeAsync(cancel);
    }

    private ValueTask FlushIfLargeAsync(CancellationToken cancel) => _buffer.WrittenCount < FlushAt ? ValueTask.CompletedTask : FlushAsync(cancel);

    private async ValueTask FlushAsync(CancellationToken cancel)
    {
        if (_buffer.WrittenCount == 0) return;
        await WriteAsync(_buffer.WrittenMemory, cancel);
        _buffer.ResetWrittenCount();
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        _hash.AppendData(bytes.Span);
        _bytes += bytes.Length;
        await _file.WriteAsync(bytes, cancel);
    }

    private sealed class Through(ExportFile file) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => file._bytes;

        public override long Position
        {
            get => file._bytes;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            file._hash.AppendData(buffer.AsSpan(offset, count));
            file._bytes += count;
            file._file.Write(buffer, offset, count);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => file.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
