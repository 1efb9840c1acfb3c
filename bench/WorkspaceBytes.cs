using System.IO.Compression;

namespace Parallax.Bench;

/// <summary>What the workspace's page loads, compressed as a browser gets it. Fonts are cached for good and stand apart.</summary>
public static class WorkspaceBytes
{
    private const long Budget = 120 * 1024;

    public static void Run(Report report)
    {
        var root = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "src", "Parallax", "wwwroot");
        // The pieces that the workspace begins with; one that comes later is called after its module.
        string[] files = ["workspace.js", .. Directory.GetFiles(Path.Combine(root, "chunks"), "chunk-*.js").Select(f => Path.GetRelativePath(root, f)), "app.css", "site.js"];
        report.Bytes("what the workspace begins with, app.css and site.js, brotli", files.Sum(f => Compressed(Path.Combine(root, f))), Budget);
    }

    private static long Compressed(string file)
    {
        using var to = new MemoryStream();
        using (var brotli = new BrotliStream(to, CompressionLevel.SmallestSize, leaveOpen: true))
        using (var from = File.OpenRead(file)) from.CopyTo(brotli);
        return to.Length;
    }
}
