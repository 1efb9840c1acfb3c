using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>What is said of one part of somebody's work, in words for them.</summary>
/// <param name="About">The part, as they know it.</param>
/// <param name="Guideline">The anchor of a section, or empty.</param>
public sealed record FeedbackPart(string About, string Text, string Guideline = "", string GuidelineTitle = "");

/// <summary>One piece of feedback on a person's work.</summary>
/// <param name="Kind">In a word, as a mark: <c>Practice</c>, <c>Review</c> …</param>
/// <param name="Title">What it comes to, in half a sentence.</param>
/// <param name="Task">The beginning of the task's prompt; empty when it is about no single task.</param>
/// <param name="Url">Where there is more; empty when all is said.</param>
public sealed record FeedbackItem(
    DateTimeOffset At, string Kind, Guid Project, string ProjectName, string Title, string Task, string Text, IReadOnlyList<FeedbackPart> Parts, string Url)
{
    public bool IsNew { get; init; }
}

/// <summary>A section of the guidelines that would help most, by the practice of a person.</summary>
public sealed record NextToRead(Guid Project, string ProjectName, string Section, string Title, int Different, int Of);

/// <summary>All feedback on one person's work, the newest first, whatever module of quality it comes from.</summary>
public static class FeedbackList
{
    /// <summary>How many of each kind are looked at.</summary>
    public const int Most = 50;

    private const int PromptLength = 160;

    /// <summary>One query for each kind of feedback: of one person, the newest <see cref="Most"/>.</summary>
    private static readonly IReadOnlyList<Func<AppDb, Guid, CancellationToken, Task<IReadOnlyList<FeedbackItem>>>> Kinds = [PracticeAsync, ReviewsAsync, CalibrationAsync];

    public static async Task<IReadOnlyList<FeedbackItem>> OfAsync(AppDb db, Guid person, CancellationToken cancel)
    {
        var seen = await FeedbackSeen.OfAsync(db, person, cancel);
        var items = new List<FeedbackItem>();
        foreach (var kind in Kinds) items.AddRange(await kind(db, person, cancel));
        return [.. items.OrderByDescending(i => i.At).Select(i => i with { IsNew = seen is null || i.At > seen })];
    }

    public static async Task<IResult> GetAsync(HttpContext http, AppDb db, CancellationToken cancel) =>
        TypedResults.Ok(await OfAsync(db, Caller.Of(http.User).Id, cancel));

    private static async Task<IReadOnlyList<FeedbackItem>> PracticeAsync(AppDb db, Guid person, CancellationToken cancel)
    {
        var wholes = await (
            from r in db.Set<PracticeResult>().AsNoTracking()
            where r.PersonId == person && r.Ordinal == 0
            join p in db.Set<Presentation>() on r.PresentationId equals p.Id
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            join project in db.Set<Project>() on r.ProjectId equals project.Id
            orderby r.At descending
            select new { Result = r, t.Turns, Project = project.Name }).Take(Most).ToListAsync(cancel);
        var ids = wholes.ConvertAll(w => w.Result.AssignmentId);
        var parts = (await db.Set<PracticeResult>().AsNoTracking().Where(r => ids.Contains(r.AssignmentId) && r.Ordinal > 0).OrderBy(r => r.Ordinal).ToListAsync(cancel)).ToLookup(r => r.AssignmentId);
        return wholes.ConvertAll(w => Practice(w.Result, w.Project, PromptText.Start(w.Turns, PromptLength), [.. parts[w.Result.AssignmentId]]));
    }

    private static FeedbackItem Practice(PracticeResult whole, string project, string prompt, IReadOnlyList<PracticeResult> parts)
    {
        var different = parts.Where(p => !p.IsRight).ToList();
        return new FeedbackItem(
            whole.At, "Practice", whole.ProjectId, project,
            different.Count == 0 ? "Everything as expected" : $"{parts.Count - different.Count} of {parts.Count} as expected",
            prompt, whole.Explanation,
            [.. different.Select(p => new FeedbackPart(p.About, $"You said {p.Said}; expected was {p.Expected}.{(p.Explanation.Length > 0 ? $" {p.Explanation}" : "")}", p.Section, p.SectionTitle))], "");
    }

