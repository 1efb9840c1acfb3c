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
    public sealed record Request(
        Guid? Person, Guid? Project, Guid? Application, Guid? Template, string? Currency, string? Hourly, string? Judgment, decimal? WeeklyHours,
        DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, int? NoticeDays, int? PaymentDays, string? Law, string? Services, DateTimeOffset? ExpiresAt);

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
        offer.ComesFrom(request.Application);
        db.Add(offer);
        db.Add(OfferMail.Offered(offer, person, organization, clock));
        await db.SaveChangesAsync(cancel);
        return new Answer(offer.Id, $"/offers/{offer.Id}");
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
