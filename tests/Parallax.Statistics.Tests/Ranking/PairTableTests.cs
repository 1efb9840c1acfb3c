using Parallax.Statistics.Input;
using Parallax.Statistics.Ranking;

namespace Parallax.Statistics.Tests.Ranking;

public class PairTableTests
{
    /// <summary>Few models are counted in a triangle, many by sorted keys: both give what a dictionary gives.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(3000)]
    public void Counts_are_those_of_a_dictionary(int models)
    {
        var random = new Random(models);
        var rows = Enumerable.Range(0, 4 * models).Select(_ => (Pair: Simulated.Pair(random, models), Outcome: (Outcome)random.Next(4))).ToList();
        var data = Comparisons.From(rows.Select(r => ($"{r.Pair.I}", $"{r.Pair.J}", r.Outcome, (string?)null)));
        var table = PairTable.From(data);
        var expected = new Dictionary<(int, int), long[]>();
        for (var v = 0; v < data.Count; v++)
        {
            var (left, right, outcome, _, _) = data[v];
            var key = left < right ? (left, right) : (right, left);
            if (!expected.TryGetValue(key, out var counts)) expected[key] = counts = new long[4];
            counts[outcome switch { Outcome.Left => left < right ? 0 : 1, Outcome.Right => left < right ? 1 : 0, _ => (int)outcome }]++;
        }

        Assert.Equal(data.Count, table.Comparisons);
        Assert.Equal(expected.Count, table.Count);
        for (var k = 0; k < table.Count; k++)
        {
            var pair = table[k];
            Assert.Equal(expected[(pair.First, pair.Second)], new[] { pair.FirstWins, pair.SecondWins, pair.Ties, pair.BothBad });
        }
    }

    [Fact]
    public void A_pair_may_come_in_parts_and_either_way_round()
    {
        var table = PairTable.From([("a", "b", 3, 1, 2, 0), ("b", "a", 4, 5, 0, 1), ("a", "c", 0, 0, 0, 0)]);
        Assert.Equal(1, table.Count);
        Assert.Equal((0, 1, 8L, 5L, 2L, 1L), table[0]);
        Assert.Equal(3, table.Models.Count);
        var result = Rank.Fit(table);
        Assert.Null(result.Models[2].Rating);
        Assert.NotNull(result.Models[2].Note);
        Assert.NotNull(result.Difference(0, 2).Note);
    }
}
