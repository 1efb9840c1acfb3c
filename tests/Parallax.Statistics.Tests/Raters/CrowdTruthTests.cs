using CsCheck;
using Parallax.Statistics.Input;
using Parallax.Statistics.Raters;

namespace Parallax.Statistics.Tests.Raters;

public class CrowdTruthTests
{
    /// <summary>statistics.md, CrowdTruth 2.0: closed task, 3 units x 3 workers, values on which two independent implementations agree.</summary>
    [Fact]
    public void The_fixed_point_of_three_units()
    {
        var result = CrowdTruth.Of(Labels.From([.. Unit("u1", "xxy"), .. Unit("u2", "yyy"), .. Unit("u3", "zxz")]));
        AssertEqual([.339247, 1, .385983], result.Units);
        AssertEqual([.677953, .482614, .549102], result.Workers);
        AssertEqual([.371805, .916312, .556981], result.Annotations);
        Assert.True(result.Converged);
    }

    /// <summary>
    /// One unit, workers {a, b} and {a}: by symmetry of two workers all weights drop out but the classes'. P_a = 1; P_b(i | j) is 0 for the one
    /// pair in which j gave b, so AQS(b) = 0. Then b has no weight, and both vectors are (1): every cosine and quality is 1.
    /// </summary>
    [Fact]
    public void An_answer_of_several_classes()
    {
        var result = CrowdTruth.Of(Labels.From([("u", "w1", "a"), ("u", "w1", "b"), ("u", "w2", "a"), ("u", "w2", "a")], DuplicatePolicy.Keep));
        AssertEqual([1, 0], result.Annotations);
        AssertEqual([1], result.Units);
        AssertEqual([1, 1], result.Workers);
    }

    /// <summary>The definition, with its three loops over all pairs, gives the same as the sums over classes.</summary>
    [Fact]
    public void It_is_what_the_paper_defines() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 2]).Array[1, 30].Sample(rows =>
        {
            var labels = Labels.From(rows.Select(r => ($"u{r.Item1}", $"w{r.Item2}", $"c{r.Item3}")), DuplicatePolicy.Keep);
            var (units, workers, classes) = CrowdTruthByDefinition.Rounds(labels, 5);
            var result = CrowdTruth.Of(labels, new CrowdTruthOptions { MaxIterations = 5, Tolerance = 0 });
            AssertClose(units, result.Units);
            AssertClose(workers, result.Workers);
            AssertClose(classes, result.Annotations);
        }, iter: 100);

    /// <summary>Agreement of all is 1 in everything.</summary>
    [Fact]
    public void Perfect_agreement_is_one()
    {
        var result = CrowdTruth.Of(Labels.From([.. Unit("u1", "xxx"), .. Unit("u2", "yyy")]));
        AssertEqual([1, 1], result.Units);
        AssertEqual([1, 1, 1], result.Workers);
        AssertEqual([1, 1], result.Annotations);
    }

    [Fact]
    public void Without_pairs_it_is_undefined_and_with_no_agreement_zero()
    {
        var alone = CrowdTruth.Of(Labels.From([("u1", "w1", "a"), ("u2", "w2", "b")]));
        Assert.All(alone.Units.Concat(alone.Workers).Concat(alone.Annotations), Assert.Null);
        Assert.NotNull(alone.Note);
        Assert.NotNull(CrowdTruth.Of(Labels.From([])).Note);
        var apart = CrowdTruth.Of(Labels.From([("u1", "w1", "a"), ("u1", "w2", "b"), ("u2", "w3", "c")]));
        AssertEqual([0, 0, null], apart.Workers);
        AssertEqual([0, null], apart.Units);
    }

    /// <summary>A spammer has the lowest quality, an ambiguous unit too.</summary>
    [Fact]
    public void Spam_and_ambiguity_are_at_the_bottom()
    {
        var random = new Random(9);
        var rows = new List<(string, string, string)>();
        for (var u = 0; u < 60; u++)
            for (var w = 0; w < 8; w++)
                rows.Add(($"u{u}", $"w{w}", u == 0 ? $"c{w % 2}" : w == 7 || random.NextDouble() < .1 ? $"c{random.Next(4)}" : $"c{u % 4}"));
        var result = CrowdTruth.Of(Labels.From(rows));
        Assert.Equal(7, result.Workers.ToList().IndexOf(result.Workers.Min()));
        Assert.True(result.Workers[7] < .5 * result.Workers.Take(7).Min());
        Assert.Equal(0, result.Units.ToList().IndexOf(result.Units.Min()));
    }

    /// <summary>Tens of thousands of classes of one or two labels take no table of tasks x classes.</summary>
    [Fact]
    public void Many_classes_cost_nothing()
    {
        var rows = Enumerable.Range(0, 50_000).Select(i => ($"u{i}", "w1", $"c{i}")).Concat(Enumerable.Range(0, 50_000).Select(i => ($"u{i}", "w2", i % 2 == 0 ? $"c{i}" : $"d{i}")));
        var result = CrowdTruth.Of(Labels.From(rows));
        Assert.Equal(1, result.Units[0]);
        Assert.Equal(0, result.Units[1]);
    }

    private static IEnumerable<(string, string, string)> Unit(string unit, string labels) => labels.Select((label, i) => (unit, $"w{i + 1}", label.ToString()));

    private static void AssertEqual(double?[] expected, IReadOnlyList<double?> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i] is null, actual[i] is null);
            if (expected[i] is { } value) Assert.Equal(value, actual[i]!.Value, tolerance: 5e-7);
        }
    }

    private static void AssertClose(double[] expected, IReadOnlyList<double?> actual)
    {
        for (var i = 0; i < expected.Length; i++)
            if (actual[i] is { } value) Assert.Equal(expected[i], value, tolerance: 5e-8);
    }
}
