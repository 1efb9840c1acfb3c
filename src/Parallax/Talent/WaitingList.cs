using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;
using Quartz;

namespace Parallax.Talent;

/// <summary>Waiting for a listing to open again: the address is told once, and then forgotten.</summary>
public static class WaitingList
{
    public sealed record Request(string? Email);

    public static async Task<IResult> PostAsync(string slug, Request request, HttpContext http, LinkLimits limits, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await JoinAsync(slug, request.Email, RequestLink.Place(http), limits, db, clock, cancel) is { } refusal ? refusal : TypedResults.Accepted((string?)null);
    }

    /// <summary>The same answer for whoever is on the list already: nobody learns from it who waits. Null when it is done.</summary>
    public static async Task<Refusal?> JoinAsync(string slug, string? email, string place, LinkLimits limits, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (EmailAddress.Read(email) is not { } address) return IdentityRefusals.EmailInvalid;
        var read = await ReadOpportunities.BySlugAsync(db, slug, cancel);
        if (read is null) return TalentRefusals.OpportunityUnknown;
        if (read.Opportunity.State is not (OpportunityState.Paused or OpportunityState.Filled)) return TalentRefusals.NotWaiting;
        if (!limits.Allows(address, place)) return IdentityRefusals.LinkTooMany;
        var secret = Ids.Secret();
        var now = clock.GetUtcNow();
        db.Add(new WaitingEntry
        {
            Id = Ids.New(clock),
            OpportunityId = read.Opportunity.Id,
            Email = address,
            NormalizedEmail = address.ToUpperInvariant(),
            SecretHash = SessionStore.Hash(secret),
            CreatedAt = now,
        });
        db.Add(new OutgoingMail(Ids.New(clock), null, address, $"You are on the waiting list: {read.Listing.Title}",
            $"You get one mail when this listing opens again:\n\n/work-with-us/{Uri.EscapeDataString(slug)}\n\nThere is no order in this list: whoever applies then is read alike. You do not want this? Leave the list here:\n\n/waiting-list/{secret}", now));
        await SaveOnceAsync(db, cancel);
        return null;
    }

    public static Task<bool> IsOnAsync(AppDb db, string secret, CancellationToken cancel)
    {
        var hash = SessionStore.Hash(secret);
        return db.Set<WaitingEntry>().AnyAsync(w => w.SecretHash == hash, cancel);
    }

    public static async Task<Refusal?> LeaveAsync(AppDb db, string secret, CancellationToken cancel)
    {
        var hash = SessionStore.Hash(secret);
        return await db.Set<WaitingEntry>().Where(w => w.SecretHash == hash).ExecuteDeleteAsync(cancel) == 1 ? null : TalentRefusals.WaitingUnknown;
    }

    public static async Task<IResult> DeleteAsync(string secret, AppDb db, CancellationToken cancel) =>
        await LeaveAsync(db, secret, cancel) is { } refusal ? refusal : TypedResults.NoContent();

    private static async Task SaveOnceAsync(AppDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException duplicate) when (Violations.IsDuplicate(duplicate))
        {
            db.ChangeTracker.Clear();
        }
    }
}

/// <summary>Tells those who wait for what has opened again. Mail and removal are one transaction, so that nobody is told twice or not at all.</summary>
[DisallowConcurrentExecution]
public sealed class TellWaiting(AppDb db, TimeProvider clock) : IJob
{
    private const int BatchSize = 100;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        while (await BatchAsync(cancel) == BatchSize) { }
    }

    private async Task<int> BatchAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var waiting = await (from w in db.Set<WaitingEntry>()
                             join o in db.Set<Opportunity>() on w.OpportunityId equals o.Id
                             where o.State == OpportunityState.Open && o.ValidThrough > now
                             orderby w.Id
                             select new { Entry = w, o.Slug }).Take(BatchSize).ToListAsync(cancel);
        foreach (var (entry, slug) in waiting.Select(w => (w.Entry, w.Slug)))
        {
            db.Add(new OutgoingMail(Ids.New(clock), null, entry.Email, "The listing that you waited for is open again",
                $"You can apply now:\n\n/work-with-us/{Uri.EscapeDataString(slug)}\n\nThis is the one mail that you asked for; your address is no longer on the list.", now));
            db.Remove(entry);
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node told the same people, or somebody left: what is still there is seen in the next round.
            return 0;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }

        return waiting.Count;
    }
}
