using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Quality;

namespace Parallax.Insight;

/// <summary>A task that divides people.</summary>
/// <param name="Models">That answered: the first response, and the second where there are two.</param>
/// <param name="IsOfTheTask">Whether people say so, or the skilled split more than their own errors explain.</param>
/// <param name="SplitP">How probable such a split is from their own errors; null while too few are known.</param>
public sealed record DividedTask(
    Guid Task, Guid Presentation, string ExternalId, string Category, IReadOnlyList<string> Models, int Judgments, double Ambiguity, double? Entropy, double? Certainty, double? SplitP, bool IsOfTheTask, IReadOnlyList<SplitPart> Split);

/// <summary>Which tasks divide good raters: from what quality counts anyway, at the moment of reading.</summary>
public static class DividedTasks
{
    public const int Most = 50;

    public static async Task<IReadOnlyList<DividedTask>> OfAsync(AppDb db, Project project, string category, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        var withdrawn = db.Set<FlaggedTask>().Where(t => t.ProjectId == project.Id && t.State == FlaggedTaskState.Withdrawn).Select(t => t.TaskId);
        var rows = await (
            from d in db.Set<Disagreement>().AsNoTracking()
            where d.ProjectId == project.Id && d.Judgments > 1 && (d.Verdict == DisagreementVerdict.Ambiguous || d.IsContested) && !withdrawn.Contains(d.TaskId)
            join t in db.Set<EvaluationTask>() on d.TaskId equals t.Id
            join p in db.Set<Presentation>() on d.PresentationId equals p.Id
            join a in db.Set<Response>() on p.FirstResponseId equals a.Id
            join b in db.Set<Response>() on p.SecondResponseId equals (Guid?)b.Id into seconds
            from b in seconds.DefaultIfEmpty()
            where t.RetiredBy == null && (category == "" || t.Category == category)
            orderby d.Verdict == DisagreementVerdict.Ambiguous ? 0 : 1, d.Ambiguity descending, t.ExternalId
            select new { Row = d, t.ExternalId, t.Category, First = a.Model, FirstVersion = a.Version, Second = b == null ? null : b.Model, SecondVersion = b == null ? null : b.Version }).Take(Most).ToListAsync(cancel);
        return rows.ConvertAll(r => new DividedTask(
            r.Row.TaskId, r.Row.PresentationId, r.ExternalId, r.Category, r.Second is null ? [KnownModel.NameOf(r.First, r.FirstVersion)] : [KnownModel.NameOf(r.First, r.FirstVersion), KnownModel.NameOf(r.Second, r.SecondVersion)], r.Row.Judgments, r.Row.Ambiguity, r.Row.Entropy, r.Row.Certainty, r.Row.SplitP,
            r.Row.Verdict == DisagreementVerdict.Ambiguous, Content.Read<List<SplitPart>>(r.Row.Split)));
    }
}
