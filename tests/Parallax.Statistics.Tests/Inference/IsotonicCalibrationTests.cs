using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Inference;

public class IsotonicCalibrationTests
{
    /// <summary>
    /// By hand, the pool of adjacent violators: 1, 3, 2, 4, 3.5, 5 becomes 1, (3 + 2) / 2 twice, (4 + 3.5) / 2 twice, 5.
    /// Halfway between the scores 1 and 2 stands (1 + 2.5) / 2.
    /// </summary>
    [Fact]
    public void Neighbours_that_fall_are_pooled()
    {
        var fit = IsotonicCalibration.Fit([1, 2, 3, 4, 5, 6], [1, 3, 2, 4, 3.5, 5]);
        Assert.Equal([1, 2.5, 2.5, 3.75, 3.75, 5], new double[] { 1, 2, 3, 4, 5, 6 }.Select(fit.At));
        Assert.Equal(1.75, fit.At(1.5), 12);
        Assert.Equal((1, 5), (fit.At(-9), fit.At(99)));
    }

    /// <summary>Equal scores are one point: 0 and 1 at the score 2 are .5 there, whichever came first.</summary>
    [Fact]
    public void Equal_scores_are_one_point()
    {
        var fit = IsotonicCalibration.Fit([2, 2, 1], [0, 1, 0]);
        Assert.Equal(.5, fit.At(2));
        Assert.Equal(0, fit.At(1));
    }

    [Fact]
    public void A_judge_that_says_the_opposite_is_flat()
    {
        var fit = IsotonicCalibration.Fit([1, 2, 3], [3, 2, 1]);
        Assert.Equal(2, fit.At(1));
        Assert.Equal(2, fit.At(3));
    }

    /// <summary>Two folds of four items: items 0 and 2 are calibrated by 1 and 3, whose human scores are 10 and 30, and the other way round.</summary>
    [Fact]
    public void No_item_is_calibrated_by_itself()
    {
        var (labelled, rest) = IsotonicCalibration.CrossFit([1, 1, 3, 3], [0, 10, 20, 30], [1, 3], folds: 2);
        Assert.Equal([10, 0, 30, 20], labelled);
        Assert.Equal([5, 25], rest);
    }

    [Fact]
    public void What_cannot_be_calibrated_is_refused()
    {
        Assert.Throws<InputException>(() => IsotonicCalibration.Fit([], []));
        Assert.Throws<InputException>(() => IsotonicCalibration.Fit([1], [1, 2]));
        Assert.Throws<InputException>(() => IsotonicCalibration.CrossFit([1], [1], []));
    }
}
