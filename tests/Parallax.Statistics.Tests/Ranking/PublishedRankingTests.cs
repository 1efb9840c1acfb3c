using Parallax.Statistics.Ranking;

namespace Parallax.Statistics.Tests.Ranking;

public class PublishedRankingTests
{
    /// <summary>The example of the English Wikipedia's article on Bradley and Terry's model (and arena-rank's own test): strengths over their geometric mean.</summary>
    [Fact]
    public void Four_players()
    {
        var result = Rank.Fit(PairTable.From([("A", "B", 2, 3, 0, 0), ("A", "D", 1, 4, 0, 0), ("B", "C", 5, 3, 0, 0), ("C", "D", 1, 3, 0, 0)]));
        double Strength(string id) => Math.Exp(result.Models.Single(m => m.Id == id).Rating!.Value);
        Assert.Equal(.6398, Strength("A"), 4);
        Assert.Equal(1.0433, Strength("B"), 4);
        Assert.Equal(.6598, Strength("C"), 4);
        Assert.Equal(2.2704, Strength("D"), 4);
        Assert.True(result.Converged);
        Assert.InRange(result.Iterations, 1, 19);
    }

    /// <summary>
    /// Stigler, Statistical Science 9 (1994) 94-108: citations among four journals of statistics, the cited journal wins. Ratings and (model)
    /// standard errors are differences from Biometrika, as the R packages print them; the deviance is against a probability for each pair.
    /// </summary>
    [Fact]
    public void Citations_of_Stigler()
    {
        string[] journals = ["Biometrika", "CommStat", "JASA", "JRSS-B"];
        int[][] cited = [[714, 730, 498, 221], [33, 425, 68, 17], [320, 813, 1072, 142], [284, 276, 325, 188]];
        var rows = from i in Enumerable.Range(0, 4) from j in Enumerable.Range(0, 4) where i != j select (journals[i], journals[j], (long)cited[i][j], 0L, 0L, 0L);
        var result = Rank.Fit(PairTable.From(rows), new RankOptions { StandardErrors = RankErrors.Model });
        Check("CommStat", -2.94907, .10255);
        Check("JASA", -.47957, .06059);
        Check("JRSS-B", .26895, .07083);
        Assert.Equal(4.29338, result.Deviance!.Value, 5);

        void Check(string id, double value, double error)
        {
            var difference = result.Difference(Index(result, id), Index(result, "Biometrika"));
            Assert.Equal(value, difference.Value!.Value, 5);
            Assert.Equal(error, difference.StandardError!.Value, 5);
        }
    }

    /// <summary>Davidson's model of the CEMS comparisons of schools, Stockholm = 0: two independent implementations agree to these digits.</summary>
    [Fact]
    public void Davidson_of_CEMS()
    {
        var result = Rank.Fit(Cems.Table, new RankOptions { Model = RankModel.Davidson, StandardErrors = RankErrors.Model });
        double[] values = [.612932, 1.822802, .441972, 1.032534, .598322];
        double[] errors = [.075168, .083145, .076019, .077571, .075148];
        Check(result, values, errors, 6);
        Assert.Equal(-1.317180, result.Tie!.Value!.Value, 6);
        Assert.Equal(.048508, result.Tie.StandardError!.Value, 6);
        Assert.Equal(-3964.37812, result.LogLikelihood!.Value, 5);
    }

    /// <summary>
    /// Rao and Kupper's model of CEMS. One implementation gave these digits; they are confirmed here by the likelihood itself, written
    /// down once more in its first form, of which the fit is a stationary point (central differences) with this value; standard errors from its second differences.
    /// </summary>
    [Fact]
    public void Rao_Kupper_of_CEMS()
    {
        var result = Rank.Fit(Cems.Table, new RankOptions { Model = RankModel.RaoKupper, StandardErrors = RankErrors.Model });
        Check(result, [.530742, 1.629853, .388267, .912544, .515644], null, 6);
        Assert.Equal(1.285212, result.Tie!.Value!.Value, 6);
        Assert.Equal(-3960.74249, result.LogLikelihood!.Value, 5);

        double[] at = [.. Cems.Schools.Select(s => result.Models[Index(result, s)].Rating!.Value), result.Tie.Value.Value];
        Assert.Equal(result.LogLikelihood.Value, Cems.RaoKupper(at), 8);
        for (var a = 0; a < at.Length; a++)
        {
            double Moved(double by) => Cems.RaoKupper([.. at.Select((x, b) => a == b ? x + by : x)]);
            Assert.InRange(Math.Abs(Moved(1e-4) - Moved(-1e-4)) / 2e-4, 0, 1e-3);
        }

        double[] errors = Cems.RaoKupperErrors(at);
        for (var a = 0; a < 5; a++) Assert.Equal(errors[a], result.Difference(Index(result, Cems.Schools[a]), Index(result, "Stockholm")).StandardError!.Value, 5);
        Assert.Equal(errors[5], result.Tie.StandardError!.Value, 5);
    }

    /// <summary>
    /// CEMS with ties as half wins. One implementation gave these digits. Derived again in <see cref="Cems.Sandwich"/>: the information Σ n p (1 - p) and
    /// the squares of the scores 1 - p, -p and 1/2 - p of the votes, inverted by Gauss-Jordan with Stockholm left out.
    /// </summary>
    [Fact]
    public void Ties_as_half_wins_of_CEMS()
    {
        double[] values = [.537906, 1.597480, .387767, .906445, .525067];
        double[] model = [.070276, .076782, .071126, .072313, .070263];
        double[] sandwich = [.064866, .071121, .065326, .067257, .065723];
        Check(Rank.Fit(Cems.Table, new RankOptions { StandardErrors = RankErrors.Model }), values, model, 6);
        Check(Rank.Fit(Cems.Table, new RankOptions { StandardErrors = RankErrors.Sandwich }), values, sandwich, 6);
        var (again, squares) = Cems.Sandwich(values);
        for (var s = 0; s < 5; s++)
        {
            Assert.Equal(model[s], again[s], 6);
            Assert.Equal(sandwich[s], squares[s], 6);
        }
    }

    /// <summary>The tournament of the English Wikipedia's article on Elo's rating: 1613 before it, expected score 2.8666, 1601 after it.</summary>
    [Fact]
    public void Tournament_of_Elo()
    {
        (double Opponent, double Score)[] games = [(1609, 0), (1477, .5), (1388, 1), (1586, 1), (1720, 0)];
        Assert.Equal(2.8666, games.Sum(g => Elo.Expected(1613, g.Opponent)), 3);
        Assert.Equal(1601.27, Elo.After(1613, games), 2);
    }

    private static void Check(RankResult result, double[] values, double[]? errors, int digits)
    {
        for (var s = 0; s < 5; s++)
        {
            var difference = result.Difference(Index(result, Cems.Schools[s]), Index(result, "Stockholm"));
            Assert.Equal(values[s], difference.Value!.Value, digits);
            if (errors is not null) Assert.Equal(errors[s], difference.StandardError!.Value, digits);
        }
    }

    private static int Index(RankResult result, string id) => result.Models.Single(m => m.Id == id).Index;
}
