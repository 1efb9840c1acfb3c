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

    private static Dictionary<string, double> Ratings(IReadOnlyList<Battle> battles)
    {
        var rows = battles.Select(b => (b.First, b.Second, b.Winner switch { "model_a" => Outcome.Left, "model_b" => Outcome.Right, _ => Outcome.Tie }, (string?)null));
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

    private static string Data(string file)
    {
        var root = typeof(WildVisionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
        var path = Path.GetFullPath(Path.Combine(root, "..", "shared", "data", "wildvision", file));
        Assert.SkipUnless(File.Exists(path), "The data set wildvision is not on this machine.");
        return path;
    }
}
