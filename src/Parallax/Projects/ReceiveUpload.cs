using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Parallax.Media;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>Writes the parts of an upload to the spool as they come: <c>tasks</c> first, then each <c>media</c> under its relative path.</summary>
internal static class ReceiveUpload
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Null when everything is on disk.</summary>
    public static async Task<Refusal?> IntoAsync(ImportSpool spool, Guid import, HttpRequest request, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 } boundary)
            return ProjectRefusals.NotMultipart;

        spool.Open(import);
        var reader = new MultipartReader(boundary.Value!, request.Body, BufferSize);
        var parts = 0;
        try
        {
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
                if (await PartAsync(spool, import, section, parts++ == 0, cancel) is { } refusal) return refusal;
        }
        catch (Exception broken) when (broken is InvalidDataException || (broken is IOException && broken is not BadHttpRequestException))
        {
            return ProjectRefusals.UploadBroken(broken.Message);
        }

        return parts == 0 ? ProjectRefusals.TasksMissing : null;
    }

    private static async Task<Refusal?> PartAsync(ImportSpool spool, Guid import, MultipartSection section, bool isFirst, CancellationToken cancel)
    {
        var disposition = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var parsed) ? parsed : null;
        var name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).Value;
        if (isFirst != (name == "tasks")) return isFirst ? ProjectRefusals.TasksMissing : ProjectRefusals.PartUnknown("tasks");
        if (isFirst)
        {
            await SaveAsync(section.Body, spool.TasksFile(import), long.MaxValue, cancel);
            return null;
        }

        if (name != "media") return ProjectRefusals.PartUnknown(name ?? "");
        var path = FileName(disposition!);
        if (DataUri.Is(path) || MediaPath.Problem(path) is not null) return ProjectRefusals.PathRefused(path, MediaPath.Problem(path) ?? "is no path.");
        // One byte more than is taken: the intake sees that it is too large, and the report names the line.
        await SaveAsync(section.Body, spool.MediumFile(import, path), ImageIntake.MaximumBytes + 1, cancel);
        return null;
    }

    private static string FileName(ContentDispositionHeaderValue disposition)
    {
        var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        return name.HasValue ? HeaderUtilities.UnescapeAsQuotedString(HeaderUtilities.RemoveQuotes(name)).Value ?? "" : "";
    }

    private static async Task SaveAsync(Stream body, string file, long most, CancellationToken cancel)
    {
        await using var output = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous);
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await body.ReadAsync(buffer, cancel)) > 0)
        {
            var kept = (int)Math.Min(read, most - output.Length);
            await output.WriteAsync(buffer.AsMemory(0, kept), cancel);
        }

        await output.FlushAsync(cancel);
        output.Flush(flushToDisk: true);
    }
}
