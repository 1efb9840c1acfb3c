using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>
/// Accepts a batch whose sample shows what it claims, or returns it: what was found wrong goes back to its contributors with
/// the feedback, and by choice all of the batch or all of one contributor's, with a deadline. Rework is paid by its time.
/// </summary>
public static class DecideBatch
{
    public const string Wrong = "wrong";
    public const string All = "all";
    public const string OfOne = "contributor";
    public const int MostDays = 30;

    /// <param name="Scope"><see cref="Wrong"/>, <see cref="All"/> or <see cref="OfOne"/>.</param>
    /// <param name="Note">For those whose judgments come back though nobody looked at them.</param>
    public sealed record Request(bool Accept, string Scope = Wrong, Guid? Contributor = null, int Days = ReviewPolicy.UsualDays, string? Note = null);

    public static async Task<IResult> PostAsync(Guid batch, Request request, HttpContext http, AppDb db, ReviewStore store, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel) =>
        await ForAsync(db, Caller.Of(http.User), batch, request, store, protocols, clock, cancel) is { } no ? no : TypedResults.NoContent();

    public static async Task<Refusal?> ForAsync(
        AppDb db, Caller caller, Guid id, Request request, ReviewStore store, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(clock);
        var found = await BatchProgress.FindAsync(db, caller, id, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var progress = await BatchProgress.OfAsync(db, found.Value!, cancel);
        if (progress.Batch.State != BatchState.InReview) return ReviewRefusals.BatchDecided;
        if (!progress.Now.IsReviewed) return ReviewRefusals.BatchNotReviewed;
        if (request.Accept && !progress.IsShown) return ReviewRefusals.BatchNotShown;
        var errors = request.Accept ? [] : Check(request);
        if (errors.Count > 0) return ReviewRefusals.BatchInvalid(errors);

        var until = clock.GetUtcNow().AddDays(request.Accept ? await DaysAsync(db, progress.Batch.ProjectId, cancel) : request.Days);
        var now = progress.Now;
        var outcome = new BatchOutcome
        {
            BatchId = id,
            Round = now.Round,
            IsAccepted = request.Accept,
            Population = now.Population,
            Sample = now.Sample,
            Errors = now.Errors,
            Scope = request.Accept ? null : request.Scope,
            Until = request.Accept && now.Errors == 0 ? null : until,
            Note = request.Note?.Trim() ?? "",
            DecidedById = caller.Id,
        };
        var reopens = await ReopensAsync(db, progress.Batch, request, protocols, cancel);
        return await store.DecideAsync(new BatchDecision(outcome, reopens, until), cancel) ? null : ReviewRefusals.BatchDecided;
    }

    private static async Task<int> DaysAsync(AppDb db, Guid project, CancellationToken cancel) =>
        await db.Set<ReviewPolicy>().Where(p => p.ProjectId == project).Select(p => (int?)p.ReturnDays).FirstOrDefaultAsync(cancel) ?? ReviewPolicy.UsualDays;

    private static Dictionary<string, string[]> Check(Request request)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.Scope is not (Wrong or All or OfOne)) errors["scope"] = [$"One of {Wrong}, {All}, {OfOne}."];
        if (request.Scope == OfOne && request.Contributor is null) errors["contributor"] = ["Say whose judgments come back."];
        if (request.Days is < 1 or > MostDays) errors["days"] = [$"1 to {MostDays} days."];
        if (request.Scope is All or OfOne && string.IsNullOrWhiteSpace(request.Note)) errors["note"] = ["Say what to look at again: nobody reviewed each of these."];
        if (request.Note?.Trim().Length > ReviewedPart.LongestText) errors["note"] = [$"At most {ReviewedPart.LongestText} characters."];
        return errors;
    }

    /// <summary>What the sample found wrong with its feedback first, then what comes back besides.</summary>
    private static async Task<List<(Guid Assignment, string Feedback)>> ReopensAsync(AppDb db, Batch batch, Request request, ProtocolCache protocols, CancellationToken cancel)
    {
        var reopens = new List<(Guid Assignment, string Feedback)>();
        var wrong = await (
            from s in db.Set<BatchSample>()
            where s.BatchId == batch.Id && s.Round == batch.Round
            join r in db.Set<Review>().AsNoTracking() on s.ReviewId equals r.Id
            where r.Outcome == ReviewOutcome.Returned && db.Set<Judgment>().Any(j => j.Id == r.JudgmentId && j.IsCurrent)
            orderby r.Id
            select r).ToListAsync(cancel);
        foreach (var review in wrong)
        {
            var loaded = await LoadReview.OfAsync(db, protocols, review, cancel);
            var parts = await db.Set<ReviewedPart>().AsNoTracking().Where(p => p.ReviewId == review.Id).OrderBy(p => p.Part).ToListAsync(cancel);
            reopens.Add((loaded.Judgment.AssignmentId, Content.Write(PartFeedbacks.Of(loaded.Parts, parts))));
        }

        if (request.Accept || request.Scope == Wrong) return reopens;
        var whole = Content.Write<IReadOnlyList<PartFeedback>>([new PartFeedback(JudgmentPart.Whole, request.Note!.Trim())]);
        var rest = await (
            from i in db.Set<BatchItem>()
            where i.BatchId == batch.Id
            join j in db.Set<Judgment>() on i.AssignmentId equals j.AssignmentId
            where j.IsCurrent && j.RevisedById == null && (request.Scope == All || j.PersonId == request.Contributor)
            orderby i.AssignmentId
            select i.AssignmentId).ToListAsync(cancel);
        reopens.AddRange(rest.Except(reopens.Select(r => r.Assignment)).Select(a => (a, whole)));
        return reopens;
    }
}
