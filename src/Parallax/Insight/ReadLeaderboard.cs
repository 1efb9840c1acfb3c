using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Insight;

/// <summary>The leaderboard of a project, as it was last counted.</summary>
public static class ReadLeaderboard
{
    /// <param name="over"><c>protocol</c>: over all projects of the organization with this protocol.</param>
    public static async Task<IResult> GetAsync(string project, string? category, string? over, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        var board = over == "protocol"
            ? await Together.ReadAsync(db, found.Value!, category ?? "", cancel)
            : await Figure.ReadAsync<Leaderboard>(db, found.Value!.Id, Leaderboard.Kind, category ?? "", cancel);
        return board is null ? InsightRefusals.NotCounted : TypedResults.Ok(board);
    }
}
