using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Desk;

/// <summary>What a lead does on the page of a project. Each finds the project among those that the caller leads.</summary>
public static class ProjectActions
{
    public const string NoReason = "A lead of the project has stopped new tasks for you. Ask them for the reason.";
    private const int LongestReason = 500;

    public static async Task<Outcome<Project>> SetOpenAsync(AppDb db, Caller caller, Guid project, bool open, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, caller, project.ToString(), ProjectAccess.Leads, cancel);
        if (found.IsRefused) return found;
        if (found.Value!.ChangeTo(open ? ProjectState.Open : ProjectState.Paused) is { } no) return no;
        await db.SaveChangesAsync(cancel);
        return found;
    }

    /// <summary>Lets a person claim again, or stops new claims. They are told by mail, with the reason and where to appeal.</summary>
    public static async Task<bool> SetMayClaimAsync(AppDb db, Caller caller, Guid enrollment, string? whyNot, TimeProvider clock, CancellationToken cancel)
    {
        var led = ProjectAccess.Projects(db, caller, ProjectAccess.Leads);
        var found = await db.Set<Enrollment>().FirstOrDefaultAsync(e => e.Id == enrollment && led.Any(p => p.Id == e.ProjectId), cancel);
        if (found is null) return false;
        if (whyNot is null) found.Allow();
        else found.Refuse(whyNot.Length <= LongestReason ? whyNot : whyNot[..LongestReason]);
        await StopNotice.AddAsync(db, found, clock, cancel);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Enrolls a person by their e-mail; the answer is their name.</summary>
    public static async Task<Outcome<string>> EnrollAsync(AppDb db, TimeProvider clock, Caller caller, Guid project, string? email, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, caller, project.ToString(), ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var enrolled = await EnrollPerson.ForAsync(found.Value!, email?.Trim() ?? "", db, clock, cancel);
        if (enrolled.Refusal is { } no) return no;
        return await db.Set<Person>().Where(p => p.Id == enrolled.Value!.Person).Select(p => p.DisplayName).SingleAsync(cancel);
    }
}
