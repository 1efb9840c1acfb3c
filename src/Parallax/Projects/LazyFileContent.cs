using System.Net;

namespace Parallax.Projects;

/// <summary>A file that is opened only when its turn comes: an upload of ten thousand images holds one handle.</summary>
internal sealed class LazyFileContent(string path) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await using var file = File.OpenRead(path);
        await file.CopyToAsync(stream);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = new FileInfo(path).Length;
        return true;
    }
}
