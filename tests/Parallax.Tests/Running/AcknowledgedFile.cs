using System.Text.Json;

namespace Parallax.Tests.Running;

/// <summary>A client's own record of what was acknowledged: flushed to the disk before the client goes on.</summary>
public sealed class AcknowledgedFile : IDisposable
{
    private readonly FileStream _file;
    private readonly Lock _gate = new();

    public AcknowledgedFile(string path)
    {
        Path = path;
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
    }

    public string Path { get; }

    public int Count { get; private set; }

    public void Add(Guid assignment, string key, JsonElement receipt)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(new
        {
            judgment = receipt.GetProperty("judgment").GetGuid(),
            assignment,
            key,
            spare = receipt.GetProperty("spare").GetBoolean(),
        });
        lock (_gate)
        {
            _file.Write(line);
            _file.Write("\n"u8);
            _file.Flush(flushToDisk: true);
            Count++;
        }
    }

    public void Dispose() => _file.Dispose();
}
