using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Pay;
using Parallax.Quality;
using Parallax.Talent;
using Parallax.Web;
using Parallax.Web.Pages;

namespace Parallax.Desk;

/// <summary>Answers to score, claims of time to decide and judgments to review.</summary>
public static class WaitingForReviewers
{
    public static async Task<List<WaitingItem>> OfAsync(AppDb db, Caller caller, CancellationToken cancel)
    {
        var items = new List<WaitingItem>();
        var answers = await ScoreAnswer.WaitingAsync(db, caller, null, null, cancel);
        if (answers.Count > 0) items.Add(new WaitingItem($"{Words.Count(answers.Count, "answer")} to score", "Applicants wait for their result.", "/screenings/score", "Score"));
        var claims = await PayAccess.ToDecide(db, caller).AsNoTracking().Where(c => c.State == ClaimState.Pending).OrderBy(c => c.CreatedAt).Select(c => c.Id).Take(1).ToListAsync(cancel);
        if (claims.Count > 0) items.Add(new WaitingItem("Time is claimed", "Somebody says that time which was not counted was work.", $"/pay/claims/{claims[0]}", "Decide"));
        return items;
    }

    /// <summary>Also for people who are enrolled and were asked to review.</summary>
    public static async Task<List<WaitingItem>> ReviewsAsync(AppDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        if (await WaitingReviews.IsHeldAsync(db, caller, cancel)) return [new WaitingItem("A review is open with you", "What you began is kept.", "/reviews", "Go on with it")];
        var count = await WaitingReviews.WaitingAsync(db, caller, now, cancel);
        return count == 0 ? [] : [new WaitingItem($"{Words.Count(count, "judgment")} to review", "A second look at what others submitted.", "/reviews", "Review")];
    }
}
