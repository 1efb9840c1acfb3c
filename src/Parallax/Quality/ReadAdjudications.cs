using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>The adjudications of a project for programs, newest first.</summary>
public static class ReadAdjudications
{
    private const int PageSize = 200;

    /// <param name="Responses">The ids that the decision calls 1 and 2.</param>
    /// <param name="Holds">Whether no later one supersedes it.</param>
    public sealed record Line(
        Guid Id, Guid Presentation, string Task, string Category, IReadOnlyList<Guid> Responses, int Number, bool Holds, string Kind,
        AnswerKey? Decision, IReadOnlyList<Interpretation>? Readings, string Rationale, string By, DateTimeOffset At);

    public sealed record Page(IReadOnlyList<Line> Adjudications, int Number, bool More);

    public static async Task<IResult> GetAsync(string project, int? page, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        var number = Math.Clamp(page ?? 1, 1, 10_000);
        var lines = await OfAsync(db, db.Set<Adjudication>().Where(a => a.ProjectId == found.Value!.Id), number, cancel);
        return TypedResults.Ok(new Page([.. lines.Take(PageSize)], number, lines.Count > PageSize));
    }

    public static async Task<List<Line>> OfAsync(AppDb db, IQueryable<Adjudication> some, int page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var all = db.Set<Adjudication>();
        var rows = await (
            from a in some.AsNoTracking()
            join p in db.Set<Presentation>() on a.PresentationId equals p.Id
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            join person in db.Set<Person>() on a.ById equals person.Id
            orderby a.At descending, a.Id
            select new { Row = a, p.FirstResponseId, p.SecondResponseId, t.ExternalId, t.Category, person.DisplayName, Later = all.Any(l => l.PresentationId == a.PresentationId && l.Number > a.Number) })
            .Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancel);
        return rows.ConvertAll(r => new Line(
            r.Row.Id, r.Row.PresentationId, r.ExternalId, r.Category, r.SecondResponseId is { } second ? [r.FirstResponseId, second] : [r.FirstResponseId],
            r.Row.Number, !r.Later, Code(r.Row.Kind),
            r.Row.Decision is { } decision ? Content.Read<AnswerKey>(decision) : null,
            r.Row.Readings is { } readings ? Content.Read<List<Interpretation>>(readings) : null,
            r.Row.Rationale, r.DisplayName, r.Row.At));
    }

    private static string Code(AdjudicationKind kind) => kind switch
    {
        AdjudicationKind.Ambiguous => "ambiguous",
        AdjudicationKind.Undone => "undone",
        _ => "decided",
    };
}
