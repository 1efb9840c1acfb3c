using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Tells a contributor at once what was expected of a practice task that they submitted: only theirs, and never before.</summary>
public static class GetPracticeFeedback
{
    /// <param name="Credit">From 0 to 1; <paramref name="IsRight"/> for a whole one.</param>
    /// <param name="Guideline">Where the guidelines teach it; null where they have no sections.</param>
    public sealed record PartAnswer(string Part, string About, string Said, string Expected, bool IsRight, double Credit, string Explanation, GuidelineLink? Guideline);

    public sealed record GuidelineLink(string Anchor, string Title, string Url);

    /// <param name="Left">How many practice tasks are still to come.</param>
    public sealed record Answer(
        Guid Assignment, int Version, int Right, int Of, string Explanation, GuidelineLink? Guideline, IReadOnlyList<PartAnswer> Parts, int Left, bool IsPaid);

    public static async Task<IResult> GetAsync(Guid assignment, HttpContext http, AppDb db, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel)
    {
        var person = Caller.Of(http.User).Id;
        if (await RecordPractice.ForAsync(db, protocols, person, assignment, clock, cancel) is not { Count: > 0 } results) return LearningRefusals.FeedbackUnknown;
        var whole = results[0];
        var due = (await PracticeDue.OfAsync(db, person, whole.ProjectId, cancel)) is [var one] ? one : null;
        var paid = !await TrainingTerms.Unpaid(db, person).AnyAsync(id => id == assignment, cancel);
        var parts = results.Skip(1).ToList();
        return TypedResults.Ok(new Answer(
            assignment, whole.Version, parts.Count(p => p.IsRight), parts.Count, whole.Explanation, Link(whole),
            [.. parts.Select(p => new PartAnswer(p.Part, p.About, p.Said, p.Expected, p.IsRight, p.Credit, p.Explanation, Link(p)))], due?.Left ?? 0, paid));
    }

    private static GuidelineLink? Link(PracticeResult result) =>
        result.Section.Length == 0 ? null : new GuidelineLink(result.Section, result.SectionTitle, Url(result.ProjectId, result.Section));

    public static string Url(Guid project, string section) => $"/projects/{project}/guidelines#{Uri.EscapeDataString(section)}";
}
