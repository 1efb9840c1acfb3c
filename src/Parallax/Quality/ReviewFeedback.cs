using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>One part that a reviewer said something of.</summary>
/// <param name="Outcome"><c>accepted</c> with a remark, <c>corrected</c> or <c>returned</c>.</param>
/// <param name="Instead">What should stand there; null where nothing was put in its place.</param>
public sealed record SaidOfPart(string Label, string Outcome, string Said, string? Instead, string Text);

/// <summary>What a review said of a person's judgment, for that person: no name of the reviewer, and no model.</summary>
public sealed record ReviewFeedback(
    Guid Review, Guid Assignment, Guid Project, string ProjectName, string Prompt, string Outcome, DateTimeOffset DecidedAt, bool Objected, IReadOnlyList<SaidOfPart> Parts)
{
    public const string About = "review";
    private const int PromptLength = 120;

    /// <summary>The latest that had an effect on what the person submitted.</summary>
    public static async Task<IReadOnlyList<ReviewFeedback>> OfAsync(AppDb db, ProtocolCache protocols, Guid person, int skip, int take, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var reviews = await Of(db, person).OrderByDescending(r => r.DecidedAt).ThenBy(r => r.Id).Skip(skip).Take(take).ToListAsync(cancel);
        var all = new List<ReviewFeedback>();
        foreach (var review in reviews) all.Add(await OfAsync(db, protocols, review, cancel));
        return all;
    }

    public static async Task<ReviewFeedback?> OneAsync(AppDb db, ProtocolCache protocols, Guid person, Guid id, CancellationToken cancel) =>
        await Of(db, person).FirstOrDefaultAsync(r => r.Id == id, cancel) is { } review ? await OfAsync(db, protocols, review, cancel) : null;

    public static async Task<IResult> GetAsync(HttpContext http, AppDb db, ProtocolCache protocols, int? skip, CancellationToken cancel) =>
        TypedResults.Ok(await OfAsync(db, protocols, Caller.Of(http.User).Id, Math.Max(0, skip ?? 0), 20, cancel));

    internal static IQueryable<Review> Of(AppDb db, Guid person) =>
        db.Set<Review>().AsNoTracking().Where(r => r.PersonId == person && r.State == ReviewState.Decided && r.HasEffect);

    /// <summary>The parts that something was said of, in the order of the judgment.</summary>
    public static async Task<IReadOnlyList<SaidOfPart>> PartsAsync(AppDb db, LoadedReview loaded, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(loaded);
        var said = await db.Set<ReviewedPart>().AsNoTracking().Where(p => p.ReviewId == loaded.Review.Id).ToListAsync(cancel);
        var order = loaded.Parts.Select((p, i) => (p.Name, i)).ToDictionary(p => p.Name, p => p.i);
        return [.. said.OrderBy(p => order.GetValueOrDefault(p.Part, int.MaxValue)).Select(p => Part(loaded.Parts.FirstOrDefault(x => x.Name == p.Part), p))];
    }

    private static SaidOfPart Part(JudgmentPart? part, ReviewedPart said) =>
        new(part is null ? "The judgment as a whole" : $"{part.Group}: {part.Label}", GetReview.Code(said.Outcome), part?.Said ?? "", PartFeedbacks.Proposed(part, said), said.Text);

    private static async Task<ReviewFeedback> OfAsync(AppDb db, ProtocolCache protocols, Review review, CancellationToken cancel)
    {
        var loaded = await LoadReview.OfAsync(db, protocols, review, cancel);
        var objected = await db.Set<Cases.Case>().AnyAsync(c => c.About == About && c.AboutId == review.Id && c.PersonId == review.PersonId, cancel);
        return new ReviewFeedback(
            review.Id, loaded.Judgment.AssignmentId, loaded.Project.Id, loaded.Project.Name, PromptText.Start(loaded.Work.Task.Turns, PromptLength),
            GetReview.Code(review.Outcome!.Value), review.DecidedAt!.Value, objected, await PartsAsync(db, loaded, cancel));
    }
}
