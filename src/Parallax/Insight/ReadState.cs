using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Web.Pages;

namespace Parallax.Insight;

/// <summary>How far the results of a project are counted.</summary>
/// <param name="Judgments">How many count: those that the figures know of, and up to 1,000 that came since.</param>
/// <param name="Read">How many of them the figures know of.</param>
/// <param name="Done">While counting: judgments read or figures made, of <paramref name="Total"/>.</param>
public sealed record CountingState(int Judgments, int Read, int Done, int Total, DateTimeOffset? CountedAt, IReadOnlyList<string> Categories)
{
    /// <summary>What came since is counted up to here: a page must not wait for more.</summary>
    public const int MostSince = 1000;

    /// <summary>What came since, as <c>; 12 came since</c>; empty when nothing did.</summary>
    public string Since() => (Judgments - Read) switch
    {
        0 => "",
        >= MostSince => $"; {Words.Number(MostSince)} or more came since",
        var few => $"; {Words.Number(few)} came since",
    };
}

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
        var (read, through) = state?.Known ?? (0, null);
        var since = await TakeFacts.Since(db, project, through).Select(j => j.Id).Take(CountingState.MostSince).CountAsync(cancel);
        return new CountingState(read + since, read, state?.Done ?? 0, state?.Total ?? 0, state?.CountedAt, categories);
    }
}
