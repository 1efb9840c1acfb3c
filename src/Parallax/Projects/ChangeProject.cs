using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>What the leads of a project set: its name, how work is counted, its notice and its planned time.</summary>
public static class ChangeProject
{
    /// <param name="Payment"><c>hourly</c> or <c>per-judgment</c>, with the hourly rate as its floor.</param>
    public sealed record Settings(string? Name, string? Payment, int GraceSeconds, int TaskCapMinutes, int NoticeDays, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt)
    {
        public static Settings Of(Project project)
        {
            ArgumentNullException.ThrowIfNull(project);
            return new(project.Name, Code(project.Payment), project.GraceSeconds, project.TaskCapMinutes, project.NoticeDays, project.StartsAt, project.EndsAt);
        }
    }

    public static string Code(Payment payment) => payment == Projects.Payment.PerJudgment ? "per-judgment" : "hourly";

    public static async Task<IResult> GetAsync(string project, HttpContext http, AppDb db, CancellationToken cancel) =>
        (await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel)).Or(found => TypedResults.Ok(Settings.Of(found)));

    public static async Task<IResult> PostAsync(string project, Settings request, HttpContext http, AppDb db, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), project, request, cancel)).Or(done => TypedResults.Ok(Settings.Of(done)));

    public static async Task<Outcome<Project>> ForAsync(AppDb db, Caller caller, string project, Settings request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var target = found.Value!;
        if (target.State == ProjectState.Concluded) return ProjectRefusals.Concluded;
        var promised = await db.Set<Enrollment>().AnyAsync(e => e.ProjectId == target.Id, cancel);
        var errors = Check(request, target, promised);
        if (errors.Count > 0) return ProjectRefusals.Invalid(errors);
        target.Set(request.Name!.Trim(), request.NoticeDays, request.StartsAt, request.EndsAt);
        target.Count(request.Payment == "hourly" ? Projects.Payment.Hourly : Projects.Payment.PerJudgment, request.GraceSeconds, request.TaskCapMinutes);
        await db.SaveChangesAsync(cancel);
        return target;
    }

    /// <summary>What people were promised when they were enrolled is not changed in passing.</summary>
    private static Dictionary<string, string[]> Check(Settings request, Project project, bool promised)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.Name?.Trim() is not { Length: >= 1 and <= 200 } name || name.Any(char.IsControl)) errors["name"] = ["A project needs a name of 1 to 200 characters."];
        if (request.Payment is not ("hourly" or "per-judgment")) errors["payment"] = ["Payment is 'hourly' or 'per-judgment'."];
        if (request.GraceSeconds is < 30 or > 3600) errors["graceSeconds"] = ["30 to 3600 seconds."];
        if (request.TaskCapMinutes is < 1 or > 1440) errors["taskCapMinutes"] = ["1 to 1440 minutes."];
        if (request.NoticeDays is < 0 or > 90) errors["noticeDays"] = ["0 to 90 days."];
        if (request.EndsAt <= request.StartsAt) errors["endsAt"] = ["The end comes after the start."];
        if (promised && request.NoticeDays < project.NoticeDays) errors["noticeDays"] = [$"People were promised {project.NoticeDays} days: it can only be longer."];
        if (promised && request.Payment is not null && request.Payment != Code(project.Payment)) errors["payment"] = ["People are enrolled on the terms of now: this cannot be changed any more."];
        if (promised && request.GraceSeconds < project.GraceSeconds) errors["graceSeconds"] = [$"People were promised {project.GraceSeconds} seconds: it can only be longer."];
        if (promised && request.EndsAt != project.EndsAt) errors["endsAt"] = ["People are enrolled: change the end by an amendment, which tells them."];
        return errors;
    }
}
