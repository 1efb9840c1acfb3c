using Parallax.Statistics.Input;
using Parallax.Statistics.Ranking;

namespace Parallax.Statistics.Tests.Ranking;

public class StyleTests
{
    /// <summary>Two equal models of which one is longer: without style it leads, with style length explains it.</summary>
    [Fact]
    public void Length_is_taken_out()
    {
        var data = Votes(6000, 1, ties: 0);
        var (plain, styled) = (Rank.Fit(data, new RankOptions { Covariates = false }), Rank.Fit(data));
        Assert.True(plain.Difference(0, 1).Low > .1);
        Assert.True(styled.Difference(0, 1).Low < 0 && styled.Difference(0, 1).High > 0);
        var length = styled.Covariates[0];
        Assert.True(length.Low < .8 * length.Scale && .8 * length.Scale < length.High);
        Assert.Null(styled.Covariates[1].Value);
        Assert.NotNull(styled.Covariates[1].Note);
        Assert.Empty(plain.Covariates);
    }

    /// <summary>A covariate of zeros changes nothing: votes and the table of counts are the same likelihood, for each model and error.</summary>
    [Theory]
    [InlineData(RankModel.BradleyTerry)]
    [InlineData(RankModel.Davidson)]
    [InlineData(RankModel.RaoKupper)]
    public void Votes_and_counts_agree(RankModel model)
    {
        var data = Votes(3000, 2);
        // A penalty so large that the coefficient is 0.
        var styled = Rank.Fit(data, new RankOptions { Model = model, CovariateRidge = 1e12, RankDraws = 0 });
        var plain = Rank.Fit(data, new RankOptions { Model = model, Covariates = false, RankDraws = 0 });
        Assert.Equal(plain.LogLikelihood!.Value, styled.LogLikelihood!.Value, 5);
        foreach (var (p, s) in plain.Models.Zip(styled.Models))
        {
            Assert.Equal(p.Rating!.Value, s.Rating!.Value, 6);
            Assert.Equal(p.StandardError!.Value, s.StandardError!.Value, 6);
        }
    }

    /// <summary>Left and right changed, with the covariates' sign, is the same fit; raters drawn and votes drawn both run on votes.</summary>
    [Fact]
    public void Sides_do_not_matter_and_the_bootstrap_runs()
    {
        var (one, other) = (Rank.Fit(Votes(1000, 3)), Rank.Fit(Votes(1000, 3, isSwapped: true)));
        Assert.Equal(one.Covariates[0].Value!.Value, other.Covariates[0].Value!.Value, 8);
        Assert.Equal(one.Models[0].Rating!.Value, other.Models.Single(m => m.Id == "long").Rating!.Value, 8);
        var drawn = Rank.Fit(Votes(1000, 3), new RankOptions { Bootstrap = 100 });
        Assert.InRange(drawn.Covariates[0].StandardError!.Value / one.Covariates[0].StandardError!.Value, .7, 1.4);
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        var data = Votes(132_000, 4);
        double?[] Of(int threads) => [.. Rank.Fit(data, new RankOptions { Threads = threads, Bootstrap = 2, RankDraws = 0 }).Models.SelectMany(m => new[] { m.Rating, m.StandardError, m.Low })];
        Assert.Equal(Of(1), Of(2));
        Assert.Equal(Of(1), Of(4));
    }

    private static Comparisons Votes(int count, int seed, bool isSwapped = false, double ties = .1)
    {
        var random = new Random(seed);
        var builder = new ComparisonsBuilder("rows", "length", "nothing");
        for (var v = 0; v < count; v++)
        {
            var x = .5 + Simulated.Normal(random) / 2;
            var outcome = random.NextDouble() < ties ? Outcome.Tie : random.NextDouble() < Simulated.Sigmoid(.8 * x) ? Outcome.Left : Outcome.Right;
            if (isSwapped) builder.Add("short", "long", outcome == Outcome.Tie ? outcome : 1 - outcome, $"w{v % 50}", null, [-x, 0], v + 1);
            else builder.Add("long", "short", outcome, $"w{v % 50}", null, [x, 0], v + 1);
        }

        return builder.Build();
    }
}