    private static async Task<IReadOnlyList<FeedbackItem>> ReviewsAsync(AppDb db, Guid person, CancellationToken cancel)
    {
        var remarks = db.Set<ReviewedPart>();
        var rows = await (
            from r in ReviewFeedback.Of(db, person)
            join project in db.Set<Project>() on r.ProjectId equals project.Id
            join j in db.Set<Judgment>() on r.JudgmentId equals j.Id
            join p in db.Set<Presentation>() on j.PresentationId equals p.Id
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            orderby r.DecidedAt descending
            select new { Review = r, Project = project.Name, t.Turns, Remark = remarks.Where(x => x.ReviewId == r.Id && x.Text != "").OrderBy(x => x.Part).Select(x => x.Text).FirstOrDefault() }).Take(Most).ToListAsync(cancel);
        return rows.ConvertAll(r => new FeedbackItem(
            r.Review.DecidedAt!.Value, "Review", r.Review.ProjectId, r.Project, OutcomeWords(r.Review.Outcome!.Value, r.Remark is not null), PromptText.Start(r.Turns, PromptLength), r.Remark ?? "", [], $"/feedback/reviews/{r.Review.Id}"));
    }

    private static string OutcomeWords(ReviewOutcome outcome, bool remarked) => outcome switch
    {
        ReviewOutcome.Returned => "It came back to be looked at again",
        ReviewOutcome.Corrected => "Something was corrected",
        _ => remarked ? "Accepted, with a remark" : "Accepted as it is",
    };

    private static async Task<IReadOnlyList<FeedbackItem>> CalibrationAsync(AppDb db, Guid person, CancellationToken cancel)
    {
        var rows = await (
            from s in db.Set<RaterSeverity>().AsNoTracking()
            where s.PersonId == person && s.Dimension == RaterSeverity.All && s.Since != null
            join p in db.Set<Project>() on s.ProjectId equals p.Id
            orderby s.Since descending
            select new { Row = s, p.Name }).Take(Most).ToListAsync(cancel);
        return rows.ConvertAll(r => new FeedbackItem(
            r.Row.Since!.Value, "Beside others", r.Row.ProjectId, r.Name, r.Row.Differs ? r.Row.Points < 0 ? "A little more severe" : "A little more lenient" : "About as the others", "",
            r.Row.Differs ? SeverityWords.OfYou(r.Row) : "As far as the numbers tell, you rate neither more severely nor more leniently than the others.", [], $"/projects/{r.Row.ProjectId}/calibration"));
    }

    /// <summary>Where practice differed most often, in what was done last of each task.</summary>
    public static async Task<IReadOnlyList<NextToRead>> NextAsync(AppDb db, Guid person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var results = db.Set<PracticeResult>();
        var rows = await (
            from r in results.AsNoTracking()
            where r.PersonId == person && r.Ordinal > 0 && r.Section != "" && !results.Any(o => o.PersonId == person && o.PresentationId == r.PresentationId && o.Version > r.Version)
            join p in db.Set<Project>() on r.ProjectId equals p.Id
            group r by new { r.ProjectId, p.Name, r.Section } into g
            select new { g.Key.ProjectId, g.Key.Name, g.Key.Section, Title = g.Max(r => r.SectionTitle)!, Different = g.Count(r => r.Credit < 1), Of = g.Count() }).ToListAsync(cancel);
        return [.. rows.Where(r => r.Different > 0).OrderByDescending(r => (double)r.Different / r.Of).ThenByDescending(r => r.Different).ThenBy(r => r.Title, StringComparer.Ordinal)
            .Take(3).Select(r => new NextToRead(r.ProjectId, r.Name, r.Section, r.Title, r.Different, r.Of))];
    }

    /// <summary>How much is new, for a mark beside a link.</summary>
    public static async Task<int> NewAsync(AppDb db, Guid person, CancellationToken cancel) => (await OfAsync(db, person, cancel)).Count(i => i.IsNew);
}
