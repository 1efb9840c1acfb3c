using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>A review with all that it looks at: the task as its contributor saw it, and what they said.</summary>
public sealed record LoadedReview(Review Review, Project Project, LoadedAssignment Work, Judgment Judgment, JudgmentBody Body, IReadOnlyList<JudgmentPart> Parts)
{
    public AssignedContent Shown => Work.Content;
}

/// <summary>Reads a review for whoever may see it.</summary>
public static class LoadReview
{
    /// <summary>The one that the caller has under this assignment, decided or not; also one that somebody else has taken over since.</summary>
    public static async Task<LoadedReview?> MineAsync(AppDb db, ProtocolCache protocols, Caller caller, Guid assignment, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var subject = await db.Set<Assignment>().Where(a => a.Id == assignment && a.PersonId == caller.Id && a.Purpose == Purpose.Review).Select(a => a.Subject).FirstOrDefaultAsync(cancel);
        if (!Guid.TryParse(subject, out var judgment)) return null;
        var review = await db.Set<Review>().AsNoTracking().FirstOrDefaultAsync(r => r.AssignmentId == assignment, cancel)
            ?? await db.Set<Review>().AsNoTracking().Where(r => r.JudgmentId == judgment).OrderBy(r => r.Ordinal).FirstOrDefaultAsync(cancel);
        return review is null ? null : await OfAsync(db, protocols, review, cancel);
    }

    public static async Task<LoadedReview> OfAsync(AppDb db, ProtocolCache protocols, Review review, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(review);
        var judgment = await db.Set<Judgment>().AsNoTracking().FirstAsync(j => j.Id == review.JudgmentId, cancel);
        var work = (await LoadAssignment.ForAsync(db, protocols, judgment.PersonId, judgment.AssignmentId, cancel))!;
        var body = RestoreBody.Of(work.Content, Content.Read<Answers>(judgment.Answers));
        return new LoadedReview(review, work.Project, work, judgment, body, JudgmentParts.Of(work.Content, body));
    }
}
