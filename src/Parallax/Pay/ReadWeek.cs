using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>The running week, and claims, for programs.</summary>
public static class ReadWeek
{
    private const int Most = 100;

    public sealed record ProjectAnswer(Guid Id, string Name, int Terms, long CountedMicroseconds, long NotCountedMicroseconds, long? CapLeftMicroseconds, int Judgments, string? Estimate, string? Currency);

    public sealed record SliceAnswer(DateTimeOffset From, DateTimeOffset Until, Guid Project, Guid Assignment, int Terms, string Kind, string Why);

    /// <summary>A paid screening that is on no statement yet.</summary>
    public sealed record ScreeningAnswer(Guid Attempt, string Name, DateTimeOffset At, string Amount, string Currency);

    public sealed record Answer(
        Guid Organization, DateTimeOffset WeekFrom, DateTimeOffset WeekUntil, string TimeZone, DateOnly Pay,
        IReadOnlyList<ProjectAnswer> Projects, IReadOnlyList<ScreeningAnswer> Screenings, IReadOnlyList<SliceAnswer> Slices);

    public sealed record ClaimAnswer(
        Guid Id, Guid Person, Guid Project, DateTimeOffset From, DateTimeOffset Until, string Note, string State, string? Decision,
        DateTimeOffset? AcceptedFrom, DateTimeOffset? AcceptedUntil, Guid Case, Guid? Statement);

    public static async Task<IResult> GetAsync(HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var weeks = await WeekSoFar.OfAsync(db, Caller.Of(http.User).Id, clock.GetUtcNow(), cancel);
        return TypedResults.Ok(weeks.Select(Of));
    }

    /// <summary>The caller's own claims.</summary>
    public static async Task<IResult> ClaimsAsync(HttpContext http, AppDb db, CancellationToken cancel, int skip = 0)
    {
        var person = Caller.Of(http.User).Id;
        var claims = await db.Set<TimeClaim>().AsNoTracking().Where(c => c.PersonId == person)
            .OrderByDescending(c => c.StartsAt).Skip(Math.Max(0, skip)).Take(Most).ToListAsync(cancel);
        return TypedResults.Ok(claims.Select(Of));
    }

    /// <summary>The claims that wait for the caller's decision.</summary>
    public static async Task<IResult> ToDecideAsync(HttpContext http, AppDb db, CancellationToken cancel, int skip = 0)
    {
        var claims = await PayAccess.ToDecide(db, Caller.Of(http.User)).AsNoTracking().Where(c => c.State == ClaimState.Pending)
            .OrderBy(c => c.CreatedAt).Skip(Math.Max(0, skip)).Take(Most).ToListAsync(cancel);
        return TypedResults.Ok(claims.Select(Of));
    }

    private static ClaimAnswer Of(TimeClaim c) => new(
        c.Id, c.PersonId, c.ProjectId, c.StartsAt, c.EndsAt, c.Note, ReadStatements.Code(c.State), c.Decision, c.AcceptedFrom, c.AcceptedUntil, c.CaseId, c.StatementId);

    private static Answer Of(WeekSoFar week)
    {
        var projects = week.Projects.ToDictionary(p => p.Project.Id, p => p.Project);
        return new Answer(week.Payer.Id, week.Week.From, week.Week.Until, week.TimeZone, week.Schedule.Pay, [.. week.Projects.Select(Of)],
            [.. week.Screenings.Select(s => new ScreeningAnswer(s.Attempt, s.Name, s.At, s.Amount.Plain(), s.Currency))], [.. week.Slices.Select(s => Of(s, projects[s.Project]))]);
    }

    private static ProjectAnswer Of(ProjectSoFar p) => new(
        p.Project.Id, p.Project.Name, p.Terms?.Number ?? 0, p.Counted, p.Pending, p.CapLeft, p.Judgments, p.Estimate?.Plain(), p.Estimate?.Currency);

    private static SliceAnswer Of(TimeSlice s, Project project) => new(
        s.From, s.Until, s.Project, s.Assignment, s.Terms, ReadStatements.Code(s.Kind), PayWords.Why(s.Kind, project.GraceSeconds, project.TaskCapMinutes));
}
