using System.Formats.Tar;
using Microsoft.Net.Http.Headers;
using Parallax.Data;
using Parallax.Media;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Insight.Exports;

/// <summary>Sends what was made: a file, from any byte on, or all of it with its images as one archive.</summary>
public static class DownloadExport
{
    public const string ManifestName = "manifest.json";

    /// <summary>Never as anything that a browser would open.</summary>
    private const string Bytes = "application/octet-stream";

    public static async Task<IResult> FileAsync(string project, Guid export, string name, HttpContext http, AppDb db, ExportFolders folders, CancellationToken cancel)
    {
        var found = await MadeAsync(db, http, project, export, cancel);
        if (found.Refusal is { } no) return no;
        var (row, manifest) = found.Value!;
        var listed = manifest.Files.FirstOrDefault(f => f.Name == name);
        if (listed is null && name != ManifestName) return ExportRefusals.FileUnknown;
        if (folders.Find(row.Id, row.Attempts, name) is not { } file) return ExportRefusals.FileUnknown;
        return TypedResults.PhysicalFile(file.FullName, Bytes, name, file.LastWriteTimeUtc, new EntityTagHeaderValue($"\"{listed?.Sha256 ?? row.Id.ToString("N")}\""), enableRangeProcessing: true);
    }

    public static async Task<IResult> ArchiveAsync(string project, Guid export, HttpContext http, AppDb db, ExportFolders folders, IMediaStore media, CancellationToken cancel)
    {
        var found = await MadeAsync(db, http, project, export, cancel);
        if (found.Refusal is { } no) return no;
        var (row, manifest) = found.Value!;
        return TypedResults.Stream(body => WriteAsync(body, row, manifest, folders, media, cancel), "application/x-tar", $"{manifest.Project}-{manifest.Format}.tar");
    }

    private static async Task<Outcome<(Export Row, Manifest Manifest)>> MadeAsync(AppDb db, HttpContext http, string project, Guid export, CancellationToken cancel)
    {
        var found = await ReadExports.FindAsync(db, Caller.Of(http.User), project, export, cancel);
        if (found.Refusal is { } no) return no;
        return found.Value!.Manifest is { } manifest ? (found.Value, Content.Read<Manifest>(manifest)) : ExportRefusals.NotMade;
    }

    private static async Task WriteAsync(Stream body, Export export, Manifest manifest, ExportFolders folders, IMediaStore media, CancellationToken cancel)
    {
        await using var tar = new TarWriter(body, TarEntryFormat.Pax, leaveOpen: true);
        foreach (var name in manifest.Files.Select(f => f.Name).Append(ManifestName))
            if (folders.Find(export.Id, export.Attempts, name) is { } file) await AddAsync(tar, name, file.OpenRead(), manifest.AsOf, cancel);
        if (folders.Find(export.Id, export.Attempts, ExportRun.ImageList) is not { } list) return;
        using var lines = list.OpenText();
        while (await lines.ReadLineAsync(cancel) is { } line)
        {
            var (hash, path) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.LastIndexOf(' ') + 1)..]);
            if (media.OpenRead(hash) is { } image) await AddAsync(tar, path, image, manifest.AsOf, cancel);
        }
    }

    private static async Task AddAsync(TarWriter tar, string name, Stream content, DateTimeOffset at, CancellationToken cancel)
    {
        await using (content) await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, ModificationTime = at }, cancel);
    }
}
