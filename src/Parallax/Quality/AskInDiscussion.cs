using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>A contributor asks the leads about a task of theirs, or about the guidelines. What they ask shows nobody's judgment.</summary>
public static class AskInDiscussion
{
    private const string OfTask = "task";
    private const string OfGuideline = "guideline";

    /// <param name="About"><c>task</c> or <c>guideline</c>; from outside of a task only <c>guideline</c>.</param>
    /// <param name="Section">The heading of the section of the guidelines; null for the whole.</param>
    /// <param name="Id">Chosen by the sender, so that what is sent twice is asked once.</param>
    public sealed record Request(string? Text, string? About = OfGuideline, string? Section = null, Guid? Id = null);

    public static async Task<IResult> PostAsync(
        Guid assignment, Request request, HttpContext http, AppDb db, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel) =>
        (await ForAssignmentAsync(db, Caller.Of(http.User), assignment, request, protocols, clock, cancel)).Or(Created);

    public static async Task<IResult> InProjectAsync(
        Guid project, Request request, HttpContext http, AppDb db, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel) =>
        (await ForProjectAsync(db, Caller.Of(http.User), project, request, protocols, clock, cancel)).Or(Created);

    public static async Task<Outcome<OpenCase.Answer>> ForAssignmentAsync(
        AppDb db, Caller caller, Guid assignment, Request request, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        var mine = await (
            from a in db.Set<Assignment>().AsNoTracking()
            where a.Id == assignment && a.PersonId == caller.Id
            join p in db.Set<Presentation>() on a.PresentationId equals p.Id
            select new { a.ProjectId, a.ProtocolId, p.TaskId }).FirstOrDefaultAsync(cancel);
        if (mine is null) return WorkRefusals.AssignmentUnknown;
        if (request.About is not (OfTask or OfGuideline)) return AdjudicationRefusals.QuestionInvalid("about", "Say 'task' or 'guideline'.");
        return await OpenAsync(db, caller, mine.ProjectId, mine.ProtocolId, request.About == OfTask ? mine.TaskId : null, request, protocols, clock, cancel);
    }

    public static async Task<Outcome<OpenCase.Answer>> ForProjectAsync(
        AppDb db, Caller caller, Guid project, Request request, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        var protocol = await db.Set<Project>().Where(p => p.Id == project && db.Set<Enrollment>().Any(e => e.ProjectId == p.Id && e.PersonId == caller.Id))
            .Select(p => (Guid?)p.ProtocolId).SingleOrDefaultAsync(cancel);
        if (protocol is not { } id) return ProjectRefusals.Unknown(project.ToString());
        if (request.About != OfGuideline) return AdjudicationRefusals.QuestionInvalid("about", "About a task one asks from the task itself; here say 'guideline'.");
        return await OpenAsync(db, caller, project, id, null, request, protocols, clock, cancel);
    }

    private static async Task<Outcome<OpenCase.Answer>> OpenAsync(
        AppDb db, Caller caller, Guid project, Guid protocol, Guid? task, Request request, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel)
    {
        if (CaseCheck.Text("text", request.Text) is { } empty) return empty;
        var section = task is null && request.Section?.Trim() is { Length: > 0 } named ? named : null;
        if (section is not null)
        {
            var guidelines = protocols.Definition(await db.Set<Protocol>().AsNoTracking().SingleAsync(p => p.Id == protocol, cancel)).Guidelines;
            if (GuidelineSections.Of(guidelines).All(s => s.Title != section)) return AdjudicationRefusals.SectionUnknown;
        }

        var id = request.Id is { } given && given != Guid.Empty ? given : Ids.Opaque();
        if (await BeforeAsync(db, caller, id, cancel) is { } before) return before;
        var found = await db.Set<Project>().AsNoTracking().Where(p => p.Id == project).Select(p => new { p.OrganizationId, p.Name }).SingleAsync(cancel);
        var title = task is not null ? $"About a task: {found.Name}" : section is null ? $"About the guidelines: {found.Name}" : $"About “{section}”: {found.Name}";
        var opened = await OpenCase.ForAsync(
            db,
            new OpenCase.Draft(caller.Id, found.OrganizationId, CaseKind.Question, CaseDecider.Leads, Discussion.About, project, $"/projects/{project}/discussion/{id}", title, request.Text!) { Id = id },
            clock, cancel);
        db.Add(new Discussion { CaseId = opened.Id, OrganizationId = found.OrganizationId, ProjectId = project, TaskId = task, ProtocolId = protocol, Section = section });
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

    private static Task<OpenCase.Answer?> BeforeAsync(AppDb db, Caller caller, Guid id, CancellationToken cancel) =>
        CaseAccess.Mine(db, caller).Where(c => c.Id == id).Select(c => new OpenCase.Answer(c.Id, c.DueAt)).SingleOrDefaultAsync(cancel);

    private static IResult Created(OpenCase.Answer answer) => TypedResults.Created($"/api/cases/{answer.Id}", answer);
}
