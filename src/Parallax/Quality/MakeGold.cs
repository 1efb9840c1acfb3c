using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Makes a presentation gold, or says anew what is expected of it; and retires it.</summary>
public static class MakeGold
{
    public sealed record Request(Guid Presentation, AnswerKey? Key);

    /// <summary>What a caller who may do it has to say.</summary>
    public sealed record Draft(Guid Project, Guid Presentation, AnswerKey? Key, GoldSource Source, Guid By);

    public sealed record Answer(Guid Presentation, int KeyNumber, bool Active);

    public static async Task<IResult> PostAsync(
        string project, Request request, HttpContext http, AppDb db, WorkStore store, ProtocolCache protocols, ScoreGold score, TimeProvider clock, CancellationToken cancel)
    {
        var caller = Caller.Of(http.User);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } no) return no;
        var made = await ForAsync(db, store, protocols, new Draft(found.Value!.Id, request.Presentation, request.Key, GoldSource.ByHand, caller.Id), clock, cancel);
        score.LookAtEverything();
        return made.Or(item => TypedResults.Ok(new Answer(item.PresentationId, item.KeyNumber, item.RetiredAt is null)));
    }

    /// <summary>
    /// For a caller whose right was looked at. What is gold already is expected otherwise from now on, and everyone is scored
    /// anew; it is given out again, unless somebody was shown it.
    /// </summary>
    public static async Task<Outcome<GoldItem>> ForAsync(AppDb db, WorkStore store, ProtocolCache protocols, Draft draft, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(clock);
        if (await ShownItem.OfAsync(db, protocols, draft.Project, draft.Presentation, cancel) is not { } shown) return GoldRefusals.PresentationUnknown;
        var errors = Check(draft.Key, shown);
        if (errors.Count > 0) return GoldRefusals.Invalid(errors);
        if (await db.Set<PresentationRole>().AnyAsync(r => r.PresentationId == draft.Presentation && r.Purpose != Purpose.Gold && r.IsActive, cancel)) return GoldRefusals.InUse;
        var organization = await db.Set<Project>().Where(p => p.Id == draft.Project).Select(p => p.OrganizationId).SingleAsync(cancel);
        var item = await db.Set<GoldItem>().FirstOrDefaultAsync(g => g.PresentationId == draft.Presentation, cancel);
        if (item is null) db.Add(item = new GoldItem(Ids.New(clock), organization, draft.Project, draft.Presentation, draft.Source, draft.By, clock.GetUtcNow()));
        db.Add(item.Expect(draft.Key!, draft.Source, draft.By, clock));
        item.UseAgain();
        if (await SaveAsync(db, cancel) is { } lost) return lost;
        if (item.RetiredAt is null) await GiveOutAsync(db, store, item, cancel);
        return item;
    }

    public static async Task<IResult> DeleteAsync(string project, Guid presentation, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        await RetireAsync(db, Caller.Of(http.User), project, presentation, clock, cancel) is { } no ? no : TypedResults.NoContent();

    public static async Task<Refusal?> RetireAsync(AppDb db, Caller caller, string project, Guid presentation, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } no) return no;
        var item = await db.Set<GoldItem>().FirstOrDefaultAsync(g => g.ProjectId == found.Value!.Id && g.PresentationId == presentation, cancel);
        if (item is null) return GoldRefusals.Unknown;
        item.Retire("A lead retired it.", clock.GetUtcNow());
        if (await SaveAsync(db, cancel) is { } lost) return lost;
        await db.Set<PresentationRole>().Where(r => r.PresentationId == presentation && r.Purpose == Purpose.Gold).ExecuteUpdateAsync(set => set.SetProperty(r => r.IsActive, false), cancel);
        return null;
    }

    private static Dictionary<string, string[]> Check(AnswerKey? key, ShownItem shown)
    {
        var errors = new Dictionary<string, string[]>();
        if (key is null or { Parts: 0 }) errors["key"] = ["Say at least one thing that is expected."];
        else CheckAnswerKey.Of(key, shown.Protocol, shown.StepCounts, errors);
        if (key?.Regions.Any(r => r.Media >= shown.Media.Count) == true) errors["key.regions"] = ["The task has no such image."];
        return errors;
    }

    private static async Task GiveOutAsync(AppDb db, WorkStore store, GoldItem item, CancellationToken cancel)
    {
        var settings = await QualitySettings.OfAsync(db, item.ProjectId, cancel);
        await store.SetRoleAsync(
            new PresentationRole
            {
                OrganizationId = item.OrganizationId,
                ProjectId = item.ProjectId,
                PresentationId = item.PresentationId,
                Purpose = Purpose.Gold,
                IsActive = true,
                MostViews = settings.MostViews,
                CreatedAt = item.MadeAt,
            }, cancel);
    }

    private static async Task<Refusal?> SaveAsync(AppDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException lost) when (lost is DbUpdateConcurrencyException || Violations.IsDuplicate(lost))
        {
            db.ChangeTracker.Clear();
            return GoldRefusals.Changed;
        }
    }
}
