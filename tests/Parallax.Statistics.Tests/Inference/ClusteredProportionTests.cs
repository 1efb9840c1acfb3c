using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Inference;

public class ClusteredProportionTests
{
    /// <summary>
    /// Two raters on four tasks, 1 for a success: rater 1 1 1 1 0, rater 2 1 1 0 0. p = 5/8, p (1 - p) / n = .0292969. By raters: sums of residuals
    /// 3 - 2.5 = .5 and 2 - 2.5 = -.5, CR1 2 * .5 / 64 = .015625, deff .533333. By tasks: .75, .75, -.25, -1.25: squares 2.75, CR1 4/3 * 2.75 / 64 = .0572917, deff
    /// 1.955556. Together .533333 + 1.955556 - 1 = 1.488889, less than by tasks alone: 1.955556, n_eff 4.090909, t(1) 12.7062.
    /// </summary>
    [Fact]
    public void By_hand_for_raters_and_tasks()
    {
        var (raters, tasks) = (ClusterSums.Of([(4, 3), (4, 2)]), ClusterSums.Of([(2, 2), (2, 2), (2, 1), (2, 0)]));
        var share = ClusteredProportion.Of(raters, tasks);
        var (n, z2) = (8 / 1.9555555555555555, 12.706204736 * 12.706204736);
        var half = Math.Sqrt(z2) / (1 + z2 / n) * Math.Sqrt(.625 * .375 / n + z2 / (4 * n * n));
        Assert.Equal(.625, share.Value!.Value, tolerance: 1e-12);
        Assert.Equal((.625 + z2 / (2 * n)) / (1 + z2 / n) - half, share.Low!.Value, tolerance: 1e-6);
        Assert.Equal(2 * half, share.High!.Value - share.Low.Value, tolerance: 1e-6);
        Assert.Equal((8, null), (share.N, share.Note));
    }

    /// <summary>Where tasks say nothing, each trial being on a task of its own, the interval is that by raters but for the factor G / (G - 1) of tasks.</summary>
    [Fact]
    public void A_task_for_each_trial_changes_nearly_nothing()
    {
        (long, long)[] clusters = [(400, 300), (400, 200), (400, 350), (400, 150)];
        var (one, both) = (ClusteredProportion.Of(clusters), ClusteredProportion.Of(ClusterSums.Of(clusters), ClusterSums.Of(Enumerable.Range(0, 1600).Select(t => (1L, t < 1000 ? 1L : 0L)))));
        Assert.Equal(one.Low!.Value, both.Low!.Value, tolerance: 1e-4);
        Assert.Equal(one.High!.Value, both.High!.Value, tolerance: 1e-4);
    }

    [Fact]
    public void One_person_or_one_task_is_said()
    {
        var (one, four, two) = (ClusterSums.Of([(8, 5)]), ClusterSums.Of([(2, 2), (2, 2), (2, 1), (2, 0)]), ClusterSums.Of([(4, 3), (4, 2)]));
        Assert.Contains("one person", ClusteredProportion.Of(one, four).Note, StringComparison.Ordinal);
        Assert.Contains("one task", ClusteredProportion.Of(two, one).Note, StringComparison.Ordinal);
        Assert.Null(ClusteredProportion.Of(new ClusterSums(), new ClusterSums()).Value);
        Assert.Throws<InputException>(() => ClusteredProportion.Of(one, ClusterSums.Of([(7, 5)])));
        Assert.Throws<InputException>(() => ClusterSums.Of([(1, 2)]));
    }
}
