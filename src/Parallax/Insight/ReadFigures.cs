using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Insight;

/// <summary>All figures of a project in one answer, for programs.</summary>
public static class ReadFigures
{
    /// <param name="Kind">Which result: <c>leaderboard</c>, <c>failures</c>, <c>precision</c>, …</param>
    /// <param name="Scope">A category, or empty for all.</param>
    public sealed record Counted(string Kind, string Scope, int Judgments, DateTimeOffset CountedAt, JsonElement Of);

    public static async Task<IResult> GetAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        var id = found.Value!.Id;
        var figures = db.Set<Figure>().AsNoTracking().Where(f => f.ProjectId == id).OrderBy(f => f.Kind).ThenBy(f => f.Scope).AsAsyncEnumerable();
        return TypedResults.Ok(figures.Select(f => new Counted(f.Kind, f.Scope, f.Judgments, f.CountedAt, Content.Read<JsonElement>(f.Body))));
    }
}
