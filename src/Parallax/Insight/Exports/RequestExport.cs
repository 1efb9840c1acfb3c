using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Insight.Exports;

/// <summary>Asks for an export: it is made in the background. Whoever may read the judgments may: it says nothing that they cannot see.</summary>
public static class RequestExport
{
    private const int MostWaiting = 20;

    public sealed record Request(string? Format, bool WithWithdrawn = false);

    public static async Task<IResult> PostAsync(string project, Request request, HttpContext http, AppDb db, ExportSignal signal, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var caller = Caller.Of(http.User);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        var asked = await ForAsync(db, found.Value!, caller, request, signal, clock, cancel);
        return asked.Refusal ?? (IResult)TypedResults.Accepted($"/api/projects/{found.Value!.Id}/exports/{asked.Value!.Id}", ExportView.Of(asked.Value));
    }

    public static async Task<Outcome<Export>> ForAsync(AppDb db, Project project, Caller caller, Request request, ExportSignal signal, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(signal);
        if (ExportFormats.Find(request.Format) is not { } format) return ExportRefusals.FormatUnknown(request.Format);
        if (request.WithWithdrawn && !format.MarksWithdrawn) return ExportRefusals.WithdrawnUnmarked;
        var waiting = await db.Set<Export>().CountAsync(e => e.ProjectId == project.Id && (e.State == ExportState.Requested || e.State == ExportState.Making), cancel);
        if (waiting >= MostWaiting) return ExportRefusals.TooMany(MostWaiting);
        var export = new Export(Ids.New(clock), project, format.Name, request.WithWithdrawn, caller.Id, clock.GetUtcNow());
        db.Add(export);
        await db.SaveChangesAsync(cancel);
        signal.Raise();
        return export;
    }
}
