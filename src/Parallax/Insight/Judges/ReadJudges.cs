using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Insight;

/// <summary>The judges of a project, held against people.</summary>
public static class ReadJudges
{
    public static async Task<IResult> GetAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        return TypedResults.Ok(new { Judges = await OfAsync(db, found.Value!.Id, cancel) });
    }

    public static async Task<List<JudgeReport>> OfAsync(AppDb db, Guid project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var bodies = await db.Set<Figure>().AsNoTracking().Where(f => f.ProjectId == project && f.Kind == JudgeReport.Kind).Select(f => f.Body).ToListAsync(cancel);
        return [.. bodies.Select(Content.Read<JudgeReport>).OrderByDescending(r => r.ImportedAt)];
    }
}
