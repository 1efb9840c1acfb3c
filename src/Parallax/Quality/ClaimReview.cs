using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>Gives a reviewer the next review that waits, or the one that they have.</summary>
public static class ClaimReview
{
    /// <param name="Project">Only from this one; null for every project in which the caller reviews.</param>
    public sealed record Request(Guid? Project = null);

    public sealed record Answer(Guid Assignment);

    public static async Task<IResult> PostAsync(Request? request, HttpContext http, AppDb db, ReviewStore store, CancellationToken cancel) =>
        (await ForAsync(Caller.Of(http.User), request?.Project, db, store, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<Answer>> ForAsync(Caller caller, Guid? project, AppDb db, ReviewStore store, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        var member = ReviewAccess.AsMember(db, caller);
        var projects = await ReviewAccess.Projects(db, caller).Where(p => project == null || p.Id == project).OrderBy(p => p.CreatedAt)
            .Select(p => new { p.Id, AsMember = member.Any(m => m.Id == p.Id) }).ToListAsync(cancel);
        if (projects.Count == 0) return ReviewRefusals.NotReviewer;
        var claim = await store.ClaimAsync(caller.Id, [.. projects.Select(p => (p.Id, p.AsMember))], cancel);
        return claim is null ? ReviewRefusals.NothingWaits : new Answer(claim.Assignment);
    }
}
