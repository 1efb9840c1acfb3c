using System.Reflection;
using System.Text.Json;
using Parallax.Statistics.Input;
using Parallax.Statistics.Ranking;

namespace Parallax.Statistics.Tests.Ranking;

/// <summary>
/// WildVision-Bench's battles (19,644, judged by GPT-4o, all against claude-3-sonnet) by its own rules: Bradley-Terry, a tie half a win, a strong
/// verdict written three times, the anchor at 1000. The published ratings are the first line of its bootstrapping_results.jsonl.
/// </summary>
public class WildVisionTests
{
    private const string Anchor = "claude-3-sonnet-20240229";

    private sealed record Battle(string Question, string First, string Second, string Winner);

    [Fact]
    public void Published_ratings_come_out_by_its_own_rules()
    {
        var battles = Battles();
        Assert.Equal(19_644, battles.Count);
        var ratings = Ratings(battles);
        using var published = JsonDocument.Parse(File.ReadLines(Data("bootstrapping_results.jsonl")).First());
        Assert.Equal(21, published.RootElement.EnumerateObject().Count());
        foreach (var model in published.RootElement.EnumerateObject())
            Assert.True(Math.Abs(model.Value.GetDouble() - ratings[model.Name]) < .05, $"{model.Name}: {ratings[model.Name]}, published {model.Value.GetDouble()}");
    }

    /// <summary>
    /// What changes when each pair counts once: strong verdicts pull ratings away from the anchor, so all come nearer to it, by up to
    /// 102 points (gpt-4o 1366, then 1263).
    /// </summary>
    [Fact]
    public void Verdicts_that_count_once_bring_all_nearer_to_the_anchor()
    {
        var battles = Battles();
        var (tripled, once) = (Ratings(battles), Ratings([.. battles.Distinct()]));
        Assert.True(battles.Distinct().Count() < battles.Count);
        var far = tripled.Keys.Where(m => Math.Abs(tripled[m] - 1000) > 150).ToList();
        Assert.Equal(11, far.Count);
        Assert.All(far, m => Assert.True(Math.Abs(once[m] - 1000) < Math.Abs(tripled[m] - 1000), m));
        Assert.Equal("gpt-4o", once.MaxBy(r => r.Value).Key);
    }

    /// <summary>What the page says of the same battles by the rules of this library; where it differs, the message has what should stand there.</summary>
    [Fact]
    public void The_page_says_what_changes_without_its_rules()
    {
        var battles = Battles();
        var (published, once) = (Ratings(battles), Ours([.. battles.Distinct()]));
        var theirs = published.OrderByDescending(r => r.Value).Select(r => r.Key).ToList();
        var anchor = once.Models.Single(m => m.Id == Anchor).Index;
        var lines = once.Ordered.Select((model, i) =>
        {
            var from = once.Difference(model.Index, anchor);
            var interval = model.Id == Anchor ? "the anchor" : $"{Points(from.Low!.Value)} to {Points(from.High!.Value)}";
            return $"| {model.Id} | {theirs.IndexOf(model.Id) + 1} | {Round(published[model.Id])} | {i + 1} | {(model.Id == Anchor ? "1000" : Points(from.Value!.Value))} | {interval} | {(model.RankLow == model.RankHigh ? $"{model.RankLow}" : $"{model.RankLow} to {model.RankHigh}")} |";
        });
        var said = string.Join('\n', lines.Append("").Append($"Of 210 pairs of models {Separable(once)} can be told apart when each battle counts once and is clustered by prompt; {Separable(Fit(battles, new RankOptions { StandardErrors = RankErrors.Model }))} seem to be when strong verdicts count three times and every line is taken to be independent."));
        var page = string.Join('\n', File.ReadLines(Path.Combine(Root, "docs", "insight", "wildvision.md")));
        Assert.True(page.Contains(said, StringComparison.Ordinal), said);
    }

    private static string Points(double logits) => Round(1000 + logits * Elo.PointsPerLogit);

    private static string Round(double points) => points.ToString("0", System.Globalization.CultureInfo.InvariantCulture);

    private static int Separable(RankResult result)
    {
        var pairs = 0;
        for (var i = 0; i < result.Models.Count; i++)
            for (var j = 0; j < i; j++)
                if (result.Difference(i, j) is { } d && Math.Abs(d.Value!.Value) > result.SimultaneousCriticalValue * d.StandardError) pairs++;
        return pairs;
    }

    private static RankResult Ours(IReadOnlyList<Battle> battles) => Fit(battles, new RankOptions { Model = RankModel.Davidson, Cluster = RankCluster.Prompt });

    private static RankResult Fit(IReadOnlyList<Battle> battles, RankOptions options)
    {
        var builder = new ComparisonsBuilder("battles");
        foreach (var b in battles) builder.Add(b.First, b.Second, OutcomeOf(b), null, b.Question, [], 0);
        return Rank.Fit(builder.Build(), options with { Threads = 1 });
    }

    private static Outcome OutcomeOf(Battle battle) => battle.Winner switch { "model_a" => Outcome.Left, "model_b" => Outcome.Right, _ => Outcome.Tie };

    private static Dictionary<string, double> Ratings(IReadOnlyList<Battle> battles)
    {
        var rows = battles.Select(b => (b.First, b.Second, OutcomeOf(b), (string?)null));
        var result = Rank.Fit(Comparisons.From(rows), new RankOptions { RankDraws = 0 });
        var anchor = result.Models.Single(m => m.Id == Anchor).Rating!.Value;
        return result.Models.ToDictionary(m => m.Id, m => 1000 + (m.Rating!.Value - anchor) * 400 / Math.Log(10));
    }

    private static List<Battle> Battles()
    {
        var battles = new List<Battle>();
        foreach (var line in File.ReadLines(Data("vision_bench_battles.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            string Of(string name) => json.RootElement.GetProperty(name).GetString()!;
            battles.Add(new Battle(Of("question_id"), Of("model_a"), Of("model_b"), Of("winner")));
        }

        return battles;
    }

    private static string Root => typeof(WildVisionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    private static string Data(string file)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", "wildvision", file));
        Assert.SkipUnless(File.Exists(path), "The data set wildvision is not on this machine.");
        return path;
    }
}
