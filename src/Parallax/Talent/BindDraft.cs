using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>A draft that was begun without an account becomes that of the person who came back by its link.</summary>
public static class BindDraft
{
    /// <param name="Resume">The secret of the link.</param>
    /// <param name="Mine">Take it even though it was begun with another e-mail.</param>
    public sealed record Request(string? Resume, bool Mine = false);

    public static async Task<IResult> PostAsync(string slug, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var opportunity = await db.Set<Opportunity>().Where(o => o.Slug == slug).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(cancel);
        if (opportunity is null) return TalentRefusals.OpportunityUnknown;
        return (await ForAsync(opportunity.Value, request, http, db, clock, cancel)).Or(id => TypedResults.Ok(new { application = id }));
    }

    public static async Task<Outcome<Guid>> ForAsync(Guid opportunity, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var caller = Caller.Of(http.User);
        if (caller.Id == Guid.Empty) return TalentRefusals.AccountNeeded;
        var draft = await DraftAccess.BySecretAsync(db, request.Resume ?? DraftAccess.Secret(http, opportunity), opportunity, cancel);
        var own = await db.Set<Application>().FirstOrDefaultAsync(a => a.OpportunityId == opportunity && a.PersonId == caller.Id, cancel);
        if (draft is null) return own is null ? TalentRefusals.ApplicationUnknown : own.Id;
        if (!request.Mine && draft.Email is { } email && !await IsOwnAsync(db, caller.Id, email, cancel)) return TalentRefusals.AnotherPerson;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (own is null) draft.BelongTo(caller.Id, clock.GetUtcNow());
        else await MergeAsync(db, own, draft, clock.GetUtcNow(), cancel);
        if (await KeepAsync(db, cancel) is { } refusal) return refusal;
        await transaction.CommitAsync(cancel);
        DraftAccess.Forget(http, opportunity);
        return (own ?? draft).Id;
    }

    private static Task<bool> IsOwnAsync(AppDb db, Guid person, string email, CancellationToken cancel)
    {
        var normalized = email.ToUpperInvariant();
        return db.Set<Person>().AnyAsync(p => p.Id == person && p.NormalizedEmail == normalized, cancel);
    }

    /// <summary>One application a person: what was typed later fills the one that is there, as long as it is a draft itself.</summary>
    private static async Task MergeAsync(AppDb db, Application own, Application draft, DateTimeOffset now, CancellationToken cancel)
    {
        if (own.Stage == Stage.Draft)
        {
            var (older, newer) = own.ChangedAt <= draft.ChangedAt ? (own.Read(), draft.Read()) : (draft.Read(), own.Read());
            foreach (var (id, values) in newer) older[id] = values;
            own.Write(older, own.Revision, now);
            await MoveResumeAsync(db, own.Id, draft.Id, cancel);
            await MoveOutcomeAsync(db, own, draft, now, cancel);
        }

        db.Remove(draft);
    }

    private static async Task MoveResumeAsync(AppDb db, Guid own, Guid draft, CancellationToken cancel)
    {
        var resumes = await db.Set<Resume>().Where(r => r.ApplicationId == own || r.ApplicationId == draft).ToListAsync(cancel);
        if (resumes.FirstOrDefault(r => r.ApplicationId == draft) is not { } later) return;
        resumes.FirstOrDefault(r => r.ApplicationId == own)?.LetGo();
        await db.SaveChangesAsync(cancel);
        later.AttachTo(own);
    }

    private static async Task MoveOutcomeAsync(AppDb db, Application own, Application draft, DateTimeOffset now, CancellationToken cancel)
    {
        var later = await db.Set<EligibilityOutcome>().AsNoTracking().FirstOrDefaultAsync(e => e.ApplicationId == draft.Id, cancel);
        var kept = await db.Set<EligibilityOutcome>().FirstOrDefaultAsync(e => e.ApplicationId == own.Id, cancel);
        if (later is null || later.At < kept?.At) return;
        if (kept is null) db.Add(kept = new EligibilityOutcome { ApplicationId = own.Id });
        kept.Set(later.Supported, later.RulesHash, now);
        own.See(draft.OpportunityVersionId);
    }

    private static async Task<Refusal?> KeepAsync(AppDb db, CancellationToken cancel)
    {
        try
        {
            return await SaveDraft.StoreAsync(db, cancel);
        }
        catch (DbUpdateException race) when (Violations.IsDuplicate(race))
        {
            db.ChangeTracker.Clear();
            return TalentRefusals.Stale;
        }
    }
}
