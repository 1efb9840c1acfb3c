using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>Asks that a person looks at a standing. Once for each decision: the case's id comes from the decision.</summary>
public static class AppealStanding
{
    public const string About = "standing";

    public sealed record Request(string? Text);

    public sealed record Answer(Guid Case, DateTimeOffset DueAt);

    public static async Task<IResult> PostAsync(Guid project, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), project, request?.Text, clock, cancel)).Or(answer => TypedResults.Created($"/api/cases/{answer.Case}", answer));

    public static async Task<Outcome<Answer>> ForAsync(AppDb db, Caller caller, Guid project, string? text, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        var mine = await (
            from e in db.Set<Enrollment>().AsNoTracking()
            where e.ProjectId == project && e.PersonId == caller.Id
            join p in db.Set<Project>() on e.ProjectId equals p.Id
            select p).FirstOrDefaultAsync(cancel);
        if (mine is null) return ProjectRefusals.Unknown(project.ToString());
        var change = await ReadStandings.Told(db, project, caller.Id).OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancel);
        if (change is null or { To: StandingState.Qualified }) return GoldRefusals.NothingToAppeal;
        if (CaseCheck.Text("text", text) is { } no) return no;
        var id = CaseOf(change);
        if (await BeforeAsync(db, id, cancel) is { } before) return before;
        var opened = await OpenCase.ForAsync(db, new OpenCase.Draft(
            caller.Id, mine.OrganizationId, CaseKind.Appeal, CaseDecider.Reviewers, About, project, $"/projects/{project}/quality/people/{caller.Id}",
            $"Standing on {mine.Name}", text!.Trim(), change.DecidedById)
        { Id = id }, clock, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new Answer(opened.Id, opened.DueAt);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            db.ChangeTracker.Clear();
            return (await BeforeAsync(db, id, cancel))!;
        }
    }

    /// <summary>The appeal that waits for an answer.</summary>
    public static IQueryable<Case> Open(AppDb db, Guid project, Guid person)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Case>().Where(c => c.PersonId == person && c.About == About && c.AboutId == project && c.State == CaseState.Open).OrderBy(c => c.OpenedAt);
    }

    /// <summary>The case of a decision, whether it is open yet or not.</summary>
    public static Guid CaseOf(StandingChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new Guid(SHA256.HashData([.. "standing"u8, .. change.Id.ToByteArray()]).AsSpan()[..16]);
    }

    private static Task<Answer?> BeforeAsync(AppDb db, Guid id, CancellationToken cancel) =>
        db.Set<Case>().AsNoTracking().Where(c => c.Id == id).Select(c => new Answer(c.Id, c.DueAt)).SingleOrDefaultAsync(cancel);
}
