using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Sends the link that makes the account on the way and leads back to the draft, on any device.</summary>
public static class RequestApplicationLink
{
    private const string Note = "Here is the way back to your application. What you typed is kept; this link signs you in and brings you to it, on any device.";

    public sealed record Request(string? Email);

    public static async Task<IResult> PostAsync(Guid application, Request request, HttpContext http, LinkLimits limits, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await ForAsync(application, request.Email, http, limits, db, clock, cancel) is { } refusal ? refusal : TypedResults.Accepted((string?)null);
    }

    /// <summary>Null when the mail is on its way.</summary>
    public static async Task<Refusal?> ForAsync(Guid application, string? email, HttpContext http, LinkLimits limits, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var found = await DraftAccess.ByIdAsync(db, http, application, cancel);
        if (found is null || found.PersonId is not null || DraftAccess.Secret(http, found.OpportunityId) is not { } secret) return TalentRefusals.ApplicationUnknown;
        var slug = await db.Set<Opportunity>().Where(o => o.Id == found.OpportunityId).Select(o => o.Slug).FirstAsync(cancel);
        var back = $"/apply/{Uri.EscapeDataString(slug)}?resume={secret}";
        var sent = RequestLink.For(db, limits, new RequestLink.Draft(email, back, RequestLink.Place(http), Note, OnTheWay: true), clock);
        if (sent.Refusal is { } refusal) return refusal;
        found.Reach(sent.Value!, clock.GetUtcNow());
        return await SaveDraft.StoreAsync(db, cancel);
    }
}
