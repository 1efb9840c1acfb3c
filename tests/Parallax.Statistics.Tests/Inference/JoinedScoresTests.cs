using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Inference;

public class JoinedScoresTests
{
    private static readonly Dictionary<string, double> Human = new() { ["c"] = 1, ["a"] = 0, ["x"] = .5 };
    private static readonly Dictionary<string, double> Judge = new() { ["d"] = .4, ["a"] = .1, ["b"] = .3, ["c"] = .9 };

    [Fact]
    public void Tasks_meet_by_id_and_what_has_no_judge_is_named()
    {
        var joined = JoinedScores.Of(Human, Judge);
        Assert.Equal([0, 1], joined.Human);
        Assert.Equal([.1, .9], joined.Judge);
        Assert.Equal([.3, .4], joined.Unlabelled);
        Assert.Equal(["x"], joined.WithoutJudge);
        Assert.Contains("'x'", joined.Mean().Note, StringComparison.Ordinal);
    }

    /// <summary>Task a has ratings 1 and 0 of two workers: its score is .5.</summary>
    [Fact]
    public void Ratings_are_averaged_by_task()
    {
        var human = Ratings.From([("a", "w", "value", 1), ("b", "w", "value", 1), ("a", "v", "value", 0)]);
        var judge = Ratings.From([("b", "judge", "value", .8), ("a", "judge", "value", .3), ("z", "judge", "value", .6)]);
        var joined = JoinedScores.Of(human, judge);
        Assert.Equal([.5, 1], joined.Human);
        Assert.Equal([.3, .8], joined.Judge);
        Assert.Equal([.6], joined.Unlabelled);
        Assert.Empty(joined.WithoutJudge);
    }

    /// <summary>The judge scored 2 of 4: people alone have all four, 0, 1, 1, 0, with mean .5 and se sqrt((1/3) / 4).</summary>
    [Fact]
    public void People_alone_are_all_people()
    {
        var estimate = JoinedScores.Of(new Dictionary<string, double> { ["a"] = 0, ["b"] = 1, ["c"] = 1, ["d"] = 0 }, new Dictionary<string, double> { ["a"] = .1, ["b"] = .9 }).Mean();
        Assert.Equal(.5, estimate.HumanOnly.Value);
        Assert.Equal(4, estimate.HumanOnly.N);
        Assert.Equal(Math.Sqrt(1.0 / 12), estimate.HumanSe!.Value, 12);
        Assert.Equal(.5, estimate.Shown.Value);
    }

    [Fact]
    public void Nothing_in_common_is_undefined()
    {
        var estimate = JoinedScores.Of(Human, new Dictionary<string, double> { ["q"] = 1 }).Mean();
        Assert.Null(estimate.Powered.Value);
        Assert.Contains("3 tasks", estimate.Note, StringComparison.Ordinal);
    }
}
