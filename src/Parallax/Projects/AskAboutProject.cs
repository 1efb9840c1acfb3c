using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>A contributor asks the leads about their time on a project, or appeals against a change or a stop.</summary>
public static class AskAboutProject
{
    public const string About = "project";

    /// <param name="Kind"><c>question</c> or <c>appeal</c>.</param>
    /// <param name="Id">Chosen by the sender, so that a form sent twice asks once.</param>
    public sealed record Request(string? Kind, string? Text, Guid? Id = null);

    public static async Task<IResult> PostAsync(Guid project, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), project, request, clock, cancel)).Or(answer => TypedResults.Created($"/api/cases/{answer.Id}", answer));

    public static async Task<Outcome<OpenCase.Answer>> ForAsync(AppDb db, Caller caller, Guid project, Request request, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        var mine = await (
            from e in db.Set<Enrollment>().AsNoTracking()
            where e.ProjectId == project && e.PersonId == caller.Id
            join p in db.Set<Project>() on e.ProjectId equals p.Id
            select new { Enrollment = e, p.Name }).FirstOrDefaultAsync(cancel);
        if (mine is null) return ProjectRefusals.Unknown(project.ToString());
        CaseKind? kind = request.Kind switch { "question" => CaseKind.Question, "appeal" => CaseKind.Appeal, _ => null };
        if (kind is not { } asked) return CaseRefusals.Invalid("kind", "Say 'question' or 'appeal'.");
        if (CaseCheck.Text("text", request.Text) is { } no) return no;
        var id = request.Id is { } given && given != Guid.Empty ? given : Ids.Opaque();
        if (await BeforeAsync(db, caller, id, cancel) is { } before) return before;
        var opened = await OpenCase.ForAsync(db, new OpenCase.Draft(
            caller.Id, mine.Enrollment.OrganizationId, asked, CaseDecider.Leads, About, project, $"/projects/{project}/people/{caller.Id}",
            $"{(asked == CaseKind.Appeal ? "Appeal" : "Question")}: {mine.Name}", request.Text!,
            asked == CaseKind.Appeal ? await MakerAsync(db, mine.Enrollment, cancel) : null)
        { Id = id }, clock, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new OpenCase.Answer(opened.Id, opened.DueAt);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            db.ChangeTracker.Clear();
            return await BeforeAsync(db, caller, id, cancel) is { } first ? first : CaseRefusals.Unknown;
        }
    }

    /// <summary>Who made the newest change that holds: somebody else has to look at it.</summary>
    private static Task<Guid?> MakerAsync(AppDb db, Enrollment enrollment, CancellationToken cancel)
    {
        var outcomes = db.Set<AmendmentOutcome>();
        return db.Set<Amendment>()
            .Where(a => a.ProjectId == enrollment.ProjectId && (a.EnrollmentId == null || a.EnrollmentId == enrollment.Id) && !outcomes.Any(o => o.AmendmentId == a.Id && o.IsCancelled))
            .OrderByDescending(a => a.MadeAt).Select(a => a.MadeBy).FirstOrDefaultAsync(cancel);
    }

    private static Task<OpenCase.Answer?> BeforeAsync(AppDb db, Caller caller, Guid id, CancellationToken cancel) =>
        CaseAccess.Mine(db, caller).Where(c => c.Id == id).Select(c => new OpenCase.Answer(c.Id, c.DueAt)).SingleOrDefaultAsync(cancel);
}
