using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Inference;

/// <summary>Kaplan-Meier against published values, and its clustered error against a derivation by hand.</summary>
public class ClusteredSurvivalTests
{
    /// <summary>
    /// Weeks in remission of the 21 patients with 6-MP (Freireich et al. 1963); * is still in remission. Survival and Greenwood's error are those that Kleinbaum
    /// and Klein, Survival Analysis (3rd edition 2012), print; the log(-log) intervals at 6 and 23 are those of R's survfit(conf.type = "log-log").
    /// </summary>
    [Fact]
    public void The_remissions_of_Freireich_are_those_of_the_textbooks()
    {
        (int, bool)[] weeks = [(6, true), (6, true), (6, true), (6, false), (7, true), (9, false), (10, true), (10, false), (11, false), (13, true), (16, true), (17, false), (19, false), (20, false), (22, true), (23, true), (25, false), (32, false), (32, false), (34, false), (35, false)];
        var steps = ClusteredSurvival.Of(weeks.Select(w => new[] { new ClusteredSurvival.Sequence(w.Item1, w.Item2 ? w.Item1 - 1 : null) }), isCorrected: false);
        Assert.Equal(35, steps.Count);
        foreach (var (week, survival, error) in new[] { (6, .8571, .0764), (7, .8067, .0869), (10, .7529, .0963), (13, .6902, .1068), (16, .6275, .1141), (22, .5378, .1282), (23, .4482, .1346) })
        {
            Assert.Equal(survival, steps[week - 1].Survival.Value!.Value, 4);
            Assert.Equal(error, steps[week - 1].StandardError!.Value, 4);
        }

        Assert.Equal((21, 3), (steps[5].AtRisk, steps[5].Failed));
        Assert.Equal((.620, .952), (Math.Round(steps[5].Survival.Low!.Value, 3), Math.Round(steps[5].Survival.High!.Value, 3)));
        Assert.Equal((.188, .680), (Math.Round(steps[22].Survival.Low!.Value, 3), Math.Round(steps[22].Survival.High!.Value, 3)));
    }

    /// <summary>
    /// Two people judge four answers of one step each; the first finds three wrong, the second one. h = 4/8, so u = (3 - 2) / (8 · ½) = ¼ and -¼, and the clustered variance of
    /// log S is 2/1 · (1/16 + 1/16) = ¼; Greenwood's is 4 / (8 · 4) = 1/8. So the error of S = ½ is ½ · ½ = ¼.
    /// </summary>
    [Fact]
    public void People_who_differ_make_it_wider()
    {
        ClusteredSurvival.Sequence right = new(1, null), wrong = new(1, 0);
        var step = Assert.Single(ClusteredSurvival.Of([[wrong, wrong, wrong, right], [wrong, right, right, right]]));
        Assert.Equal(.5, step.Survival.Value!.Value, 12);
        Assert.Equal(.25, step.StandardError!.Value, 12);
    }

    [Fact]
    public void What_is_not_known_is_said()
    {
        Assert.Empty(ClusteredSurvival.Of([]));
        ClusteredSurvival.Sequence good = new(2, null), broken = new(2, 1);
        var one = ClusteredSurvival.Of([[good, broken]]);
        Assert.All(one, s => Assert.Null(s.Survival.Low));
        Assert.Equal(.5, one[1].Survival.Value);
        var none = ClusteredSurvival.Of([[broken], [broken]]);
        Assert.Equal((1.0, 0.0, (double?)null), (none[0].Survival.Value!.Value, none[1].Survival.Value!.Value, none[1].StandardError));
        Assert.True(none[1].Survival.High is > 0 and <= 1);
        Assert.Throws<InputException>(() => ClusteredSurvival.Of([[new ClusteredSurvival.Sequence(2, 2)]]));
    }
}
