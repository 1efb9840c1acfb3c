using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Ranking;

/// <summary>Votes drawn from known ratings.</summary>
internal static class Simulated
{
    /// <summary>
    /// Raters with a taste of their own for each model: with taste t_w,m ~ N(0, spread²), rater w prefers i to j with logit
    /// θ_i - θ_j + (t_w,i - t_w,j) / sqrt 2, so that the effect on a pair has standard deviation spread.
    /// </summary>
    public static Comparisons Votes(double[] ratings, int raters, int each, double spread, int seed, double ties = 0)
    {
        var random = new Random(seed);
        var rows = new List<(string, string, Outcome, string?)>();
        for (var w = 0; w < raters; w++)
        {
            var taste = ratings.Select(_ => spread * Normal(random) / Math.Sqrt(2)).ToArray();
            for (var v = 0; v < each; v++)
            {
                var (i, j) = Pair(random, ratings.Length);
                var p = Sigmoid(ratings[i] - ratings[j] + taste[i] - taste[j]);
                var outcome = random.NextDouble() < ties ? Outcome.Tie : random.NextDouble() < p ? Outcome.Left : Outcome.Right;
                rows.Add(($"m{i}", $"m{j}", outcome, $"w{w}"));
            }
        }

        return Comparisons.From(rows);
    }

    public static (int I, int J) Pair(Random random, int models)
    {
        var (i, j) = (random.Next(models), random.Next(models - 1));
        return (i, j >= i ? j + 1 : j);
    }

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
