using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>Takes a change back before it takes effect. It is kept as cancelled, and everybody who was told of it is told of this.</summary>
public static class CancelAmendment
{
    public static async Task<IResult> PostAsync(string project, Guid amendment, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), project, amendment, clock, cancel)).Or(done => TypedResults.Ok(done));

    public static async Task<Outcome<AmendmentView>> ForAsync(AppDb db, Caller caller, string project, Guid amendment, TimeProvider clock, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var row = await db.Set<Amendment>().FirstOrDefaultAsync(a => a.Id == amendment && a.ProjectId == found.Value!.Id, cancel);
        if (row is null) return ProjectRefusals.AmendmentUnknown;
        var now = MakeAmendment.Whole(clock.GetUtcNow());
        if (row.EffectiveAt <= now || await db.Set<AmendmentOutcome>().AnyAsync(o => o.AmendmentId == amendment, cancel)) return ProjectRefusals.AmendmentSettled;

        var people = await ConcernedAsync(db, row, cancel);
        if (row.Kind == AmendmentKind.Terms && people.Any(p => p.Written!.Number != p.Who.Enrollment.TermsNumber)) return ProjectRefusals.AmendmentFollowed;
        var outcome = new AmendmentOutcome { AmendmentId = row.Id, IsCancelled = true, At = now, PersonId = caller.Id == Guid.Empty ? null : caller.Id };
        db.Add(outcome);
        if (row.EnrollmentId is null && row.Kind != AmendmentKind.Terms) found.Value!.EndAt(row.PreviousUntil);
        foreach (var person in people) PutBack(db, row, person, found.Value!.Name, clock, now);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            return ProjectRefusals.AmendmentSettled;
        }

        return AmendmentView.Of(row, outcome, now);
    }

    private sealed record Told(Concerned Who, EnrollmentTerms? Written);

    /// <summary>With terms, those who were given them; otherwise everybody on the project, or the one.</summary>
    private static async Task<List<Told>> ConcernedAsync(AppDb db, Amendment row, CancellationToken cancel)
    {
        var terms = db.Set<EnrollmentTerms>();
        var rows = await (
            from e in db.Set<Enrollment>()
            where e.ProjectId == row.ProjectId && (row.EnrollmentId == null || e.Id == row.EnrollmentId)
            join p in db.Set<Person>() on e.PersonId equals p.Id
            join t in terms on new { Id = e.Id, Source = (Guid?)row.Id } equals new { Id = t.EnrollmentId, Source = t.SourceId } into written
            from t in written.DefaultIfEmpty()
            join before in terms on new { Id = e.Id, Number = t!.Number - 1 } equals new { Id = before.EnrollmentId, before.Number } into earlier
            from before in earlier.DefaultIfEmpty()
            orderby e.CreatedAt
            select new { Enrollment = e, p.DisplayName, p.Email, Written = t, Before = before }).ToListAsync(cancel);
        return [.. rows.Where(r => row.Kind != AmendmentKind.Terms || r.Written is not null)
            .Select(r => new Told(new Concerned(r.Enrollment, r.DisplayName, r.Email, r.Before?.Pay, null), r.Written))];
    }

    /// <summary>Terms are never unwritten: the ones before are written once more, from the same moment on.</summary>
    private static void PutBack(AppDb db, Amendment row, Told told, string project, TimeProvider clock, DateTimeOffset now)
    {
        var enrollment = told.Who.Enrollment;
        if (row.Kind == AmendmentKind.Terms)
            db.Add(enrollment.Agree(Ids.New(clock), told.Who.Before!, row.EffectiveAt, row.Id, "the announced change was cancelled", now));
        else if (row.EnrollmentId is not null)
            enrollment.Run(enrollment.StartsAt, row.PreviousUntil);
        MakeAmendment.Tell(db, told.Who, "An announced change is cancelled", AmendmentWords.Cancelled(row, project), clock, now);
    }
}
