using CsCheck;
using Parallax.Statistics.Inference;

namespace Parallax.Statistics.Tests;

public class WilsonIntervalTests
{
    /// <summary>
    /// Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3 (Wilson score), to the four digits printed.
    /// By hand for 81/263: p = .307985, z^2 = 3.841459, 1 + z^2/n = 1.014606;
    /// centre = (.307985 + .007303) / 1.014606 = .310749; half = 1.959964 / 1.014606 * sqrt(.000810379 + .0000138844) = .055461.
    /// </summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Published_intervals(long successes, long n, double low, double high)
    {
        var estimate = WilsonInterval.Of(successes, n);
        Assert.Equal(low, estimate.Low!.Value, 4);
        Assert.Equal(high, estimate.High!.Value, 4);
        Assert.Equal((double)successes / n, estimate.Value!.Value, tolerance: 5e-13);
        Assert.Equal(n, estimate.N);
    }

    [Fact]
    public void Without_observations_it_is_undefined_and_says_why()
    {
        var estimate = WilsonInterval.Of(0, 0);
        Assert.Null(estimate.Value);
        Assert.Null(estimate.Low);
        Assert.Null(estimate.High);
        Assert.False(string.IsNullOrWhiteSpace(estimate.Note));
    }

    [Fact]
    public void It_mirrors_when_success_and_failure_change_places() =>
        Gen.Select(Gen.Long[1, 100_000], Gen.Double[0, 1]).Sample((n, share) =>
        {
            var k = (long)(share * n);
            var one = WilsonInterval.Of(k, n);
            var other = WilsonInterval.Of(n - k, n);
            Assert.Equal(one.Low!.Value, 1 - other.High!.Value, tolerance: 5e-13);
            Assert.InRange(one.Value!.Value, one.Low.Value - 1e-12, one.High!.Value + 1e-12);
            Assert.InRange(one.Low.Value, 0, 1);
        });

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    public void Impossible_counts_are_refused(long successes, long n) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(successes, n));
}
