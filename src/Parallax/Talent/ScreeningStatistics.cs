using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Statistics;
using Parallax.Statistics.Agreement;
using Parallax.Statistics.Inference;
using Parallax.Statistics.Raters;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>What is known of one item.</summary>
/// <param name="Difficulty">The share of people who got at least half of its points: high is easy.</param>
/// <param name="Discrimination">Whether people who do well otherwise do well here.</param>
/// <param name="Suspicion">In words, when something may be wrong with the item; null otherwise.</param>
/// <param name="Reading">What the two figures say, in words.</param>
public sealed record ItemFigures(
    Guid Item, Guid Presentation, int Ordinal, string Skill, string Kind, int Points, Estimate Difficulty, Estimate Discrimination, string? Suspicion, string Reading);

/// <summary>
/// Item statistics of a screening, over the first attempt of each person that has a result: later attempts are no
/// independent observations. Read as a stream: nothing grows with the number of people.
/// </summary>
public sealed record ScreeningStatistics(long People, Estimate PassRate, IReadOnlyList<ItemFigures> Items, Estimate ExactAgreement, Estimate Kappa)
{
    /// <summary>Below this many people a negative discrimination is no reason to suspect a key.</summary>
    public const int EnoughToSuspect = 10;

    private sealed class Sums
    {
        public long Right { get; set; }

        public ItemRest Rest { get; } = new();
    }

    public static async Task<IResult> GetAsync(Guid screening, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ScreeningAccess.Made(db, Caller.Of(http.User)).AsNoTracking().FirstOrDefaultAsync(s => s.Id == screening, cancel);
        return found is null ? ScreeningRefusals.Unknown : TypedResults.Ok(await OfAsync(db, found, cancel));
    }

    public static async Task<ScreeningStatistics> OfAsync(AppDb db, Screening screening, CancellationToken cancel)
    {
        var items = await ScreeningItem.In(db, screening.Id).AsNoTracking().OrderBy(i => i.Ordinal).ThenBy(i => i.Id).ToListAsync(cancel);
        var sums = items.ToDictionary(i => i.Id, _ => new Sums());
        var points = items.ToDictionary(i => i.Id, i => i.Points);
        var first = db.Set<ScreeningAttempt>().AsNoTracking().Where(a => a.ScreeningId == screening.Id && a.State == AttemptState.Decided && a.Number == 1);
        var rows = from a in first
                   join s in db.Set<ItemScore>() on a.Id equals s.AttemptId
                   where s.Seat == ItemScore.Counts
                   select new { s.ItemId, s.Points, Total = a.Points };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!sums.TryGetValue(row.ItemId, out var sum)) continue;
            if (row.Points * 2 >= points[row.ItemId]) sum.Right++;
            sum.Rest.Add(row.Points, row.Total - row.Points);
        }

        var (people, passed) = (await first.LongCountAsync(cancel), await first.LongCountAsync(a => a.Passed == true, cancel));
        var (exact, kappa) = await AgreementAsync(db, screening.Id, cancel);
        return new ScreeningStatistics(people, WilsonInterval.Of(passed, people), items.ConvertAll(i => Figures(i, sums[i.Id])), exact, kappa);
    }

    private static ItemFigures Figures(ScreeningItem item, Sums sums)
    {
        var (difficulty, discrimination) = (WilsonInterval.Of(sums.Right, sums.Rest.N), sums.Rest.Estimate());
        return new ItemFigures(
            item.Id, item.PresentationId, item.Ordinal, item.Skill, item.Kind.ToString().ToLowerInvariant(), item.Points, difficulty, discrimination,
            Suspicion(item, sums.Rest.N, difficulty, discrimination), Reading(sums.Rest.N, difficulty, discrimination));
    }

    /// <summary>Only what the intervals bear out.</summary>
    private static string Reading(long n, Estimate difficulty, Estimate discrimination) =>
        n < EnoughToSuspect ? $"Too few people to say more: {EnoughToSuspect} are needed."
        : difficulty.Low > .8 ? "Nearly everybody can do it: it tells little."
        : discrimination.Value is null ? "It cannot be said whether it tells people apart."
        : discrimination.Low > 0 ? "It tells people apart: who does well elsewhere does well here."
        : discrimination.High < 0 ? "It ranks people the wrong way round."
        : "Not clear yet whether it tells people apart: the interval holds 0.";

    private static string? Suspicion(ScreeningItem item, long n, Estimate difficulty, Estimate discrimination) =>
        n < EnoughToSuspect ? null
        : discrimination.Value < 0 ? $"People who do well fail this: is the {(item.Kind == ItemKind.Key ? "key" : "rubric")} wrong?"
        : difficulty.Value is 0 ? "Nobody gets half of its points: can it be done at all?"
        : null;

    /// <summary>Of two people who scored the same answer, before a third one settled it.</summary>
    private static async Task<(Estimate Exact, Estimate Kappa)> AgreementAsync(AppDb db, Guid screening, CancellationToken cancel)
    {
        var counts = Enumerable.Range(0, ItemRubric.Highest).Select(_ => new long[ItemRubric.Highest]).ToArray();
        var pairs = from one in db.Set<ItemScore>().AsNoTracking()
                    where one.Seat == 1
                    join other in db.Set<ItemScore>() on new { one.AttemptId, one.ItemId } equals new { other.AttemptId, other.ItemId }
                    where other.Seat == 2
                    join a in db.Set<ScreeningAttempt>() on one.AttemptId equals a.Id
                    where a.ScreeningId == screening
                    select new { First = one.Level!.Value, Second = other.Level!.Value };
        await foreach (var pair in pairs.AsAsyncEnumerable().WithCancellation(cancel)) counts[pair.First - 1][pair.Second - 1]++;
        var exact = Enumerable.Range(0, ItemRubric.Highest).Sum(i => counts[i][i]);
        return (WilsonInterval.Of(exact, counts.Sum(row => row.Sum())), WeightedKappa.Of(counts));
    }
}
