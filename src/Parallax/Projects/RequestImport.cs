using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>How large an upload may be.</summary>
public sealed record ImportLimits(long MaximumBytes)
{
    public const string Setting = "Imports:MaximumBytes";
    public const long Default = 4L * 1024 * 1024 * 1024;
}

/// <summary>Takes a file of tasks with its images in, and reads how its import goes.</summary>
public static class RequestImport
{
    public sealed record Requested(Guid Id, string State);

    /// <summary>An import and its report.</summary>
    public sealed record View(
        Guid Id, string State, string FileName, bool Replace, DateTimeOffset RequestedAt, DateTimeOffset? FinishedAt,
        long LinesRead, long Tasks, long Skipped, long Replaced, long Presentations, long Slots,
        IReadOnlyList<string> Notes, IReadOnlyList<LineProblem> Problems, long ProblemCount);

    public static async Task<IResult> PostAsync(
        string project, bool? replace, string? fileName, HttpContext http, AppDb db, ImportSpool spool, ImportLimits limits, ImportSignal signal, TimeProvider clock, CancellationToken cancel)
    {
        var caller = Caller.Of(http.User);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limits.MaximumBytes;

        var import = new Import(Ids.New(clock), found.Value!.OrganizationId, found.Value.Id, Shown(fileName), replace ?? false, caller.Id, clock.GetUtcNow());
        var kept = false;
        try
        {
            if (await ReceiveUpload.IntoAsync(spool, import.Id, http.Request, cancel) is { } bad) return bad;
            db.Add(import);
            await db.SaveChangesAsync(cancel);
            kept = true;
        }
        finally
        {
            if (!kept) spool.Delete(import.Id);
        }

        signal.Raise();
        return TypedResults.Accepted($"/api/projects/{found.Value.Id}/imports/{import.Id}", new Requested(import.Id, Name(import.State)));
    }

    public static async Task<IResult> GetAsync(string project, Guid import, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var row = await db.Set<Import>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == import && i.ProjectId == found.Value!.Id, cancel);
        return row is null ? ProjectRefusals.ImportUnknown : TypedResults.Ok(Of(row));
    }

    private static View Of(Import import)
    {
        var report = Content.Read<ImportReport>(import.Report);
        return new View(
            import.Id, Name(import.State), import.FileName, import.Replace, import.RequestedAt, import.FinishedAt,
            report.LinesRead, report.Tasks, report.Skipped, report.Replaced, report.Presentations, report.Slots,
            report.Notes, report.Problems, report.ProblemCount);
    }

    private static string Name(ImportState state) => state.ToString().ToLowerInvariant();

    /// <summary>The name is shown in reports and opens nothing.</summary>
    private static string Shown(string? fileName)
    {
        var name = new string([.. (fileName ?? "tasks.jsonl").Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]);
        return name.Length <= 255 ? name : name[^255..];
    }
}
