using CsCheck;
using Parallax.Statistics.Agreement;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Agreement;

public class IntraclassCorrelationTests
{
    private static readonly double[][] ShroutFleiss = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

    /// <summary>
    /// Shrout and Fleiss (1979), table 4: .17, .29, .62, .71. The intervals to two digits as the ICC function of the R package psych prints them
    /// for this table: -.13 .72, .02 .76, .07 .93, .34 .95.
    /// </summary>
    [Theory]
    [InlineData(IntraclassKind.OneWay, .17, -.13, .72)]
    [InlineData(IntraclassKind.TwoWayRandom, .29, .02, .76)]
    [InlineData(IntraclassKind.TwoWayRandomMean, .62, .07, .93)]
    [InlineData(IntraclassKind.TwoWayMixed, .71, .34, .95)]
    public void Shrout_and_Fleiss(IntraclassKind kind, double value, double low, double high)
    {
        var icc = IntraclassCorrelation.Of(Table(ShroutFleiss), kind);
        Assert.Equal(value, icc.Value!.Value, 2);
        Assert.Equal(low, icc.Low!.Value, 2);
        Assert.Equal(high, icc.High!.Value, 2);
        Assert.Equal((6, 4, 24L), (icc.Items, icc.Raters, icc.N));
    }

    /// <summary>
    /// By hand: tasks (1, 3), (5, 7, 6). Means 2 and 6, grand 22 / 5 = 4.4. Between 2 · 5.76 + 3 · 2.56 = 19.2 on 1; within 2 + 2 = 4 on 3: 1.3333.
    /// n₀ = (5 - 13 / 5) / 1 = 2.4. ICC = (19.2 - 1.3333) / (19.2 + 1.4 · 1.3333) = 17.8667 / 21.0667 = .848101.
    /// </summary>
    [Fact]
    public void One_way_with_different_numbers_by_hand()
    {
        var rows = new[] { ("a", "1", "v", 1.0), ("a", "2", "v", 3.0), ("b", "1", "v", 5.0), ("b", "2", "v", 7.0), ("b", "3", "v", 6.0), ("c", "1", "v", 99.0) };
        var icc = IntraclassCorrelation.Of(Ratings.From(rows), IntraclassKind.OneWay);
        Assert.Equal(.848101, icc.Value!.Value, tolerance: 5e-7);
        Assert.Contains("1 tasks with one rating", icc.Note, StringComparison.Ordinal);
    }

    /// <summary>A constant that one rater adds does not change consistency; it lowers absolute agreement.</summary>
    [Fact]
    public void Consistency_forgives_severity()
    {
        var severe = ShroutFleiss.Select(row => row.Select((v, r) => r == 0 ? v + 20 : v).ToArray()).ToArray();
        Assert.Equal(IntraclassCorrelation.Of(Table(ShroutFleiss), IntraclassKind.TwoWayMixed).Value!.Value, IntraclassCorrelation.Of(Table(severe), IntraclassKind.TwoWayMixed).Value!.Value, tolerance: 5e-11);
        Assert.True(IntraclassCorrelation.Of(Table(severe), IntraclassKind.TwoWayRandom).Value < .1);
    }

    [Fact]
    public void Tasks_that_not_all_rated_are_left_out_and_counted()
    {
        var rows = ShroutFleiss.SelectMany((row, t) => row.Select((v, r) => ($"t{t}", $"r{r}", "v", v))).Append(("t9", "r0", "v", 3.0));
        var icc = IntraclassCorrelation.Of(Ratings.From(rows), IntraclassKind.TwoWayRandom);
        Assert.Equal(.2898, icc.Value!.Value, 4);
        Assert.Contains("1 of 7 tasks", icc.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Units_and_order_do_not_matter() => Gen.Select(Gen.Double[.1, 50], Gen.Double[-1000, 1000], Gen.Enum<IntraclassKind>()).Sample((scale, shift, kind) =>
    {
        var moved = ShroutFleiss.Reverse().Select(row => row.Reverse().Select(v => v * scale + shift).ToArray()).ToArray();
        var (one, other) = (IntraclassCorrelation.Of(Table(ShroutFleiss), kind), IntraclassCorrelation.Of(Table(moved), kind));
        Assert.Equal(one.Value!.Value, other.Value!.Value, tolerance: 5e-9);
        Assert.Equal(one.Low!.Value, other.Low!.Value, tolerance: 5e-8);
    });

    [Fact]
    public void Degenerate_tables()
    {
        double[][][] undefined = [[], [[1, 2]], [[1], [2]], [[3, 3], [3, 3]], [[1, 2], [1, 2]]];
        foreach (var table in undefined)
        {
            foreach (var kind in Enum.GetValues<IntraclassKind>())
            {
                var icc = IntraclassCorrelation.Of(Table(table), kind);
                if (kind == IntraclassKind.OneWay && table.Length == 2 && table[0].Length == 2 && table[0][0] != table[0][1]) Assert.Equal(-1, icc.Value!.Value, tolerance: 5e-13);
                else if (icc.Value is { } value) Assert.Equal(0, value, tolerance: 5e-13);
                else Assert.False(string.IsNullOrWhiteSpace(icc.Note));
                Assert.False(double.IsNaN(icc.Low ?? 0) || double.IsNaN(icc.High ?? 0));
            }
        }

        foreach (var kind in Enum.GetValues<IntraclassKind>())
            Assert.Equal(1, IntraclassCorrelation.Of(Table([[1, 1], [2, 2], [5, 5]]), kind).Value!.Value, tolerance: 5e-13);
        Assert.Throws<InputException>(() => IntraclassCorrelation.Of(Table(ShroutFleiss), IntraclassKind.OneWay, "style"));
    }

    private static Ratings Table(double[][] table) => Ratings.From(table.SelectMany((row, t) => row.Select((v, r) => ($"t{t}", $"r{r}", "v", v))));
}
