using Parallax.Statistics.Input;
using Parallax.Statistics.Ranking;

namespace Parallax.Statistics.Tests.Ranking;

public class UncertaintyTests
{
    /// <summary>Three wins in three votes are no proof (exact p = .25): an interval of the difference holds 0, whatever the errors.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(RankErrors.Model)]
    [InlineData(RankErrors.Sandwich)]
    public void A_model_that_never_lost_stays_uncertain(RankErrors? errors)
    {
        var table = PairTable.From([("a", "b", 500, 450, 0, 0), ("b", "c", 500, 470, 0, 0), ("a", "c", 520, 480, 0, 0), ("z", "a", 3, 0, 0, 0)]);
        var result = Rank.Fit(table, new RankOptions { StandardErrors = errors });
        var difference = result.Difference(table.Models.Find("z")!.Value, table.Models.Find("a")!.Value);
        Assert.InRange(0, difference.Low!.Value, difference.High!.Value);
        Assert.True(result.Models[table.Models.Find("z")!.Value].RankHigh > 1);
    }

    /// <summary>
    /// By hand. a against b: rater 1 votes a a b, rater 2 a, rater 3 b a. p = 4/6, logit difference ln 2, information of the difference 6 p (1 - p) = 4/3.
    /// Sums of scores (1 - p, -p): rater 1: 1/3 + 1/3 - 2/3 = 0, rater 2: 1/3, rater 3: -1/3. CR1: (0 + 1/9 + 1/9) * 3/2 = 1/3; variance of the difference
    /// (1/3) / (4/3)² = 3/16. Votes alone: 4/9 + 2 * 4/9 = 4/3, over (4/3)² = 3/4; the model's is 3/4 too.
    /// </summary>
    [Fact]
    public void Two_models_by_hand()
    {
        var data = Comparisons.From([("a", "b", Outcome.Left, "1"), ("a", "b", Outcome.Left, "1"), ("b", "a", Outcome.Left, "1"), ("b", "a", Outcome.Right, "2"), ("a", "b", Outcome.Right, "3"), ("a", "b", Outcome.Left, "3")]);
        var clustered = Rank.Fit(data);
        Assert.Equal(Math.Log(2), clustered.Difference(0, 1).Value!.Value, 9);
        Assert.Equal(Math.Sqrt(3 / 16.0), clustered.Difference(0, 1).StandardError!.Value, 8);
        Assert.Equal(Math.Sqrt(3 / 16.0) / 2, clustered.Models[0].StandardError!.Value, 8);
        // Three clusters: t(2) at .975 is 4.302653.
        Assert.Equal(4.302653, clustered.CriticalValue, 5);
        Assert.Contains(clustered.Notes, n => n.Contains("3 clusters", StringComparison.Ordinal));
        foreach (var errors in new[] { RankErrors.Model, RankErrors.Sandwich })
            Assert.Equal(Math.Sqrt(.75), Rank.Fit(data, new RankOptions { StandardErrors = errors }).Difference(0, 1).StandardError!.Value, 8);
    }

    /// <summary>Each vote its own rater: CR1 is the sandwich over votes times n / (n - 1).</summary>
    [Theory]
    [InlineData(RankModel.BradleyTerry)]
    [InlineData(RankModel.Davidson)]
    [InlineData(RankModel.RaoKupper)]
    public void Clusters_of_one_vote_are_the_sandwich(RankModel model)
    {
        var data = Simulated.Votes([0, .5, 1, 1.2], 400, 1, .3, 4, ties: .2);
        var one = Rank.Fit(data, new RankOptions { Model = model });
        var other = Rank.Fit(data, new RankOptions { Model = model, StandardErrors = RankErrors.Sandwich });
        for (var i = 0; i < 4; i++) Assert.Equal(one.Models[i].StandardError!.Value, other.Models[i].StandardError!.Value * Math.Sqrt(400 / 399.0), 9);
        if (one.Tie is not null) Assert.Equal(one.Tie.StandardError!.Value, other.Tie!.StandardError!.Value * Math.Sqrt(400 / 399.0), 9);
    }

