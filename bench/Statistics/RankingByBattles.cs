using System.Globalization;
using System.Text;
using Parallax.Statistics.Input;
using Parallax.Statistics.Ranking;

namespace Parallax.Bench.Statistics;

/// <summary>Bradley-Terry with 100 models at 10⁶ and 10⁷ battles: fit, bootstraps by rater, clustered errors; and how a battle's cost grows.</summary>
public static class RankingByBattles
{
    private const int Models = 100;

    public static void Run(Report report)
    {
        var (few, many) = (Battles(1_000_000), Battles(10_000_000));
        var plain = new RankOptions { StandardErrors = RankErrors.Model, Cluster = RankCluster.None, RankDraws = 0 };
        Rank.Fit(few, plain);
        var fit = Fastest(many, plain);
        report.Ratio("Bradley-Terry, 100 models, a battle among 10⁷ / among 10⁶", fit / many.Count / (Fastest(few, plain) / few.Count), 3, string.Create(CultureInfo.InvariantCulture, $"{fit * 1e9 / many.Count:F1} ns a battle among 10⁷; a fit of the table itself is the same for both"));
        report.Target("Bradley-Terry, 100 models, 10M battles, after reading", fit, 2, "");
        report.Target("the same with 100 bootstraps by rater", Fastest(many, plain with { Bootstrap = 100 }), 8, "");
        report.Target("the same with errors clustered by rater", Fastest(many, plain with { StandardErrors = RankErrors.Cluster, Cluster = RankCluster.Worker }), 5, "");
        report.Target("the same with errors clustered two ways, by rater and prompt", Fastest(many, plain with { StandardErrors = RankErrors.Cluster, Cluster = RankCluster.WorkerAndPrompt }), 5, "");
    }

    private static double Fastest(Comparisons battles, RankOptions options) => Enumerable.Range(0, 2).Min(_ => OtherMethods.Seconds(() => Rank.Fit(battles, options)));

    /// <summary>Strengths from -1.5 to 1.5, 20,000 raters and 200,000 prompts; one battle in ten a tie.</summary>
    private static Comparisons Battles(int count)
    {
        var (random, builder) = (new Random(3), new ComparisonsBuilder("simulated"));
        var names = Enumerable.Range(0, 200_000).Select(i => Encoding.UTF8.GetBytes($"{i}")).ToArray();
        for (var i = 0; i < count; i++)
        {
            var (a, b) = (random.Next(Models), random.Next(Models - 1));
            if (b >= a) b++;
            var wins = random.NextDouble() < 1 / (1 + Math.Exp((b - a) * 3.0 / Models));
            var outcome = random.Next(10) == 0 ? Outcome.Tie : wins ? Outcome.Left : Outcome.Right;
            builder.Add(names[a], names[b], outcome, names[random.Next(20_000)], names[random.Next(names.Length)], [], i + 2);
        }

        return builder.Build();
    }
}
