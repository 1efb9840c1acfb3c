using Parallax.Statistics.Agreement;
using Parallax.Statistics.Raters;

namespace Parallax.Statistics.Tests;

public class ItemRestTests
{
    /// <summary>
    /// By hand: items 1, 1, 0, 1, 0 and rests 5, 4, 2, 3, 1. Means .6 and 3; S_xy = .4*2 + .4*1 + (-.6)(-1) + 0 + (-.6)(-2) = 3;
    /// S_xx = 3*.16 + 2*.36 = 1.2; S_yy = 4 + 1 + 1 + 0 + 4 = 10; r = 3 / sqrt(12) = .866025.
    /// Fisher: atanh r = 1.316958, half = 1.959964 / sqrt 2 = 1.385904; tanh(-.068946) = -.068837, tanh(2.702862) = .991063.
    /// </summary>
    [Fact]
    public void By_hand()
    {
        var estimate = Of((1, 5), (1, 4), (0, 2), (1, 3), (0, 1));
        Assert.Equal(.866025, estimate.Value!.Value, 6);
        Assert.Equal(-.068837, estimate.Low!.Value, 5);
        Assert.Equal(.991063, estimate.High!.Value, 5);
        Assert.Equal(5, estimate.N);
    }

    [Fact]
    public void Without_variance_or_people_it_is_undefined_and_says_why()
    {
        foreach (var estimate in new[] { Of((1, 1), (0, 0)), Of((1, 1), (1, 2), (1, 3)), Of((1, 2), (0, 2), (1, 2)) })
        {
            Assert.Null(estimate.Value);
            Assert.False(string.IsNullOrWhiteSpace(estimate.Note));
        }
    }

    /// <summary>
    /// By hand, three levels, 10 pairs: diagonal 3, 2, 2, and 1 at (1,2), (2,3), (3,1). Weights 1, .75, 0.
    /// p_o = .7 + .75*.2 = .85. Margins of the first .4, .3, .3 and of the second .4, .3, .3:
    /// p_e = .16 + .09 + .09 + .75*2*(.12 + .09) + 0 = .655; kappa = .195 / .345 = .565217.
    /// </summary>
    [Fact]
    public void Weighted_kappa_by_hand()
    {
        var kappa = WeightedKappa.Of([[3, 1, 0], [0, 2, 1], [1, 0, 2]]);
        Assert.Equal(.565217, kappa.Value!.Value, 6);
        Assert.InRange(kappa.Low!.Value, -1, kappa.Value.Value);
        Assert.InRange(kappa.High!.Value, kappa.Value.Value, 1);
        Assert.Null(WeightedKappa.Of([[4, 0], [0, 0]]).Value);
    }

    /// <summary>For two levels it is Cohen's kappa; Fleiss, Cohen and Everitt's variance then: see the table 40, 9, 6, 45 below.</summary>
    [Fact]
    public void Two_levels_are_the_unweighted_kappa()
    {
        // p_o = .85; margins .49, .51 and .46, .54: p_e = .2254 + .2754 = .5008; kappa = .3492 / .4992 = .699519.
        var kappa = WeightedKappa.Of([[40, 9], [6, 45]]);
        Assert.Equal(.699519, kappa.Value!.Value, 6);
        // The simple approximation sqrt(p_o (1 - p_o) / n) / (1 - p_e) = .035707 / .4992 = .071529 lies close to the full variance.
        Assert.Equal(1.96 * .0715, kappa.High!.Value - kappa.Value.Value, 2);
    }

    private static Estimate Of(params (double, double)[] people)
    {
        var item = new ItemRest();
        foreach (var (score, rest) in people) item.Add(score, rest);
        return item.Estimate();
    }
}
