using Parallax.Web.Pages;

namespace Parallax.Projects;

/// <summary>What a claim reads of an enrollment and its project, in words. A claim is refused exactly when <see cref="WhyNot"/> says why.</summary>
public sealed record PermissionFacts(string? WhyNot)
{
    public const string Stopped = "You get no new tasks in this project at the moment.";

    public const string PausedByYou = "You have paused all your work, and no new tasks come to you. Resume it under Account whenever you like; a pause is never counted against you.";

    public static PermissionFacts Of(Project project, Enrollment enrollment, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(enrollment);
        return new PermissionFacts(OfProject(project, now) ?? OfEnrollment(enrollment, now));
    }

    private static string? OfProject(Project project, DateTimeOffset now) => project switch
    {
        { State: ProjectState.Draft } => "The project is not open yet.",
        { State: ProjectState.Paused } => "The project is paused: no new tasks are given out for now. What you have begun may be finished.",
        { State: ProjectState.Concluded } => "The project is concluded: no new tasks are given out. All that you submitted and all the time you worked is paid.",
        { StartsAt: { } start } when start > now => $"The project begins on {Words.Exact(start)}.",
        { EndsAt: { } end } when end <= now => $"The work of this project ended on {Words.Exact(end)}. All that you submitted and all the time you worked is paid.",
        _ => null,
    };

    private static string? OfEnrollment(Enrollment enrollment, DateTimeOffset now) => enrollment switch
    {
        { PausedByPerson: true } => PausedByYou,
        { MayClaim: false } => enrollment.WhyNot ?? Stopped,
        { QualityHold: { } why } => why,
        { StartsAt: { } start } when start > now => $"Your time on this project begins on {Words.Exact(start)}.",
        { Until: { } end } when end <= now => $"Your time on this project ended on {Words.Exact(end)}. All that you submitted and all the time you worked is paid.",
        { CapReachedUntil: { } next } when next > now => $"You have reached your hours of this week. New tasks come again on {Words.Exact(next)}; what you have begun may be finished.",
        _ => null,
    };
}
