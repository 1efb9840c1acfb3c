using Parallax.Statistics.Planning;
using Parallax.Statistics.Ranking;

namespace Parallax.Statistics.Tests.Planning;

public class NextVotesTests
{
    private static readonly RankOptions Alone = new() { StandardErrors = RankErrors.Model };

    /// <summary>
    /// By hand: two models, 60 votes against 40. p = .6, the information of a vote is .6 · .4 = .24, that of 100 votes 24, so the standard error of the
    /// difference is 1 / √24 = .204124; after 100 more it is 1 / √48 = .144338.
    /// </summary>
    [Fact]
    public void Twice_the_votes_of_one_pair_by_hand()
    {
        var result = Rank.Fit(PairTable.From([("a", "b", 60, 40, 0, 0)]), Alone);
        var next = NextVotes.After(result, result)!;
        Assert.Equal(1, next.DesignEffect);
        Assert.Equal(1 / Math.Sqrt(24), next.Error(0, 1, [])!.Value, 6);
        Assert.Equal(1 / Math.Sqrt(48), next.Error(0, 1, [(0, 1, 100)])!.Value, 6);
    }

    /// <summary>What is predicted is what the same fit says once the votes are there in the same shares.</summary>
    [Theory]
    [InlineData(RankModel.BradleyTerry, 0)]
    [InlineData(RankModel.Davidson, 30)]
    public void The_prediction_is_what_comes_when_votes_come_in_the_same_shares(RankModel model, int ties)
    {
        (string, string, long, long, long, long)[] Table(long times) =>
            [("a", "b", 60 * times, 40 * times, ties * times, 0), ("a", "c", 90 * times, 50 * times, ties * times, 0), ("b", "c", 70 * times, 60 * times, ties * times, 0)];
        var options = Alone with { Model = model };
        var (now, later) = (Rank.Fit(PairTable.From(Table(1)), options), Rank.Fit(PairTable.From(Table(3)), options));
        var next = NextVotes.After(now, now)!;
        (int, int, double)[] more = [(0, 1, 2 * (100 + ties)), (0, 2, 2 * (140 + ties)), (1, 2, 2 * (130 + ties))];
        for (var i = 0; i < 3; i++)
            for (var j = i + 1; j < 3; j++)
                Assert.Equal(later.Difference(i, j).StandardError!.Value, next.Error(i, j, more)!.Value, model == RankModel.BradleyTerry ? 6 : 2);
    }

    [Fact]
    public void Islands_and_one_model_have_no_prediction()
    {
        var islands = Rank.Fit(PairTable.From([("a", "b", 5, 4, 0, 0), ("c", "d", 5, 4, 0, 0)]), Alone);
        Assert.Null(NextVotes.After(islands, islands));
    }
}