    /// <summary>
    /// If prompts are the raters under other names, worker + prompt - both is the one-way estimate; if each vote has a prompt of its own, prompt and both
    /// cancel up to n / (n - 1), and it is the estimate by worker.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_ways_by_known_cases(bool isSame)
    {
        var votes = Simulated.Votes([0, .5, 1, 1.2], 50, 20, .7, 4);
        var builder = new ComparisonsBuilder("rows");
        for (var v = 0; v < votes.Count; v++)
        {
            var row = votes[v];
            builder.Add(votes.Models[row.Left], votes.Models[row.Right], row.Outcome, $"w{row.Worker}", isSame ? $"p{row.Worker}" : $"p{v}", [], v + 1);
        }

        var data = builder.Build();
        var two = Rank.Fit(data, new RankOptions { Cluster = RankCluster.WorkerAndPrompt });
        var one = Rank.Fit(data, new RankOptions { Cluster = RankCluster.Worker });
        for (var i = 0; i < 4; i++) Assert.Equal(one.Models[i].StandardError!.Value, two.Models[i].StandardError!.Value, isSame ? 10 : 4);
        var prompt = Rank.Fit(data, new RankOptions { Cluster = RankCluster.Prompt });
        if (isSame) Assert.Equal(one.Models[0].StandardError!.Value, prompt.Models[0].StandardError!.Value, 10);
    }

    /// <summary>Worker + prompt - both need be no covariance; then what both share is not subtracted, the result says so, and no variance is negative.</summary>
    [Fact]
    public void Two_ways_without_a_covariance()
    {
        var conservative = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var builder = new ComparisonsBuilder("rows");
            for (var v = 0; v < 30; v++)
            {
                var (i, j) = Simulated.Pair(random, 5);
                builder.Add($"{i}", $"{j}", (Outcome)random.Next(3), $"w{random.Next(4)}", $"p{random.Next(4)}", [], v + 1);
            }

            var result = Rank.Fit(builder.Build(), new RankOptions { Cluster = RankCluster.WorkerAndPrompt, RankDraws = 100 });
            Assert.All(result.Models, m => Assert.True(m.StandardError >= 0 && m.RankLow >= 1));
            if (result.Notes.Any(n => n.Contains("negative eigenvalue", StringComparison.Ordinal))) conservative++;
        }

        Assert.InRange(conservative, 1, 39);
    }

    /// <summary>A bootstrap of raters agrees with the clustered error, one of votes with the sandwich; 400 replicates are good to some 10%.</summary>
    [Fact]
    public void The_bootstrap_agrees()
    {
        var data = Simulated.Votes([0, .5, 1, 1.2], 80, 40, .9, 4);
        var drawn = Rank.Fit(data, new RankOptions { Bootstrap = 400 });
        Near(Rank.Fit(data), drawn);
        var table = PairTable.From(data);
        Near(Rank.Fit(table), Rank.Fit(table, new RankOptions { Bootstrap = 400 }));
        Assert.True(drawn.Models[0].Low < drawn.Models[0].Rating && drawn.Models[0].Rating < drawn.Models[0].High);

        static void Near(RankResult analytic, RankResult drawn)
        {
            foreach (var (a, b) in analytic.Models.Zip(drawn.Models)) Assert.InRange(b.StandardError!.Value / a.StandardError!.Value, .85, 1.15);
        }
    }

    /// <summary>For two models there is one difference: the max-t quantile is the normal one. Far apart, ranks are sure; equal, they are not.</summary>
    [Fact]
    public void Rank_sets()
    {
        var two = Rank.Fit(PairTable.From([("a", "b", 600, 400, 0, 0)]));
        Assert.Equal(1.96, two.SimultaneousCriticalValue!.Value, .06);
        Assert.Equal((1, 1), (two.Models[0].RankLow!.Value, two.Models[0].RankHigh!.Value));
        var three = Rank.Fit(PairTable.From([("a", "b", 500, 500, 0, 0), ("a", "c", 800, 200, 0, 0), ("b", "c", 800, 200, 0, 0)]));
        Assert.Equal([(1, 2), (1, 2), (3, 3)], three.Models.Select(m => (m.RankLow!.Value, m.RankHigh!.Value)));
        // Three exchangeable models: Tukey's studentised range at .95 with infinite freedom, 3.314 / sqrt 2 = 2.344.
        var equal = Rank.Fit(PairTable.From([("a", "b", 500, 500, 0, 0), ("a", "c", 500, 500, 0, 0), ("b", "c", 500, 500, 0, 0)]));
        Assert.InRange(equal.SimultaneousCriticalValue!.Value, 2.28, 2.41);
    }
}
