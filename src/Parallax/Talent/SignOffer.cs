using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Signs an offer and enrolls the person, in one transaction. Signing again answers with the agreement that is there.</summary>
public static class SignOffer
{
    /// <param name="Sha256">Of the text that was shown.</param>
    public sealed record Request(string? Sha256, string? Name, bool Consent);

    public sealed record Answer(Guid Id, string Sha256, DateTimeOffset SignedAt, string Path);

    /// <summary>From where and how the signature came.</summary>
    public sealed record Trace(string Ip, string UserAgent, string AuthenticatedBy)
    {
        public static Trace Of(HttpContext http)
        {
            ArgumentNullException.ThrowIfNull(http);
            var agent = http.Request.Headers.UserAgent.ToString();
            return new(http.Connection.RemoteIpAddress?.ToString() ?? "", agent[..Math.Min(agent.Length, 300)], KeyAuthentication.IsPresent(http.Request) ? "key" : "session");
        }
    }

    public static async Task<IResult> PostAsync(Guid offer, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(offer, request, Caller.Of(http.User), Trace.Of(http), db, clock, cancel)).Or(answer => TypedResults.Ok(answer));

    public static async Task<Outcome<Answer>> ForAsync(Guid id, Request request, Caller caller, Trace trace, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var offer = await OfferAccess.Mine(db, caller).FirstOrDefaultAsync(o => o.Id == id, cancel);
        if (offer is null) return TalentAgreementRefusals.OfferUnknown;
        if (await SignedAsync(db, id, cancel) is { } before) return Of(before);
        var person = await db.Set<Person>().FirstAsync(p => p.Id == caller.Id, cancel);
        var project = await db.Set<Project>().AsNoTracking().FirstAsync(p => p.Id == offer.ProjectId, cancel);
        if (offer.Sign(request.Sha256, clock.GetUtcNow()) is { } refusal) return refusal;
        if (Unsaid(request, offer) is { } unsaid) return unsaid;
        if (await MakeOffer.MayNotJudgeAsync(db, project, person, cancel)) return ProjectRefusals.EnrollmentOfMember;

        var agreement = Write(offer, request.Name!.Trim(), trace, db, clock);
        await EnrollAsync(offer, agreement, db, clock, cancel);
        await HireAsync(offer, db, clock, cancel);
        db.Add(OfferMail.Signed(agreement, person, clock));
        try
        {
            await db.SaveChangesAsync(cancel);
            return Of(agreement);
        }
        catch (DbUpdateException lost) when (lost is DbUpdateConcurrencyException || Violations.IsDuplicate(lost))
        {
            // The same form sent twice, another tab, or a new text: whatever was first holds.
            db.ChangeTracker.Clear();
            return await SignedAsync(db, id, cancel) is { } first ? Of(first) : TalentAgreementRefusals.TextStale;
        }
    }

    private static Refusal? Unsaid(Request request, Offer offer)
    {
        if (!request.Consent) return TalentAgreementRefusals.Field("consent", "Without your consent to do this electronically nothing can be signed here.");
        var same = string.Equals(Words(request.Name), Words(offer.LegalName), StringComparison.OrdinalIgnoreCase);
        return same ? null : TalentAgreementRefusals.Field("name", $"Type your name as it stands in the agreement: {offer.LegalName}");
    }

    private static SignedAgreement Write(Offer offer, string typed, Trace trace, AppDb db, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var agreement = new SignedAgreement
        {
            Id = Ids.Opaque(),
            OfferId = offer.Id,
            OrganizationId = offer.OrganizationId,
            ProjectId = offer.ProjectId,
            PersonId = offer.PersonId,
            VersionId = offer.VersionId,
            Sha256 = offer.Sha256!,
            ConsentText = SignedAgreement.Consent,
            AuthenticatedBy = trace.AuthenticatedBy,
            SignedAt = now,
            KeepUntil = now.AddYears(SignedAgreement.KeptYears),
        };
        db.Add(agreement);
        db.Add(new AgreementPaper { AgreementId = agreement.Id, Html = offer.Html!, LegalName = offer.LegalName!, Address = offer.Address!, TypedName = typed, Ip = trace.Ip, UserAgent = trace.UserAgent });
        return agreement;
    }

    private static async Task EnrollAsync(Offer offer, SignedAgreement agreement, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var enrollment = await db.Set<Enrollment>().FirstOrDefaultAsync(e => e.ProjectId == offer.ProjectId && e.PersonId == offer.PersonId, cancel);
        if (offer.IsRenewal)
        {
            // Pay and dates are those that hold already; only what an unsigned version stopped goes on.
            if (enrollment?.WhyNot == StopUnsigned.Why) enrollment.Allow();
            return;
        }

        var runs = enrollment is { MayClaim: true } && (enrollment.StartsAt is null || enrollment.StartsAt <= offer.StartsAt);
        var starts = runs ? enrollment!.StartsAt : offer.StartsAt;
        if (enrollment is null) db.Add(enrollment = new Enrollment(Ids.New(clock), offer.OrganizationId, offer.ProjectId, offer.PersonId, now));
        // What is past was worked under other terms, or not at all.
        var effective = offer.StartsAt > now ? offer.StartsAt : now;
        db.Add(enrollment.Agree(Ids.New(clock), offer.Pay, effective, agreement.Id, "Signed agreement.", now));
        enrollment.Run(starts, offer.EndsAt);
        enrollment.Allow();
    }

    /// <summary>The application that led here has come to its end.</summary>
    private static async Task HireAsync(Offer offer, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.Set<Application>().FirstOrDefaultAsync(a => a.Id == offer.ApplicationId && a.Stage != Stage.Hired, cancel) is not { } application) return;
        var from = application.Stage;
        application.Hire(clock.GetUtcNow());
        await ApplicationLog.AddAsync(db, application, ApplicationEventKind.Moved, from, DecisionReasons.AgreementSigned, null, null, clock, cancel);
    }

    private static Task<SignedAgreement?> SignedAsync(AppDb db, Guid offer, CancellationToken cancel) =>
        db.Set<SignedAgreement>().AsNoTracking().FirstOrDefaultAsync(a => a.OfferId == offer, cancel);

    private static Answer Of(SignedAgreement agreement) => new(agreement.Id, agreement.Sha256, agreement.SignedAt, $"/agreements/{agreement.Id}");

    private static string Words(string? name) => string.Join(' ', (name ?? "").Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
