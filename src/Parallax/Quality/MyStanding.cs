using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>What a contributor sees of their own standing. Nothing of a running test: that would tell which task was gold.</summary>
/// <param name="Appeal">The case of their appeal against the latest change.</param>
public sealed record MyStanding(Guid Project, string Name, string Standing, string Meaning, IReadOnlyList<ReadChange> Changes, bool MayAppeal, Guid? Appeal)
{
    public static async Task<IResult> GetAsync(Guid project, HttpContext http, AppDb db, CancellationToken cancel) =>
        await OfAsync(db, Caller.Of(http.User).Id, project, cancel) is { } mine ? TypedResults.Ok(mine) : ProjectRefusals.Unknown(project.ToString());

    /// <summary>Null when they are not on the project.</summary>
    public static async Task<MyStanding?> OfAsync(AppDb db, Guid person, Guid project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var name = await (
            from e in db.Set<Enrollment>().AsNoTracking()
            where e.ProjectId == project && e.PersonId == person
            join p in db.Set<Project>() on e.ProjectId equals p.Id
            select p.Name).FirstOrDefaultAsync(cancel);
        if (name is null) return null;
        var told = ReadStandings.Told(db, project, person);
        var changes = await ReadStandings.ReadAsync(db, told, cancel);
        var latest = await told.OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancel);
        var state = latest?.To ?? StandingState.Qualified;
        Guid? id = latest is null ? null : AppealStanding.CaseOf(latest);
        var appeal = await db.Set<Case>().AsNoTracking().Where(c => c.Id == id).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancel);
        // As in cases: that a person decided, not which.
        var shown = changes.ConvertAll(c => c with { DecidedBy = c.DecidedBy is null ? null : "a reviewer or lead of the project" });
        return new MyStanding(project, name, StandingWords.Of(state), StandingWords.Meaning(state), shown, state != StandingState.Qualified && appeal is null, appeal);
    }
}
