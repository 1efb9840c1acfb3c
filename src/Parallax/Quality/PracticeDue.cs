using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Practice that a person has still to do on a project.</summary>
/// <param name="IsPaid">Whether what is given out now is paid.</param>
/// <param name="Reason">Why it is done again; empty for the first time.</param>
public sealed record PracticeDue(Guid Project, int Left, bool IsPaid, string Reason)
{
    /// <summary>What is said before it begins; null when nothing is due.</summary>
    public string? Notice => Left == 0 ? null
        : $"{(Reason.Length > 0 ? $"{Reason} So first " : "First ")}{(Left == 1 ? "comes 1 practice task" : $"come {Left} practice tasks")}, with feedback at once. {(IsPaid ? "The time is paid as always." : "Practice is not paid: its time does not count.")}";

    /// <summary>Of the projects in which the person is enrolled, or of one of them.</summary>
    public static async Task<IReadOnlyList<PracticeDue>> OfAsync(AppDb db, Guid person, Guid? project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (assignments, enrollments) = (db.Set<Assignment>(), db.Set<Enrollment>());
        var rows = await (
            from r in db.Set<PresentationRole>().AsNoTracking()
            where r.Purpose == Purpose.Training && r.IsActive && (project == null || r.ProjectId == project)
                && enrollments.Any(e => e.ProjectId == r.ProjectId && e.PersonId == person)
                && !assignments.Any(a => a.PersonId == person && a.PresentationId == r.PresentationId && a.Purpose == Purpose.Training && a.Subject == r.Subject
                    && (a.State == AssignmentState.Submitted || a.State == AssignmentState.Passed))
            group r by r.ProjectId into g
            select new { Project = g.Key, Left = g.Count() }).ToListAsync(cancel);
        if (rows.Count == 0) return [];
        var ids = rows.ConvertAll(r => r.Project);
        var terms = (await db.Set<TrainingTerms>().AsNoTracking().Where(t => ids.Contains(t.ProjectId)).ToListAsync(cancel)).ToLookup(t => t.ProjectId);
        return rows.ConvertAll(r => (r, Terms: terms[r.Project].MaxBy(t => t.Number))).ConvertAll(r => new PracticeDue(r.r.Project, r.r.Left, r.Terms?.IsPaid ?? true, r.Terms?.Reason ?? ""));
    }

    public sealed record Answer(int Left, bool IsPaid, string? Notice);

    public static async Task<IResult> GetAsync(Guid project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var due = await OfAsync(db, Caller.Of(http.User).Id, project, cancel) is [var one] ? one : null;
        return TypedResults.Ok(new Answer(due?.Left ?? 0, due?.IsPaid ?? true, due?.Notice));
    }
}
