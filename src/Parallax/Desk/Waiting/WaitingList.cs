using Parallax.Data;
using Parallax.Web;

namespace Parallax.Desk;

/// <summary>What waits for a person over all modules: what has a date first, the nearest on top.</summary>
public static class WaitingList
{
    public static async Task<IReadOnlyList<WaitingItem>> OfAsync(AppDb db, Caller caller, Standing standing, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(standing);
        var items = await WaitingForApplicant.OfAsync(db, caller, now, cancel);
        items.AddRange(await WaitingForEveryone.OfAsync(db, caller, now, cancel));
        if (standing.IsContributor) items.AddRange(await WaitingForContributor.OfAsync(db, caller.Id, now, cancel));
        if (standing.Hires) items.AddRange(await WaitingForOperations.OfAsync(db, cancel));
        if (standing.Scores) items.AddRange(await WaitingForReviewers.OfAsync(db, caller, cancel));
        items.AddRange(await WaitingForReviewers.ReviewsAsync(db, caller, now, cancel));
        if (standing.Pays) items.AddRange(await WaitingForFinance.OfAsync(db, caller, now, cancel));
        return [.. items.OrderBy(item => item.Due ?? DateTimeOffset.MaxValue)];
    }
}
