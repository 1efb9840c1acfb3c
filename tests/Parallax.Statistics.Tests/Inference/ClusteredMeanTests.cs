using CsCheck;
using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Inference;

public class ClusteredMeanTests
{
    /// <summary>
    /// By hand: 14 votes, mean .5; residuals ± .5, so naive sqrt(14 * .25) / 14 = .133631. Sums of residuals by rater 1, -.5, 1, -1.5: squares
    /// 1 + .25 + 1 + 2.25 = 4.5; CR0 sqrt(4.5) / 14 = .151523; CR1 sqrt(4.5 * 4 / 3) / 14 = .174964.
    /// </summary>
    [Fact]
    public void By_hand()
    {
        double[][] votes = [[1, 1, 1, 0], [0, 0, 1], [1, 1], [0, 0, 0, 1, 0]];
        var corrected = ClusteredMean.Of(votes);
        Assert.Equal(.5, corrected.Mean.Value!.Value, tolerance: 5e-13);
        Assert.Equal(.133631, corrected.NaiveStandardError!.Value, tolerance: 5e-7);
        Assert.Equal(.174964, corrected.StandardError!.Value, tolerance: 5e-7);
        Assert.Equal(.151523, ClusteredMean.Of(votes, isCorrected: false).StandardError!.Value, tolerance: 5e-7);
        Assert.Equal(4, corrected.Clusters);
        // t(3) at .975 is 3.182446 in every table of Student's distribution.
        Assert.Equal(.5 - 3.182446 * .174964, corrected.Mean.Low!.Value, tolerance: 5e-6);
        Assert.Equal(4.5 * 4 / 3 / 3.5, corrected.DesignEffect!.Value, tolerance: 5e-11);
    }

    [Fact]
    public void One_value_a_cluster_is_the_usual_mean() =>
        Gen.Double[-5, 5].Array[2, 60].Sample(values =>
        {
            var estimate = ClusteredMean.Of(values.Select(x => new[] { x }));
            var mean = values.Average();
            var usual = Math.Sqrt(values.Sum(x => (x - mean) * (x - mean)) / (values.Length * (values.Length - 1.0)));
            Assert.Equal(usual, estimate.StandardError!.Value, tolerance: 5e-11);
        });

    [Fact]
    public void Nothing_or_one_cluster_is_undefined_and_says_why()
    {
        Assert.Null(ClusteredMean.Of([]).Mean.Value);
        Assert.Null(ClusteredMean.Of([[], []]).Mean.Value);
        var one = ClusteredMean.Of([[1, 0, 1]]);
        Assert.Equal(2 / 3.0, one.Mean.Value!.Value, tolerance: 5e-13);
        Assert.Null(one.Mean.Low);
        Assert.Null(one.StandardError);
        Assert.False(string.IsNullOrWhiteSpace(one.Mean.Note));
        var constant = ClusteredMean.Of([[1, 1], [1]]);
        Assert.Equal(0, constant.StandardError);
        Assert.Null(constant.DesignEffect);
        Assert.Throws<InputException>(() => ClusteredMean.Of([[double.NaN]]));
    }
}
