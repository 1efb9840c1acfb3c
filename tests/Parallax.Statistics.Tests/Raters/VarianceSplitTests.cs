using CsCheck;
using Parallax.Statistics.Input;
using Parallax.Statistics.Raters;

namespace Parallax.Statistics.Tests.Raters;

public class VarianceSplitTests
{
    private static readonly int[][] ShroutFleiss = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

    /// <summary>
    /// Shrout and Fleiss, Psychological Bulletin 86 (1979) 420-428, tables 2 and 3: between targets MS 11.24, judges 32.49, residual 1.02;
    /// ICC(2,1) = .29. Components: (11.2417 - 1.0194) / 4 = 2.5556, (32.4861 - 1.0194) / 6 = 5.2444, 1.0194; .2898.
    /// For a reliability of .8: 4 (1 - .28976) / .28976 = 9.80, so 10 raters.
    /// </summary>
    [Fact]
    public void Shrout_and_Fleiss()
    {
        var split = VarianceSplit.Of(Ratings.From(Rows(ShroutFleiss))).Single();
        Assert.Equal(2.5556, split.Item!.Value, 4);
        Assert.Equal(5.2444, split.Rater!.Value, 4);
        Assert.Equal(1.0194, split.Residual!.Value, 4);
        Assert.Equal(.29, split.Icc!.Value, 2);
        Assert.Equal(10, split.RatersNeeded);
        Assert.Null(split.Note);
    }

    /// <summary>
    /// Unbalanced by hand: item 1 rated 1 by A and 2 by B, item 2 rated 4 by A, item 3 rated 3 by B and 6 by C. Mean 3.2, from it -2.2 -1.2 / .8 / -.2 2.8.
    /// T_0 = 4.84 + 1.44 + .64 + .04 + 7.84 = 14.8; items (3.4² / 2) + .64 + (2.6² / 2) = 9.8; raters A (-1.4)² / 2 = .98,
    /// B .98, C 7.84: 9.8; rest -4.8. k1 = (4 + 1 + 4) / 5 = 1.8, the same for raters; k3 = 1 + 1 + 1 = 3 = k4.
    /// 3.2 a + 1.2 b + 2 e = 9.8; 1.2 a + 3.2 b + 2 e = 9.8; -1.2 a - 1.2 b + 0 e = -4.8. So a = b = 2, e = .5.
    /// ICC = 2 / 4.5.
    /// </summary>
    [Fact]
    public void Unbalanced_by_hand()
    {
        var split = VarianceSplit.Of(Ratings.From([("1", "A", "f", 1), ("1", "B", "f", 2), ("2", "A", "f", 4), ("3", "B", "f", 3), ("3", "C", "f", 6)])).Single();
        Assert.Equal(2, split.Item!.Value, tolerance: 5e-10);
        Assert.Equal(2, split.Rater!.Value, tolerance: 5e-10);
        Assert.Equal(.5, split.Residual!.Value, tolerance: 5e-10);
        Assert.Equal(2 / 4.5, split.Icc!.Value, tolerance: 5e-10);
        Assert.Equal(5, split.RatersNeeded);
    }

    /// <summary>Facets are split apart; a constant added to all changes nothing.</summary>
    [Fact]
    public void Each_facet_by_itself()
    {
        var splits = VarianceSplit.Of(Ratings.From([.. Rows(ShroutFleiss), .. Rows(ShroutFleiss, "moved", 1e6), .. Rows([[1, 1], [1, 1]], "constant")]));
        Assert.Equal(splits[0].Icc!.Value, splits[1].Icc!.Value, tolerance: 5e-7);
        Assert.Null(splits[2].Icc);
        Assert.NotNull(splits[2].Note);
    }

    /// <summary>Variances 1, .5, .7 with 3 of 12 raters an item are recovered on average over 40 seeded draws, item and rater.</summary>
    [Fact]
    public void Components_are_recovered()
    {
        var splits = Enumerable.Range(0, 40).Select(seed => VarianceSplit.Of(Drawn(new Random(seed))).Single()).ToList();
        Assert.Equal(1, splits.Average(s => s.Item!.Value), .05);
        Assert.Equal(.5, splits.Average(s => s.Rater!.Value), .12);
        Assert.Equal(.7, splits.Average(s => s.Residual!.Value), .05);
    }

    [Fact]
    public void Anything_gives_numbers_or_a_note() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 3]).Array[0, 20].Sample(rows =>
        {
            foreach (var s in VarianceSplit.Of(Ratings.From(rows.Select(r => ($"t{r.Item1}", $"w{r.Item2}", "f", (double)r.Item3)), DuplicatePolicy.Keep)))
            {
                Assert.True(s.Icc is not null || s.Note is not null);
                Assert.True(s.Icc is null or (>= 0 and <= 1));
                Assert.True(s.RatersNeeded is null or >= 1);
            }
        }, iter: 500);

    private static IEnumerable<(string, string, string, double)> Rows(int[][] table, string facet = "value", double add = 0) =>
        table.SelectMany((row, i) => row.Select((value, j) => ($"t{i}", $"w{j}", facet, value + add)));

    private static Ratings Drawn(Random random)
    {
        double Normal(double variance) => Math.Sqrt(variance) * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var raters = Enumerable.Range(0, 12).Select(_ => Normal(.5)).ToArray();
        return Ratings.From(Enumerable.Range(0, 300).SelectMany(t =>
        {
            var item = Normal(1);
            return RaschWorld.Some(random, 12, 3).Select(w => ($"t{t}", $"w{w}", "f", item + raters[w] + Normal(.7))).ToList();
        }));
    }
}
