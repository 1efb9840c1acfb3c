using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Insight.Exports;

/// <param name="State"><c>requested</c>, <c>making</c>, <c>made</c> or <c>failed</c>.</param>
/// <param name="Done">Judgments looked at, of <paramref name="Total"/>.</param>
/// <param name="Manifest">Null until it is made.</param>
public sealed record ExportView(
    Guid Id, string Format, bool WithWithdrawn, string State, DateTimeOffset RequestedAt, DateTimeOffset? FinishedAt, long Done, long Total, long Bytes, Manifest? Manifest)
{
    public static ExportView Of(Export export)
    {
        ArgumentNullException.ThrowIfNull(export);
        return new ExportView(
            export.Id, export.Format, export.WithWithdrawn, export.State.ToString().ToLowerInvariant(), export.RequestedAt, export.FinishedAt, export.Done, export.Total, export.Bytes,
            export.Manifest is { } manifest ? Content.Read<Manifest>(manifest) : null);
    }
}

/// <summary>What can be exported, and what was.</summary>
public static class ReadExports
{
    private const int Latest = 50;

    public sealed record Format(string Name, string Title, string For, IReadOnlyList<string> Loses, bool MarksWithdrawn);

    public sealed record Page(IReadOnlyList<Format> Formats, IReadOnlyList<ExportView> Exports);

    public static async Task<IResult> ListAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        return TypedResults.Ok(new Page([.. ExportFormats.All.Select(f => new Format(f.Name, f.Title, f.For, f.Loses, f.MarksWithdrawn))], await OfAsync(db, found.Value!.Id, cancel)));
    }

    public static async Task<IResult> GetAsync(string project, Guid export, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await FindAsync(db, Caller.Of(http.User), project, export, cancel);
        return found.Refusal ?? (IResult)TypedResults.Ok(ExportView.Of(found.Value!));
    }

    /// <summary>The latest ones, newest first.</summary>
    public static async Task<IReadOnlyList<ExportView>> OfAsync(AppDb db, Guid project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await db.Set<Export>().AsNoTracking().Where(e => e.ProjectId == project).OrderByDescending(e => e.RequestedAt).ThenByDescending(e => e.Id).Take(Latest).ToListAsync(cancel);
        return rows.ConvertAll(ExportView.Of);
    }

    public static async Task<Outcome<Export>> FindAsync(AppDb db, Caller caller, string project, Guid export, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        var row = await db.Set<Export>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == export && e.ProjectId == found.Value!.Id, cancel);
        return row is null ? ExportRefusals.Unknown : row;
    }
}
