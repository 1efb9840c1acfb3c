using Parallax.Statistics.Input;
using Parallax.Statistics.Ranking;

namespace Parallax.Statistics.Tests.Ranking;

public class RobustnessTests
{
    /// <summary>By hand: 55 against 45. Each win of the first that goes leaves 55 - k against 45: it takes 11 to put the second on top.</summary>
    [Fact]
    public void Votes_by_hand()
    {
        var flip = Robustness.OfVotes(PairTable.From([("a", "b", 55, 45, 0, 0)]));
        Assert.Equal(11, flip.Count);
        Assert.Equal(.11, flip.Share!.Value, 12);
        Assert.Equal("b", flip.Leader);
    }

    /// <summary>By hand: raters 1 and 2 voted 10 times for a, raters 3 to 5 five times for b: 20 against 15, so one of the first two is enough.</summary>
    [Fact]
    public void Raters_by_hand()
    {
        var rows = Enumerable.Range(0, 20).Select(v => ("a", "b", Outcome.Left, (string?)$"{v / 10}"))
            .Concat(Enumerable.Range(0, 15).Select(v => ("a", "b", Outcome.Right, (string?)$"r{v / 5}")));
        var flip = Robustness.OfRaters(Comparisons.From(rows));
        Assert.Equal((1, 10, "b"), (flip.Count!.Value, flip.Votes!.Value, flip.Leader));
        Assert.Equal(.2, flip.Share!.Value, 12);
    }

    /// <summary>All subsets of raters tried by brute force find nothing smaller.</summary>
    [Fact]
    public void Nothing_smaller_flips_in_small_data()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var data = Simulated.Votes([0, .1, .2], 9, 12, 1, seed);
            var flip = Robustness.OfRaters(data);
            var rows = Enumerable.Range(0, data.Count).Select(v => data[v]).ToList();
            var leader = Leader(data, rows);
            for (var set = 0; set < 1 << 9; set++)
            {
                var size = System.Numerics.BitOperations.PopCount((uint)set);
                if (size >= (flip.Count ?? 5) || size > 4) continue;
                Assert.Equal(leader, Leader(data, rows.Where(r => (set >> r.Worker!.Value & 1) == 0)));
            }
        }
    }

    [Fact]
    public void A_sure_lead_is_kept()
    {
        var flip = Robustness.OfVotes(PairTable.From([("a", "b", 99, 1, 0, 0)]), most: .5);
        Assert.Null(flip.Count);
        Assert.Contains("a keeps the lead", flip.Note, StringComparison.Ordinal);
        Assert.Null(Robustness.OfRaters(Comparisons.From([("a", "b", Outcome.Left, null)])).Count);
        Assert.Null(Robustness.OfVotes(PairTable.From([("a", "b", 9, 1, 0, 0), ("c", "d", 1, 1, 0, 0)])).Count);
    }

    /// <summary>A circle of three that is sure counts once, one that chance explains not at all; and the residuals show it.</summary>
    [Fact]
    public void Circles_are_counted()
    {
        var sure = Rank.Fit(PairTable.From([("a", "b", 80, 20, 0, 0), ("b", "c", 80, 20, 0, 0), ("a", "c", 20, 80, 0, 0)]));
        Assert.Equal(1, sure.Goodness.IntransitiveTriples);
        // All ratings are 0 by symmetry: z = (80 - 50) / sqrt(100 / 4) = 6.
        Assert.All(sure.Goodness.Pairs, p => Assert.Equal(6, Math.Abs(p.Z!.Value), 6));
        Assert.Equal(0, Rank.Fit(PairTable.From([("a", "b", 52, 48, 0, 0), ("b", "c", 52, 48, 0, 0), ("a", "c", 48, 52, 0, 0)])).Goodness.IntransitiveTriples);
        Assert.Equal(0, Rank.Fit(PairTable.From([("a", "b", 80, 20, 0, 0), ("b", "c", 80, 20, 0, 0), ("a", "c", 90, 10, 0, 0)])).Goodness.IntransitiveTriples);
    }

    private static string? Leader(Comparisons data, IEnumerable<(int Left, int Right, Outcome Outcome, int? Worker, int? Prompt)> rows) =>
        Rank.Fit(Comparisons.From(rows.Select(r => (data.Models[r.Left], data.Models[r.Right], r.Outcome, (string?)null))), new RankOptions { RankDraws = 0, Threads = 1 }).Ordered.FirstOrDefault()?.Id;
}
