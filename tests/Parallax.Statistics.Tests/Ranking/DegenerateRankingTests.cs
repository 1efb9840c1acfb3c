using Parallax.Statistics.Input;
using Parallax.Statistics.Ranking;

namespace Parallax.Statistics.Tests.Ranking;

public class DegenerateRankingTests
{
    public static readonly TheoryData<RankModel> All = [RankModel.BradleyTerry, RankModel.Davidson, RankModel.RaoKupper, RankModel.Elo];

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing(RankModel model)
    {
        var result = Rank.Fit(Comparisons.From([]), new RankOptions { Model = model });
        Assert.Empty(result.Models);
        Assert.NotEmpty(result.Notes);
        Assert.Null(Robustness.OfVotes(PairTable.From(Comparisons.From([]))).Count);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void One_row(RankModel model)
    {
        var result = Rank.Fit(Of(("a", "b", Outcome.Left)), new RankOptions { Model = model });
        var (a, b) = (result.Models[0], result.Models[1]);
        Assert.True(a.Rating > b.Rating);
        Assert.True(double.IsFinite(a.Rating!.Value));
        Assert.NotEmpty(result.Notes);
        if (model == RankModel.Elo) return;
        Assert.True(a.Low < b.High);
        Assert.Equal((1, 2), (a.RankLow!.Value, a.RankHigh!.Value));
        Assert.NotNull(a.Note);
    }

    /// <summary>Only ties: all are equal, and a tie parameter would be infinite.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Only_ties(RankModel model)
    {
        var result = Rank.Fit(Of(("a", "b", Outcome.Tie), ("b", "c", Outcome.BothBad), ("a", "c", Outcome.Tie)), new RankOptions { Model = model });
        Assert.All(result.Models, m => Assert.Equal(0, m.Rating!.Value, 12));
        Assert.Null(result.Tie?.Value);
        if (model is RankModel.Davidson or RankModel.RaoKupper) Assert.Contains(result.Notes, n => n.Contains("tie parameter", StringComparison.Ordinal));
        Assert.Equal((1L, 1L), (result.Models[1].Ties, result.Models[1].BothBad));
    }

    /// <summary>Two islands: nothing can be said across them, and neither is surely above the other.</summary>
    [Fact]
    public void Islands_are_not_compared()
    {
        var result = Rank.Fit(PairTable.From([("a", "b", 90, 10, 0, 0), ("c", "d", 50, 60, 0, 0)]));
        Assert.Null(result.Difference(0, 2).Value);
        Assert.NotNull(result.Difference(0, 2).Note);
        Assert.Null(result.Probabilities(0, 2));
        Assert.Contains(result.Notes, n => n.Contains("never compared", StringComparison.Ordinal));
        // A prior of N(0, 100) moves the logit ln 9 of 90 in 100 by less than a hundredth.
        Assert.Equal(Math.Log(9), result.Difference(0, 1).Value!.Value, 2);
        Assert.Equal(0, result.Models[0].Rating!.Value + result.Models[1].Rating!.Value, 9);
        Assert.Equal((1, 3), (result.Models[0].RankLow!.Value, result.Models[0].RankHigh!.Value));
        Assert.NotEqual(result.Models[0].Group, result.Models[2].Group);
    }

    /// <summary>A model that always lost has a finite rating, last, of which it is said that it is not the data's alone.</summary>
    [Theory]
    [InlineData(RankErrors.Model)]
    [InlineData(RankErrors.Sandwich)]
    public void Always_beaten(RankErrors errors)
    {
        var result = Rank.Fit(PairTable.From([("a", "b", 6, 5, 0, 0), ("a", "z", 8, 0, 0, 0), ("b", "z", 8, 0, 0, 0)]), new RankOptions { StandardErrors = errors });
        var last = result.Models.Single(m => m.Id == "z");
        Assert.True(double.IsFinite(last.Rating!.Value) && last.Rating < result.Models[0].Rating);
        Assert.NotNull(last.Note);
        Assert.Equal([[0, 1], [2]], result.Tiers);
        Assert.NotEmpty(result.Notes);
        // Its error is of the order of what the prior leaves open, not the small one of votes that all agree.
        Assert.True(last.StandardError > 1);
    }

    /// <summary>Wins one way and ties, no circle: the tie models' likelihood has no maximum, and the fit says so instead of running away.</summary>
    [Theory]
    [InlineData(RankModel.Davidson)]
    [InlineData(RankModel.RaoKupper)]
    public void Wins_one_way_and_ties(RankModel model)
    {
        var result = Rank.Fit(PairTable.From([("a", "b", 3, 0, 2, 0)]), new RankOptions { Model = model });
        Assert.True(result.Converged);
        Assert.All(result.Models, m => Assert.True(double.IsFinite(m.Rating!.Value)));
        Assert.Contains(result.Notes, n => n.Contains("prior", StringComparison.Ordinal));
    }

    [Fact]
    public void One_rater_has_no_clustered_error()
    {
        var data = Comparisons.From(Enumerable.Range(0, 20).Select(i => ("a", "b", i % 3 == 0 ? Outcome.Left : Outcome.Right, (string?)"only")));
        foreach (var result in new[] { Rank.Fit(data, new RankOptions { Cluster = RankCluster.Worker }), Rank.Fit(data, new RankOptions { Cluster = RankCluster.Worker, Bootstrap = 20 }) })
        {
            Assert.NotNull(result.Models[0].Rating);
            Assert.Null(result.Models[0].StandardError);
            Assert.Null(result.Models[0].RankLow);
            Assert.Contains(result.Notes, n => n.Contains("undefined", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Unless_it_is_asked_for_one_rater_is_no_cluster()
    {
        var votes = Enumerable.Range(0, 20).Select(i => ("a", "b", i % 3 == 0 ? Outcome.Left : Outcome.Right)).ToList();
        var one = Rank.Fit(Comparisons.From(votes.Select(v => (v.Item1, v.Item2, v.Item3, (string?)"only"))));
        var none = Rank.Fit(Comparisons.From(votes.Select(v => (v.Item1, v.Item2, v.Item3, (string?)null))));
        Assert.Equal(none.Models[0].StandardError, one.Models[0].StandardError);
        Assert.Contains(one.Notes, n => n.Contains("one rater", StringComparison.Ordinal));
        Assert.DoesNotContain(none.Notes, n => n.Contains("one rater", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_data_does_not_have_is_refused()
    {
        var data = Of(("a", "b", Outcome.Left));
        foreach (var cluster in new[] { RankCluster.Worker, RankCluster.Prompt, RankCluster.WorkerAndPrompt })
            Assert.Throws<InputException>(() => Rank.Fit(data, new RankOptions { Cluster = cluster }));
        Assert.Throws<InputException>(() => Rank.Fit(data, new RankOptions { StandardErrors = RankErrors.Cluster }));
        Assert.Throws<InputException>(() => Rank.Fit(PairTable.From(data), new RankOptions { Model = RankModel.Elo }));
        Assert.Throws<InputException>(() => PairTable.From([("a", "a", 1, 0, 0, 0)]));
        Assert.Throws<InputException>(() => PairTable.From([("a", "b", -1, 0, 0, 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rank.Fit(data, new RankOptions { Confidence = 1 }));
    }

    private static Comparisons Of(params (string Left, string Right, Outcome Outcome)[] rows) => Comparisons.From(rows.Select(r => (r.Left, r.Right, r.Outcome, (string?)null)));
}
