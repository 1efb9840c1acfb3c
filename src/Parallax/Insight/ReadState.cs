using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Insight;

/// <summary>How far the results of a project are counted.</summary>
/// <param name="Judgments">How many count.</param>
/// <param name="Read">How many of them are in the figures' base.</param>
/// <param name="Done">While counting: what is done, of <paramref name="Total"/>.</param>
public sealed record CountingState(int Judgments, int Read, int Done, int Total, DateTimeOffset? CountedAt, IReadOnlyList<string> Categories);

/// <summary>The state of the results, for the API and for the line under each page.</summary>
public static class ReadState
{
    public static async Task<IResult> GetAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        return TypedResults.Ok(await OfAsync(db, found.Value!.Id, cancel));
    }

    public static async Task<CountingState> OfAsync(AppDb db, Guid project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var state = await db.Set<InsightState>().AsNoTracking().FirstOrDefaultAsync(s => s.ProjectId == project, cancel);
        var categories = await db.Set<Figure>().Where(f => f.ProjectId == project && f.Kind == Leaderboard.Kind && f.Scope != "").OrderBy(f => f.Scope).Select(f => f.Scope).ToListAsync(cancel);
        return new CountingState(
            await TakeFacts.Counting(db, project).CountAsync(cancel), await db.Set<JudgmentFact>().CountAsync(f => f.ProjectId == project, cancel),
            state?.Done ?? 0, state?.Total ?? 0, state?.CountedAt, categories);
    }
}
