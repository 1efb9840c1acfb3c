using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>Shows a question with its answer to everyone in the project, or takes it back.</summary>
public static class PublishAnswer
{
    public sealed record Request(bool Published);

    public static async Task<IResult> PostAsync(Guid id, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await ForAsync(db, Caller.Of(http.User), id, request.Published, clock, cancel) is { } no ? no : TypedResults.NoContent();
    }

    public static async Task<Refusal?> ForAsync(AppDb db, Caller caller, Guid id, bool published, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        var led = ProjectAccess.Projects(db, caller, ProjectAccess.Leads);
        var discussion = await db.Set<Discussion>().SingleOrDefaultAsync(d => d.CaseId == id && led.Any(p => p.Id == d.ProjectId), cancel);
        if (discussion is null) return AdjudicationRefusals.QuestionUnknown;
        if (published && !await db.Set<Case>().AnyAsync(c => c.Id == id && c.State == CaseState.Decided, cancel)) return AdjudicationRefusals.QuestionOpen;
        discussion.Publish(published ? clock.GetUtcNow() : null);
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
