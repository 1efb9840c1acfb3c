using CsCheck;
using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Aggregation;

public class SoftLabelsTests
{
    /// <summary>t1: 1 1 3, t2: 2; classes 1, 2, 3. With the prior 1: (2 + 1/3) / 4, (0 + 1/3) / 4, (1 + 1/3) / 4. Entropy of (2/3, 1/3): log 3 - 2/3 log 2.</summary>
    [Fact]
    public void Counts_shares_and_entropy()
    {
        var soft = SoftLabels.Of(Labels.From([("t1", "a", "1"), ("t1", "b", "1"), ("t1", "c", "3"), ("t2", "a", "2")]));
        Assert.Equal([(0, 2), (2, 1)], soft.Counts(0));
        Assert.Equal(3, soft.N(0));
        Assert.Equal([2.0 / 3, 0, 1.0 / 3], Enumerable.Range(0, 3).Select(c => soft.Raw[0, c]));
        Assert.Equal(7.0 / 12, soft.Smoothed[0, 0], tolerance: 5e-13);
        Assert.Equal(1.0 / 12, soft.Smoothed[0, 1], tolerance: 5e-13);
        Assert.Equal(1.0 / 3, soft.Smoothed[0, 2], tolerance: 5e-13);
        Assert.Equal(Math.Log(3) - 2.0 / 3 * Math.Log(2), soft.Entropy(0), tolerance: 5e-13);
        Assert.Equal(0, soft.Entropy(1), tolerance: 5e-13);
    }

    /// <summary>
    /// One is (.5, .5, 0) and other (0, .5, .5) on t1; the same on t2. Manhattan 1 and 0; cumulative .5, 1 against 0, .5: area .5 + .5 = 1 and 0 if the classes are one apart.
    /// Mean .5, interval .5 +/- t(1 freedom) .5 = 12.706 x .5 = 6.853, cut at 0.
    /// </summary>
    [Fact]
    public void Distances_by_hand()
    {
        var one = SoftSet.From([("t1", "1", 0.5), ("t1", "2", 0.5), ("t2", "3", 1), ("only here", "1", 1)]);
        var other = SoftSet.From([("t2", "3", 1), ("t1", "2", 0.5), ("t1", "3", 0.5)]);
        var (manhattan, wasserstein) = (SoftLabelDistance.Manhattan(one, other), SoftLabelDistance.Wasserstein(one, other));
        Assert.Equal([("t1", 1.0), ("t2", 0.0)], manhattan.ByTask);
        Assert.Equal([("t1", 1.0), ("t2", 0.0)], wasserstein.ByTask);
        Assert.Equal(0.5, manhattan.Mean.Value!.Value, tolerance: 5e-13);
        Assert.Equal(0.5 + 12.7062 * 0.5, manhattan.Mean.High!.Value, 3);
        Assert.Equal(0, manhattan.Mean.Low!.Value);
        Assert.Contains("not counted: 1", manhattan.Mean.Note, StringComparison.Ordinal);
    }

    /// <summary>Classes 1, 2 and 10: all mass from 1 to 10 goes 9 far; without numbers it goes as many classes as lie between.</summary>
    [Fact]
    public void Wasserstein_minds_the_values()
    {
        SoftSet At(string c) => SoftSet.From([("t", c, 1), ("u", "2", 1)]);
        Assert.Equal(9, SoftLabelDistance.Wasserstein(At("1"), At("10")).ByTask[0].Distance, tolerance: 5e-13);
        SoftSet Named(string c) => SoftSet.From([("t", c, 1), ("u", "b", 1)]);
        Assert.Equal(2, SoftLabelDistance.Wasserstein(Named("a"), Named("c")).ByTask[0].Distance, tolerance: 5e-13);
    }

    /// <summary>Against sums over all classes, dense; smoothed sets give each class something, raw ones do not.</summary>
    [Fact]
    public void They_are_the_dense_sums() =>
        Gen.Select(Gen.Int[0, 5].Array[1, 8], Gen.Int[0, 5].Array[1, 8], Gen.Bool).Sample((a, b, smooth) =>
        {
            var (one, other) = (Soft(a, smooth), Soft(b, smooth));
            var (p, q) = (Dense(one), Dense(other));
            Assert.Equal(p.Zip(q, (x, y) => Math.Abs(x - y)).Sum(), SoftLabelDistance.Manhattan(one, other).ByTask[0].Distance, 1e-12);
            var area = Enumerable.Range(0, 5).Sum(k => Math.Abs(p.Take(k + 1).Sum() - q.Take(k + 1).Sum()));
            Assert.Equal(area, SoftLabelDistance.Wasserstein(one, other).ByTask[0].Distance, 1e-12);
        });

    [Fact]
    public void Nothing_in_common_is_undefined()
    {
        var mean = SoftLabelDistance.Manhattan(SoftSet.From([("t", "a", 1)]), SoftSet.From([("u", "a", 1)])).Mean;
        Assert.Null(mean.Value);
        Assert.Contains("no task in common", mean.Note, StringComparison.Ordinal);
        Assert.Null(SoftLabelDistance.Manhattan(SoftSet.From([("t", "a", 1)]), SoftSet.From([("t", "a", 1)])).Mean.High);
    }

    [Theory]
    [InlineData(0.5, 0.2)]
    [InlineData(1.5, -0.5)]
    [InlineData(double.NaN, 1)]
    public void What_is_no_distribution_is_refused(double a, double b) =>
        Assert.Throws<InputException>(() => SoftSet.From([("t", "a", a), ("t", "b", b)]));

    private static SoftSet Soft(int[] votes, bool smooth)
    {
        var soft = SoftLabels.Of(Labels.From(votes.Select((c, w) => ("t", $"w{w}", $"{c}"))));
        return smooth ? soft.SmoothedSet : soft.RawSet;
    }

    /// <summary>Over the classes 0 to 5, whichever of them the set knows.</summary>
    private static double[] Dense(SoftSet set) =>
        [.. Enumerable.Range(0, 6).Select(c => set.Classes.Find($"{c}") is { } known ? set.Distributions[0, known] : 0)];
}
