using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>Asks somebody who is enrolled to review in the project as well, or no longer.</summary>
public static class AskReviewer
{
    public sealed record Request(string? Email);

    public static async Task<IResult> PostAsync(string project, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await ForAsync(db, Caller.Of(http.User), project, request.Email, clock, cancel) is { } no ? no : TypedResults.NoContent();
    }

    public static async Task<Refusal?> ForAsync(AppDb db, Caller caller, string project, string? email, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var normalized = (email?.Trim() ?? "").Normalize().ToUpperInvariant();
        var person = await (
            from e in db.Set<Enrollment>()
            where e.ProjectId == found.Value!.Id
            join p in db.Set<Person>() on e.PersonId equals p.Id
            where p.NormalizedEmail == normalized
            select (Guid?)p.Id).FirstOrDefaultAsync(cancel);
        if (person is null) return ReviewRefusals.NotEnrolled;
        db.Add(new Reviewer { ProjectId = found.Value!.Id, PersonId = person.Value, Since = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            db.ChangeTracker.Clear();
        }

        return null;
    }

    public static async Task<IResult> DeleteAsync(string project, Guid person, HttpContext http, AppDb db, CancellationToken cancel) =>
        await EndAsync(db, Caller.Of(http.User), project, person, cancel) is { } no ? no : TypedResults.NoContent();

    /// <summary>What they have in hand they may finish.</summary>
    public static async Task<Refusal?> EndAsync(AppDb db, Caller caller, string project, Guid person, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        await db.Set<Reviewer>().Where(r => r.ProjectId == found.Value!.Id && r.PersonId == person).ExecuteDeleteAsync(cancel);
        return null;
    }
}
