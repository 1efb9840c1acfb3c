using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>
/// Says at once whether somebody can be supported. The first save of an application; of the answers nothing is kept but
/// the outcome and the rules that it was found under.
/// </summary>
public static class AnswerEligibility
{
    /// <param name="Country">From where they would work.</param>
    /// <param name="Answers">Question id to <c>yes</c> or <c>no</c>.</param>
    public sealed record Request(string? Country, Dictionary<string, string>? Answers, string? Source);

    public sealed record Answer(Guid Application, bool Supported, string Explanation);

    public static async Task<IResult> PostAsync(string slug, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(slug, request, http, db, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<Answer>> ForAsync(string slug, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var read = await ReadOpportunities.BySlugAsync(db, slug, cancel);
        if (read is null) return TalentRefusals.OpportunityUnknown;
        if (read.Opportunity.Standing(clock.GetUtcNow()) != OpportunityState.Open) return TalentRefusals.NotOpen;
        var supported = Countries.IsKnown(request.Country) ? Eligibility.Supported(read.Listing.Rules, request.Country!, request.Answers ?? []) : null;
        if (supported is not { } outcome) return TalentRefusals.EligibilityIncomplete;
        var application = await DraftAccess.ForAsync(db, http, read.Opportunity.Id, cancel) ?? Begin(read, request.Source, http, db, clock);
        if (application.Stage != Stage.Draft) return TalentRefusals.Submitted;
        application.See(read.Version.Id);
        await KeepAsync(db, application.Id, outcome, read.Version.RulesHash, clock.GetUtcNow(), cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException race) when (Violations.IsDuplicate(race))
        {
            // The form came twice at the same moment: the first one began the application, and this goes on with it.
            db.ChangeTracker.Clear();
            return TalentRefusals.Stale;
        }

        return new Answer(application.Id, outcome, outcome ? "" : $"{ListingHtml.Where(read.Listing)} {read.Listing.NotSupported}");
    }

    private static Application Begin(OpportunityRead read, string? source, HttpContext http, AppDb db, TimeProvider clock)
    {
        var person = Caller.Of(http.User).Id;
        var secret = person == Guid.Empty ? Ids.Secret() : null;
        var application = new Application(
            Ids.Opaque(), read.Opportunity.Id, read.Version.Id, person == Guid.Empty ? null : person,
            secret is null ? null : SessionStore.Hash(secret), Sources.Of(source), clock.GetUtcNow());
        db.Add(application);
        if (secret is not null) DraftAccess.Keep(http, read.Opportunity.Id, secret);
        return application;
    }

    private static async Task KeepAsync(AppDb db, Guid application, bool supported, string rules, DateTimeOffset now, CancellationToken cancel)
    {
        var kept = await db.Set<EligibilityOutcome>().FirstOrDefaultAsync(e => e.ApplicationId == application, cancel);
        if (kept is null) db.Add(kept = new EligibilityOutcome { ApplicationId = application });
        kept.Set(supported, rules, now);
    }

    /// <summary>What was found under the rules that hold now; null when nothing was, or the rules have changed since.</summary>
    public static Task<bool?> HoldsAsync(AppDb db, Guid application, string rulesHash, CancellationToken cancel) =>
        db.Set<EligibilityOutcome>().Where(e => e.ApplicationId == application && e.RulesHash == rulesHash).Select(e => (bool?)e.Supported).FirstOrDefaultAsync(cancel);
}
