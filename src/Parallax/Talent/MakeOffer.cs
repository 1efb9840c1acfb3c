using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Offers a person an agreement for a project, and tells them by mail.</summary>
public static class MakeOffer
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <param name="Template">Its latest version is offered; the oldest template when null.</param>
    /// <param name="Hourly">In decimals: <c>32.00</c>. With <paramref name="Judgment"/> it is the floor.</param>
    /// <param name="WeeklyHours">Null for no cap.</param>
    /// <param name="Reason">With an application: from the list of the stage "offer".</param>
    public sealed record Request(
        Guid? Person, Guid? Project, Guid? Application, Guid? Template, string? Currency, string? Hourly, string? Judgment, decimal? WeeklyHours,
        DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, int? NoticeDays, int? PaymentDays, string? Law, string? Services, DateTimeOffset? ExpiresAt, string? Reason = null);

    public sealed record Answer(Guid Id, string Path);

    public static async Task<IResult> PostAsync(Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(request, Caller.Of(http.User), db, clock, cancel)).Or(answer => TypedResults.Created($"/api{answer.Path}", answer));

    public static async Task<Outcome<Answer>> ForAsync(Request request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var project = await OfferAccess.Projects(db, caller).AsNoTracking().FirstOrDefaultAsync(p => p.Id == request.Project, cancel);
        if (project is null) return ProjectRefusals.Unknown($"{request.Project}");
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == request.Person, cancel);
        if (person is null) return TalentAgreementRefusals.Field("person", "There is no such person.");
        if (await MayNotJudgeAsync(db, project, person, cancel)) return ProjectRefusals.EnrollmentOfMember;
        var organization = await db.Set<Organization>().AsNoTracking().FirstAsync(o => o.Id == project.OrganizationId, cancel);
        var version = await LatestAsync(db, request.Template, cancel);
        if (version is null) return TalentAgreementRefusals.TemplateUnknown;

        var now = clock.GetUtcNow();
        var form = OfferForm.Read(request, project.Payment, organization.Currency, now);
        if (form.Refusal is { } refusal) return refusal;
        var (terms, expires) = form.Value!;
        var values = OfferValues.Of(terms, organization, project.Name, "-", "-");
        var unfilled = AgreementText.Unfilled(version.Markdown, values);
        if (unfilled.Count > 0) return TalentAgreementRefusals.Field("template", $"These fields of the agreement would be empty: {string.Join(", ", unfilled)}. The organization's name and address stand in its settings.");

        var offer = new Offer(Ids.Opaque(), project, person.Id, version.Id, terms, expires, caller.Id, now);
        var mail = OfferMail.Offered(offer, person, organization, clock);
        if (request.Application is { } application && await ComesFromAsync(db, offer, application, request.Reason, caller, mail, clock, cancel) is { } no) return no;
        db.Add(offer);
        db.Add(mail);
        return await SaveAsync(db, offer, cancel);
    }

    /// <summary>Moves the application on. Only operations see applications, so only they make an offer of one.</summary>
    private static async Task<Refusal?> ComesFromAsync(
        AppDb db, Offer offer, Guid application, string? reason, Caller caller, OutgoingMail mail, TimeProvider clock, CancellationToken cancel)
    {
        var found = await MoveApplication.OnBoard(db).FirstOrDefaultAsync(
            a => a.Id == application && a.PersonId == offer.PersonId && db.Set<Opportunity>().Any(o => o.Id == a.OpportunityId && o.OrganizationId == offer.OrganizationId), cancel);
        if (found is null || !caller.IsOperations) return TalentRefusals.ApplicationUnknown;
        if (!DecisionReasons.Fits(Stage.Offer, reason)) return TalentRefusals.ReasonNeeded;
        if (await MoveApplication.HasOfferAsync(db, application, clock.GetUtcNow(), cancel)) return TalentRefusals.OfferStands;
        var from = found.Stage;
        if (found.Offer(clock.GetUtcNow()) is { } no) return no;
        offer.ComesFrom(application);
        await ApplicationLog.AddAsync(db, found, ApplicationEventKind.Moved, from, reason, caller.Id, mail.Id, clock, cancel);
        return null;
    }

    /// <summary>Two offers of one application at the same moment: the second is told to look.</summary>
    private static async Task<Outcome<Answer>> SaveAsync(AppDb db, Offer offer, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return new Answer(offer.Id, $"/offers/{offer.Id}");
        }
        catch (DbUpdateException race) when (race is DbUpdateConcurrencyException || Violations.IsDuplicate(race))
        {
            db.ChangeTracker.Clear();
            return TalentRefusals.Outrun;
        }
    }

    /// <summary>Whoever can see the models' names may not judge blind.</summary>
    public static async Task<bool> MayNotJudgeAsync(AppDb db, Project project, Person person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(person);
        return person.IsAdministrator || await db.Set<Membership>().AnyAsync(m => m.OrganizationId == project.OrganizationId && m.PersonId == person.Id, cancel);
    }

    private static Task<AgreementTemplateVersion?> LatestAsync(AppDb db, Guid? template, CancellationToken cancel) => (
        from v in db.Set<AgreementTemplateVersion>().AsNoTracking()
        join t in db.Set<AgreementTemplate>() on v.TemplateId equals t.Id
        where v.Number == t.Latest && (template == null || t.Id == template)
        orderby t.CreatedAt, t.Id
        select v).FirstOrDefaultAsync(cancel);
}
