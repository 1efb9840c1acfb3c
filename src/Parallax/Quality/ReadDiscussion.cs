using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>A question of a project as it is listed. Whoever asked stands under their pseudonym.</summary>
/// <param name="Task">The beginning of the task's prompt; null when it is about the guidelines.</param>
/// <param name="Answer">Null while there is none.</param>
/// <param name="ChangedTo">The number of the protocol version that was made of the answer.</param>
public sealed record DiscussionLine(
    Guid Id, bool Mine, string Person, Guid? TaskId, string? Task, string? Section, string Title, string Question, string? Answer, string State,
    DateTimeOffset OpenedAt, DateTimeOffset DueAt, bool Published, int? ChangedTo);

/// <summary>The questions of a project: a lead reads all of them; a contributor their own, and what was published.</summary>
public static class ReadDiscussion
{
    public const int PageSize = 25;
    private const int PromptLength = 120;

    public sealed record Page(IReadOnlyList<DiscussionLine> Questions, int Number, bool More);

    /// <summary>Who may read a project's discussion, and as what.</summary>
    public sealed record Reader(Project Project, bool Leads);

    public static async Task<IResult> GetAsync(Guid project, int? page, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var caller = Caller.Of(http.User);
        if (await ReaderAsync(db, caller, project, cancel) is not { } reader) return ProjectRefusals.Unknown(project.ToString());
        var number = Math.Clamp(page ?? 1, 1, 10_000);
        var lines = await OfAsync(db, caller, reader, number, cancel);
        return TypedResults.Ok(new Page([.. lines.Take(PageSize)], number, lines.Count > PageSize));
    }

    /// <summary>Null for who has no part in the project.</summary>
    public static async Task<Reader?> ReaderAsync(AppDb db, Caller caller, Guid project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await ProjectAccess.Projects(db, caller, ProjectAccess.Leads).AsNoTracking().SingleOrDefaultAsync(p => p.Id == project, cancel) is { } led) return new Reader(led, true);
        var mine = await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == project && db.Set<Enrollment>().Any(e => e.ProjectId == p.Id && e.PersonId == caller.Id), cancel);
        return mine is null ? null : new Reader(mine, false);
    }

    /// <returns>One more than the page has, when there is a next one.</returns>
    public static async Task<List<DiscussionLine>> OfAsync(AppDb db, Caller caller, Reader reader, int page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(reader);
        var id = reader.Project.Id;
        var rows = await (
            from d in db.Set<Discussion>().AsNoTracking()
            where d.ProjectId == id
            join c in db.Set<Case>() on d.CaseId equals c.Id
            where reader.Leads || c.PersonId == caller.Id || d.PublishedAt != null
            join t in db.Set<EvaluationTask>() on d.TaskId equals (Guid?)t.Id into tasks
            from t in tasks.DefaultIfEmpty()
            join v in db.Set<Protocol>() on d.ChangedToId equals (Guid?)v.Id into versions
            from v in versions.DefaultIfEmpty()
            orderby c.State == CaseState.Open ? 0 : 1, c.ChangedAt descending, c.Id
            select new { Discussion = d, Case = c, Turns = t == null ? null : t.Turns, Version = v == null ? (int?)null : v.Version })
            .Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancel);
        var words = await WordsAsync(db, rows.ConvertAll(r => r.Case.Id), cancel);
        var installation = await db.Set<Installation>().AsNoTracking().SingleAsync(cancel);
        return rows.ConvertAll(r => new DiscussionLine(
            r.Case.Id, r.Case.PersonId == caller.Id, installation.Pseudonym(reader.Project.OrganizationId, r.Case.PersonId),
            reader.Leads ? r.Discussion.TaskId : null, r.Turns is null ? null : PromptText.Start(r.Turns, PromptLength), r.Discussion.Section, r.Case.Title,
            words[r.Case.Id].FirstOrDefault(w => w.Side == CaseSide.Person)?.Text ?? Case.ErasedTitle,
            r.Case.State == CaseState.Decided ? words[r.Case.Id].LastOrDefault(w => w.Side == CaseSide.Decider)?.Text ?? Case.ErasedTitle : null,
            CaseWords.Code(r.Case.State), r.Case.OpenedAt, r.Case.DueAt, r.Discussion.PublishedAt is not null, r.Version));
    }

    private sealed record Said(Guid Case, CaseSide Side, string Text);

    /// <summary>What was asked and what was answered; notes among deciders and what was asked back stay with the case.</summary>
    private static async Task<ILookup<Guid, Said>> WordsAsync(AppDb db, List<Guid> cases, CancellationToken cancel)
    {
        var said = await (
            from m in db.Set<CaseMessage>().AsNoTracking()
            where cases.Contains(m.CaseId) && !m.Internal
            join t in db.Set<CaseText>() on m.Id equals t.MessageId
            orderby m.At, m.Id
            select new Said(m.CaseId, m.Side, t.Text)).ToListAsync(cancel);
        return said.ToLookup(s => s.Case);
    }
}
