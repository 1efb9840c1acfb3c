using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>A presentation with a decision becomes gold: from now on it is mixed in unseen, with the decision as its key.</summary>
public static class PromoteToGold
{
    public static async Task<IResult> PostAsync(string project, Guid presentation, HttpContext http, AppDb db, WorkStore store, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel) =>
        await ForAsync(db, Caller.Of(http.User), project, presentation, store, protocols, clock, cancel) is { } no ? no : TypedResults.NoContent();

    public static async Task<Refusal?> ForAsync(AppDb db, Caller caller, string project, Guid presentation, WorkStore store, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(clock);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var id = found.Value!.Id;
        var latest = await db.Set<Adjudication>().AsNoTracking().Where(a => a.PresentationId == presentation && a.ProjectId == id).OrderByDescending(a => a.Number).FirstOrDefaultAsync(cancel);
        if (latest is null) return await db.Set<Presentation>().AnyAsync(p => p.Id == presentation && p.ProjectId == id, cancel) ? AdjudicationRefusals.NotDecided : AdjudicationRefusals.PresentationUnknown;
        if (latest.Decision is null) return AdjudicationRefusals.NotDecided;
        var draft = new MakeGold.Draft(id, presentation, Content.Read<AnswerKey>(latest.Decision), GoldSource.Adjudication, caller.Id);
        return (await MakeGold.ForAsync(db, store, protocols, draft, clock, cancel)).Refusal;
    }
}
