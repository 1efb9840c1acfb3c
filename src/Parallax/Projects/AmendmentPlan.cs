using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>What somebody wants to change, as it is asked for.</summary>
/// <param name="Kind"><c>extend</c>, <c>shorten</c>, <c>conclude</c>, <c>end</c> or <c>terms</c>.</param>
/// <param name="Person">Whose enrollment; left out for the whole project.</param>
/// <param name="EffectiveAt">At once when it is left out.</param>
/// <param name="Until">The new end, to extend or shorten.</param>
/// <param name="Hourly">An amount such as <c>22.50</c>, in <paramref name="Currency"/>.</param>
/// <param name="Leases"><c>drain</c> or <c>release</c>.</param>
/// <param name="DrainUntil">A day after the effective time when it is left out.</param>
public sealed record AmendmentRequest(
    string? Kind, Guid? Person = null, DateTimeOffset? EffectiveAt = null, DateTimeOffset? Until = null,
    string? Hourly = null, string? Judgment = null, string? Currency = null, decimal? WeeklyCapHours = null, bool LiftCap = false,
    string? Reason = null, string? Words = null, string? Leases = null, DateTimeOffset? DrainUntil = null);

/// <summary>Somebody whom a change concerns.</summary>
/// <param name="Before">Their terms; null when they have none.</param>
/// <param name="After">Their terms from the effective time on; null when these do not change.</param>
public sealed record Concerned(Enrollment Enrollment, string Name, string? Email, PayTerms? Before, PayTerms? After);

/// <summary>A change that was checked and is not made yet: what a preview shows is what a confirmation does.</summary>
public sealed record AmendmentPlan(Amendment Amendment, Project Project, IReadOnlyList<Concerned> People, IReadOnlyList<string> Warnings)
{
    public static async Task<Outcome<AmendmentPlan>> OfAsync(AppDb db, Caller caller, string project, AmendmentRequest request, DateTimeOffset now, Guid id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var target = found.Value!;
        if (target.State == ProjectState.Concluded) return ProjectRefusals.Concluded;
        var organization = await db.Set<Organization>().AsNoTracking().SingleAsync(o => o.Id == target.OrganizationId, cancel);
        var people = await PeopleAsync(db, target, request.Person, cancel);
        if (request.Person is not null && people.Count == 0) return ProjectRefusals.EnrollmentUnknown;

        var check = new AmendmentCheck(request, target, organization, people, now);
        var amendment = check.Read(id, caller.Id == Guid.Empty ? null : caller.Id);
        if (amendment is not null && await IsPlannedAsync(db, amendment, cancel)) check.Fault("kind", "Another end is planned already: cancel that change first.");
        if (check.Errors.Count > 0) return ProjectRefusals.AmendmentInvalid(check.Errors);
        return new AmendmentPlan(amendment!, target, check.After(amendment!), check.Warnings);
    }

    private static async Task<List<(Concerned Who, DateTimeOffset? TermsAt)>> PeopleAsync(AppDb db, Project project, Guid? person, CancellationToken cancel)
    {
        var rows = await (
            from e in db.Set<Enrollment>()
            where e.ProjectId == project.Id && (person == null || e.PersonId == person)
            join p in db.Set<Person>() on e.PersonId equals p.Id
            join t in db.Set<EnrollmentTerms>() on new { Id = e.Id, Number = e.TermsNumber } equals new { Id = t.EnrollmentId, t.Number } into terms
            from t in terms.DefaultIfEmpty()
            orderby e.CreatedAt
            select new { Enrollment = e, p.DisplayName, p.Email, Terms = t }).ToListAsync(cancel);
        return [.. rows.Select(r => (new Concerned(r.Enrollment, r.DisplayName, r.Email, r.Terms?.Pay, null), r.Terms?.EffectiveAt))];
    }

    /// <summary>Ends are planned one after another, so that to cancel one is to put back what was there before it.</summary>
    private static Task<bool> IsPlannedAsync(AppDb db, Amendment amendment, CancellationToken cancel)
    {
        if (amendment.Kind == AmendmentKind.Terms) return Task.FromResult(false);
        var outcomes = db.Set<AmendmentOutcome>();
        return db.Set<Amendment>().AnyAsync(a => a.ProjectId == amendment.ProjectId && a.EnrollmentId == amendment.EnrollmentId
            && a.Kind != AmendmentKind.Terms && !outcomes.Any(o => o.AmendmentId == a.Id), cancel);
    }
}
