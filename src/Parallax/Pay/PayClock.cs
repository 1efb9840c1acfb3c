using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>What the workspace shows of pay while somebody works: whether this moment counts, why not, and the week on this project so far.</summary>
public static class PayClock
{
    /// <param name="Now">What this moment is, in the words of the slices; null between tasks, and where work is not paid.</param>
    /// <param name="Text">All of it in words; empty where work is not paid.</param>
    /// <param name="Why">Why this moment counts, or does not.</param>
    public sealed record Answer(string? Now, string Text, string Why, long CountedMicroseconds, long NotCountedMicroseconds);

    public static async Task<IResult> GetAsync(Guid project, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var (person, now) = (Caller.Of(http.User).Id, clock.GetUtcNow());
        var payer = await (
            from e in db.Set<Enrollment>()
            where e.ProjectId == project && e.PersonId == person
            join o in db.Set<Organization>() on e.OrganizationId equals o.Id
            select o).AsNoTracking().FirstOrDefaultAsync(cancel);
        if (payer is null) return ProjectRefusals.Unknown(project.ToString());
        var week = await WeekSoFar.OfAsync(db, payer, person, now, cancel);
        return TypedResults.Ok(Of(week.Projects.Single(p => p.Project.Id == project), week.Slices.LastOrDefault(s => s.Until == now)));
    }

    private static Answer Of(ProjectSoFar project, TimeSlice? moment)
    {
        if (project.Terms is null || project.Estimate is not { } estimate) return new Answer(null, "", "", 0, 0);
        var why = moment is null ? "No task is open that counts." : PayWords.Why(moment.Kind, project.Project.GraceSeconds, project.Project.TaskCapMinutes);
        var missing = project.Pending > 0 ? $", {PayWords.Span(project.Pending)} not counted" : "";
        var text = $"{Moment(moment)} · this week {PayWords.Span(project.Counted)}{missing} · about {estimate}";
        return new Answer(moment is null ? null : ReadStatements.Code(moment.Kind), text, why, project.Counted, project.Pending);
    }

    private static string Moment(TimeSlice? moment) => moment switch
    {
        null => "No task open",
        { IsPayable: true } => "Time counts",
        { Kind: SliceKind.Paused } => "Paused",
        _ => $"Not counted: {PayWords.Name(moment.Kind)}",
    };
}
