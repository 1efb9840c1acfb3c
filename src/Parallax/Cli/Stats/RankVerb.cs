using System.CommandLine;
using Parallax.Statistics.Input;
using Parallax.Statistics.Ranking;

namespace Parallax.Cli.Stats;

/// <summary><c>parallax stats rank</c>: models ranked from comparisons, with intervals and ranks that hold together.</summary>
internal static class RankVerb
{
    /// <summary>Up to here the question how few votes turn the leader is answered unasked.</summary>
    private const int RobustnessUpTo = 50_000;

    private static readonly Argument<string> File = StatsFile.Argument("comparisons", "columns left, right, label or model_a, model_b, winner");
    private static readonly Option<RankModel> Model = new("--model") { Description = "bradley-terry, davidson, rao-kupper or elo.", CustomParser = StatsOptions.Parse<RankModel>, DefaultValueFactory = _ => RankModel.BradleyTerry };
    private static readonly Option<RankCluster?> Cluster = new("--cluster") { Description = "Which votes depend on each other: none, worker, prompt or worker-and-prompt. By worker, where the data has workers.", CustomParser = StatsOptions.ParseOptional<RankCluster> };
    private static readonly Option<RankErrors?> Errors = new("--errors") { Description = "Standard errors: model, sandwich or cluster.", CustomParser = StatsOptions.ParseOptional<RankErrors> };
    private static readonly Option<int> Bootstrap = new("--bootstrap") { Description = "Bootstrap replicates, by worker where the data has workers; 0 for none." };
    private static readonly Option<string?> Style = new("--style") { Description = "Style covariates, as in length,bold: columns of that name, or name_a and name_b." };
    private static readonly Option<double> Confidence = new("--confidence") { Description = "Level of the intervals.", DefaultValueFactory = _ => 0.95 };
    private static readonly Option<long> Seed = new("--seed") { Description = "Seed of all that is drawn.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Threads = new("--threads") { Description = "How many threads; 0 for all. The result is the same." };
    private static readonly Option<bool?> Robustness = new("--robustness") { Description = $"How few votes or raters must leave before the leader changes (up to {RobustnessUpTo} comparisons unasked)." };
    private static readonly Option<bool> Json = new("--json") { Description = "Prints one JSON object." };

    public static Command Make()
    {
        var command = new Command("rank", "Models ranked from comparisons of two, with intervals and simultaneous ranks.") { File, Model, Cluster, Errors, Bootstrap, Style, Confidence, Seed, Threads, Robustness, Json };
        command.SetAction((parsed, cancel) => Verb.GuardAsync(() => RunAsync(parsed, cancel)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var options = Options(parsed);
        var style = parsed.GetValue(Style)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (comparisons, read) = await StatsFile.ReadAsync(parsed.GetValue(File)!, (stream, name, told) => ComparisonsReader.Read(stream, name, style, told), cancel);
        var (result, fit) = await StatsFile.ComputeAsync("ranking", null, _ => Rank.Fit(comparisons, options), cancel);
        var wanted = parsed.GetValue(Robustness) ?? comparisons.Count <= RobustnessUpTo;
        var robustness = wanted && options.Model != RankModel.Elo ? (await StatsFile.ComputeAsync("robustness", null, _ => Flips(comparisons, options), cancel)).Found : null;
        if (parsed.GetValue(Json)) Print(result, robustness, comparisons.WithItself, read, fit);
        else RankReport.Show(result, robustness, comparisons.WithItself, read, fit);
        return Exit.Done;
    }

    private static RankOptions Options(ParseResult parsed)
    {
        StatsOptions.CheckConfidence(parsed.GetValue(Confidence));
        if (parsed.GetValue(Bootstrap) < 0) throw new UsageException("--bootstrap is 0 or more.");
        if (parsed.GetValue(Threads) < 0) throw new UsageException("--threads is 0 or more.");
        return new RankOptions
        {
            Model = parsed.GetValue(Model),
            Cluster = parsed.GetValue(Cluster),
            StandardErrors = parsed.GetValue(Errors),
            Bootstrap = parsed.GetValue(Bootstrap),
            Confidence = parsed.GetValue(Confidence),
            Seed = parsed.GetValue(Seed),
            Threads = parsed.GetValue(Threads),
        };
    }

    /// <summary>Plain errors and no rank sets: only the leader is asked for.</summary>
    private static LeaderFlips Flips(Comparisons comparisons, RankOptions options)
    {
        var plain = options with { Bootstrap = 0, RankDraws = 0, Cluster = RankCluster.None, StandardErrors = RankErrors.Model };
        var byRaters = comparisons.Workers.Count > 1 ? Statistics.Ranking.Robustness.OfRaters(comparisons, plain) : null;
        return new LeaderFlips(Statistics.Ranking.Robustness.OfVotes(PairTable.From(comparisons), plain), byRaters);
    }

    private static void Print(RankResult result, LeaderFlips? robustness, int withItself, double read, double fit) => StatsOutput.Print(new
    {
        Model = result.Model,
        result.Method,
        Comparisons = result.N,
        WithItself = withItself,
        result.Clusters,
        result.Iterations,
        result.Converged,
        result.LogLikelihood,
        result.Deviance,
        Models = result.Ordered.Select(m => new
        {
            Model = m.Id,
            m.Rating,
            Se = m.StandardError,
            m.Low,
            m.High,
            m.RankLow,
            m.RankHigh,
            m.Comparisons,
            m.Wins,
            m.Losses,
            m.Ties,
            m.BothBad,
            Points = result.Points(m.Index),
            m.Group,
            m.Note,
        }),
        result.Tie,
        result.Covariates,
        Tiers = result.Tiers.Count <= 1 ? null : result.Tiers.Select(t => t.Select(i => result.Models[i].Id)),
        IntransitiveTriples = result.Goodness.IntransitiveTriples,
        Robustness = robustness,
        result.Notes,
        Seconds = new { Read = read, Fit = fit },
    });
}
