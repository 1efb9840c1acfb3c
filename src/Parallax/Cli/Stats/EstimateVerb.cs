using System.CommandLine;
using Parallax.Statistics;
using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;

namespace Parallax.Cli.Stats;

/// <summary><c>parallax stats estimate</c>: a mean or a win rate from people and a judge together, beside the one from people alone.</summary>
internal static class EstimateVerb
{
    private static readonly Option<string> Human = new("--human") { Description = "Scores of people: columns task, value (several of a task are averaged). A win rate has values 0, .5 and 1.", Required = true, HelpName = "FILE" };
    private static readonly Option<string> Judge = new("--judge") { Description = "Scores of the judge: columns task, value; also for tasks that no person scored.", Required = true, HelpName = "FILE" };
    private static readonly Option<double> Confidence = new("--confidence") { Description = "Level of the intervals.", DefaultValueFactory = _ => 0.95 };
    private static readonly Option<double?> Lambda = new("--lambda") { Description = "How far the judge is trusted, 0 to 1; chosen from the data if left out." };
    private static readonly Option<bool> Json = new("--json") { Description = "Prints one JSON object." };

    public static Command Make()
    {
        var command = new Command("estimate", "A mean or a win rate from people and a judge together (prediction-powered inference).") { Human, Judge, Confidence, Lambda, Json };
        command.SetAction((parsed, cancel) => Verb.GuardAsync(() => RunAsync(parsed, cancel)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        StatsOptions.CheckConfidence(parsed.GetValue(Confidence));
        if (parsed.GetValue(Lambda) is < 0 or > 1) throw new UsageException("--lambda lies between 0 and 1.");
        var human = await StatsFile.ReadAsync(parsed.GetValue(Human)!, (stream, name, told) => RatingsReader.ReadScores(stream, name, told), cancel);
        var judge = await StatsFile.ReadAsync(parsed.GetValue(Judge)!, (stream, name, told) => RatingsReader.ReadScores(stream, name, told), cancel);
        var joined = JoinedScores.Of(human.Read, judge.Read);
        var estimate = joined.Mean(parsed.GetValue(Lambda), parsed.GetValue(Confidence));
        if (parsed.GetValue(Json)) Print(estimate, joined);
        else Show(estimate, joined);
        return Exit.Done;
    }

    private static void Print(PpiEstimate e, JoinedScores joined) => StatsOutput.Print(new
    {
        Method = e.Shown.Method,
        e.Shown.Value,
        e.Shown.Low,
        e.Shown.High,
        e.Hidden,
        Human = Shape(e.HumanOnly, e.HumanSe),
        Powered = Shape(e.Powered, e.PoweredSe),
        e.Rho,
        e.Lambda,
        e.RawLambda,
        Gain = e.Gain,
        NHuman = e.Humans,
        NJudge = e.Unlabelled,
        WithoutJudge = joined.WithoutJudge.Count,
        e.Note,
    });

    private static object Shape(Estimate estimate, double? se) => new { estimate.Value, Se = se, estimate.Low, estimate.High, estimate.Note };

    private static void Show(PpiEstimate e, JoinedScores joined)
    {
        var (from, to) = (Math.Min(e.HumanOnly.Low ?? 0, e.Powered.Low ?? 0), Math.Max(e.HumanOnly.High ?? 1, e.Powered.High ?? 1));
        StatsOutput.Table("Mean", ["from", ">value", ">se", "interval", ""], new[] { ("people alone", e.HumanOnly, e.HumanSe), ("people and judge", e.Powered, e.PoweredSe) }.Select(row => new[]
        {
            row.Item1,
            StatsOutput.Number(row.Item2.Value),
            StatsOutput.Number(row.Item3),
            row.Item2.Low is null ? "" : $"[{StatsOutput.Number(row.Item2.Low)}, {StatsOutput.Number(row.Item2.High)}]",
            row.Item2 is { Value: { } value, Low: { } low, High: { } high } ? StatsOutput.Whisker(value, low, high, from, to) : "",
        }));
        StatsOutput.Facts(
            ("rests on", $"{StatsOutput.Count(e.Humans)} tasks with both scores, {StatsOutput.Count(e.Unlabelled)} with the judge's alone"),
            ("left out", joined.WithoutJudge.Count == 0 ? null : $"{StatsOutput.Count(joined.WithoutJudge.Count)} tasks that the judge did not score, {joined.WithoutJudge[0]} among them"),
            ("correlation", StatsOutput.Number(e.Rho, 3)),
            ("lambda", StatsOutput.Number(e.Lambda, 3)),
            ("a human label is worth", e.Gain is { } gain ? $"{StatsOutput.Number(gain, 2)} of its kind" : null),
            ("show", e.Hidden ? "people alone: the judge gains too little here" : null),
            ("note", e.Note));
    }
}
