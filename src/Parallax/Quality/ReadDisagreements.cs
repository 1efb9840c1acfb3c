using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>A presentation on which people differ, as it is listed.</summary>
/// <param name="Task">The owner's own id.</param>
/// <param name="Change">How far a decision is expected to move a model's result.</param>
public sealed record DisagreementLine(
    Guid Presentation, string Task, string Category, int Judgments, double? Entropy, double? Certainty, double Ambiguity, double? SplitP, string Verdict,
    double Change, bool Contested, bool Settled, int Overlap, IReadOnlyList<SplitPart> Split, DateTimeOffset UpdatedAt);

/// <summary>The disagreements of a project: the queue, or all that was counted.</summary>
public static class ReadDisagreements
{
    public const int PageSize = 50;
    private const int MostOfAll = 1000;

    public sealed record Page(IReadOnlyList<DisagreementLine> Disagreements, int Number, bool More);

    /// <param name="all">Every presentation that was counted, the most ambiguous first, instead of the queue.</param>
    public static async Task<IResult> GetAsync(string project, string? category, bool? all, int? page, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        var size = all == true ? MostOfAll : PageSize;
        var number = Math.Clamp(page ?? 1, 1, 10_000);
        var lines = await OfAsync(db, found.Value!, category, all == true, number, size, cancel);
        return TypedResults.Ok(new Page([.. lines.Take(size)], number, lines.Count > size));
    }

    /// <returns>One more than the page has, when there is a next one.</returns>
    public static async Task<List<DisagreementLine>> OfAsync(AppDb db, Project project, string? category, bool all, int page, int size, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        var withdrawn = db.Set<FlaggedTask>().Where(t => t.ProjectId == project.Id && t.State == FlaggedTaskState.Withdrawn).Select(t => t.TaskId);
        var counted = db.Set<Disagreement>().AsNoTracking().Where(d => d.ProjectId == project.Id);
        if (!all) counted = counted.Where(d => d.IsContested && !d.IsSettled && !withdrawn.Contains(d.TaskId));
        var rows =
            from d in counted
            join t in db.Set<EvaluationTask>() on d.TaskId equals t.Id
            join p in db.Set<Presentation>() on d.PresentationId equals p.Id
            where category == null || category == "" || t.Category == category
            select new { Row = d, t.ExternalId, t.Category, p.Overlap };
        var ordered = all
            ? rows.OrderByDescending(r => r.Row.Ambiguity).ThenByDescending(r => r.Row.Entropy).ThenBy(r => r.ExternalId)
            : rows.OrderByDescending(r => r.Row.Change).ThenByDescending(r => r.Row.Ambiguity).ThenBy(r => r.ExternalId);
        var read = await ordered.Skip((page - 1) * size).Take(size + 1).ToListAsync(cancel);
        return read.ConvertAll(r => new DisagreementLine(
            r.Row.PresentationId, r.ExternalId, r.Category, r.Row.Judgments, r.Row.Entropy, r.Row.Certainty, r.Row.Ambiguity, r.Row.SplitP, Code(r.Row.Verdict),
            r.Row.Change, r.Row.IsContested, r.Row.IsSettled, r.Overlap, Content.Read<List<SplitPart>>(r.Row.Split), r.Row.UpdatedAt));
    }

    private static string Code(DisagreementVerdict verdict) => verdict switch
    {
        DisagreementVerdict.Ambiguous => "ambiguous",
        DisagreementVerdict.Clear => "clear",
        _ => "unknown",
    };
}
