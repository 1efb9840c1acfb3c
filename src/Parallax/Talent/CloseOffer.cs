using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>The person declines an offer, or whoever may make it takes it back.</summary>
public static class CloseOffer
{
    public sealed record Request(string? Reason);

    public sealed record Answer(Guid Id, string State);

    public static async Task<IResult> DeclineAsync(Guid offer, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await DeclineForAsync(offer, request?.Reason, Caller.Of(http.User), db, clock, cancel)).Or(answer => TypedResults.Ok(answer));

    public static async Task<IResult> WithdrawAsync(Guid offer, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await WithdrawForAsync(offer, Caller.Of(http.User), db, clock, cancel)).Or(answer => TypedResults.Ok(answer));

    public static async Task<Outcome<Answer>> DeclineForAsync(Guid id, string? reason, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var offer = await OfferAccess.Mine(db, caller).FirstOrDefaultAsync(o => o.Id == id, cancel);
        if (offer is null) return TalentAgreementRefusals.OfferUnknown;
        if (reason?.Trim() is not { Length: > 0 and <= 1000 } why || !PlainText.IsClean(why, lines: true)) return TalentAgreementRefusals.Field("reason", "A few words on why help those who made the offer: at most 1000 characters.");
        return offer.Decline(why, clock.GetUtcNow()) is { } refusal ? refusal : await SaveAsync(offer, db, cancel);
    }

    public static async Task<Outcome<Answer>> WithdrawForAsync(Guid id, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var offer = await OfferAccess.Made(db, caller).FirstOrDefaultAsync(o => o.Id == id, cancel);
        if (offer is null) return TalentAgreementRefusals.OfferUnknown;
        if (offer.Withdraw(clock.GetUtcNow()) is { } refusal) return refusal;
        var person = await db.Set<Person>().AsNoTracking().FirstAsync(p => p.Id == offer.PersonId, cancel);
        var organization = await db.Set<Organization>().AsNoTracking().FirstAsync(o => o.Id == offer.OrganizationId, cancel);
        if (person.Email is not null) db.Add(OfferMail.Withdrawn(offer, person, organization, clock));
        return await SaveAsync(offer, db, cancel);
    }

    private static async Task<Outcome<Answer>> SaveAsync(Offer offer, AppDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return new Answer(offer.Id, offer.State.ToString().ToLowerInvariant());
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return TalentAgreementRefusals.TextStale;
        }
    }
}
