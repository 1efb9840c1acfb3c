using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>Gives a person the right to work on a project, and takes it back.</summary>
public static class EnrollPerson
{
    public sealed record Request(string? Email);

    public sealed record Answer(Guid Id, Guid Person, Guid Project, bool MayClaim);

    public static async Task<IResult> PostAsync(string project, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        return (await ForAsync(found.Value!, request.Email?.Trim() ?? "", db, clock, cancel)).Or(answer => TypedResults.Ok(answer));
    }

    public static async Task<Outcome<Answer>> ForAsync(Project project, string email, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(email);
        var normalized = email.Normalize().ToUpperInvariant();
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.NormalizedEmail == normalized, cancel);
        if (person is null || person.IsAdministrator) return ProjectRefusals.NobodyToEnroll(email);
        var isMember = await db.Set<Membership>().AnyAsync(m => m.OrganizationId == project.OrganizationId && m.PersonId == person.Id, cancel);
        if (isMember) return ProjectRefusals.EnrollmentOfMember;

        var enrollment = await OfAsync(db, project.Id, person.Id, cancel);
        if (enrollment is null) db.Add(enrollment = new Enrollment(Ids.New(clock), project.OrganizationId, project.Id, person.Id, clock.GetUtcNow()));
        enrollment.Allow();
        enrollment.FollowPauseOf(person);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException member) when (SetMember.IsBlind(member))
        {
            return ProjectRefusals.EnrollmentOfMember;
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            db.ChangeTracker.Clear();
            enrollment = (await OfAsync(db, project.Id, person.Id, cancel))!;
        }

        return new Answer(enrollment.Id, person.Id, project.Id, enrollment.MayClaim);
    }

    /// <summary>What the person did stays; they are given nothing new.</summary>
    public static async Task<IResult> DeleteAsync(string project, Guid person, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var enrollment = await OfAsync(db, found.Value!.Id, person, cancel);
        if (enrollment is null) return ProjectRefusals.EnrollmentUnknown;
        enrollment.Refuse("A lead of the project has ended your enrollment. Work that you submitted stays as it is.");
        await StopNotice.AddAsync(db, enrollment, clock, cancel);
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }

    private static Task<Enrollment?> OfAsync(AppDb db, Guid project, Guid person, CancellationToken cancel) =>
        db.Set<Enrollment>().FirstOrDefaultAsync(e => e.ProjectId == project && e.PersonId == person, cancel);
}
