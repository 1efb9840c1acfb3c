using System.Globalization;
using Parallax.Cli.Stats;

namespace Parallax.Desk;

/// <summary>The reports as tables for people.</summary>
internal static class SimulationTables
{
    public static void Show(SimulationReport report)
    {
        Load(report.Load);
        StatsOutput.Facts(
            ("project", report.Project),
            ("work", $"{report.SimulatedHours:0.0} hours passed for its people"),
            ("careless people", report.Plan.Accuracies.Count > 0 ? null : $"{report.People.CarelessFound} of {report.People.Careless} found by checks"),
            ("careful people", report.Plan.Accuracies.Count > 0 ? null : $"{report.People.CarefulFlagged} of {report.People.Careful} flagged wrongly"),
            ("checks", $"{report.People.MeanChecks.ToString("0.0", CultureInfo.InvariantCulture)} a person; {report.People.Alarms} fell off after they had passed"),
            ("the server", report.People.Server is { } server ? $"flagged {server.Flagged}, paused {server.Paused}; on {server.Differing} it says another thing than the answers that were sent" : null),
            ("severity", $"correlation with the truth {StatsOutput.Number(report.Severity.Correlation, 3)} over {report.Severity.People} people"),
            ("models", $"Kendall's tau with the truth {StatsOutput.Number(report.Ranking.Tau, 3)}; the best {(report.Ranking.BestIsFirst ? "is" : "is not")} first"));
        People(report.People);
        Ambiguity(report.Ambiguity);
        Ranking(report.Ranking);
        foreach (var note in report.Notes) Console.WriteLine($"note: {note}");
    }

    public static void Show(ReplayReport report)
    {
        Load(report.Load);
        StatsOutput.Facts(
            ("project", report.Project),
            ("votes", $"{StatsOutput.Count(report.Accepted)} of {StatsOutput.Count(report.Votes)} on {StatsOutput.Count(report.Items)} items, by {report.Contributors} contributors (one for each {report.By})"),
            ("a single vote", $"is the truth in {StatsOutput.Number(report.SingleVote, 4)}"),
            ("the majority", StatsOutput.Number(report.Majority, 4)),
            ("Dawid-Skene", StatsOutput.Number(report.DawidSkene, 4)),
            ("split items", $"{StatsOutput.Count(report.Split)}; the ambiguity list puts them first with an area under the curve of {StatsOutput.Number(report.SplitArea, 4)}, the doubt left with {StatsOutput.Number(report.DoubtArea, 4)}"),
            ("the server's list", report.ServerArea is { } area ? $"puts split items first with an area of {StatsOutput.Number(area, 4)}; it calls {report.ServerFound} ambiguous, {report.ServerFoundSplit} of them split" : null),
            ("wrong majorities", $"area under the curve of the doubt left {StatsOutput.Number(report.ErrorArea, 4)}"));
    }

    private static void Load(LoadReport load)
    {
        StatsOutput.Facts(
            ("judgments", $"{StatsOutput.Count(load.Judgments)} in {load.Seconds.ToString("0.0", CultureInfo.InvariantCulture)} s, {StatsOutput.Count((long)load.JudgmentsPerMinute)} a minute; {StatsOutput.Count(load.Checks)} of them on checks"),
            ("sent again", StatsOutput.Count(load.Retries)),
            ("refusals", load.Refusals.Count == 0 ? "none" : string.Join(", ", load.Refusals.Select(r => $"{r.Key} {r.Value}"))));
        StatsOutput.Table("Requests, in milliseconds", ["request", ">sent", ">median", ">p95", ">p99"], load.Requests.Select(r => new[]
        {
            r.Kind, StatsOutput.Count(r.Count), StatsOutput.Number(r.Median, 1), StatsOutput.Number(r.P95, 1), StatsOutput.Number(r.P99, 1),
        }));
    }

    private static void People(PeopleReport people)
    {
        if (people.Bands.Count == 0) return;
        StatsOutput.Table("Flagged, by true accuracy on the checks that were given", ["accuracy", ">people", ">checks", ">flagged", ">share", "95 %", ">by the test's own curve"], people.Bands.Select(b => new[]
        {
            $"{StatsOutput.Number(b.From, 2)}-{StatsOutput.Number(b.To, 2)}", StatsOutput.Count(b.People), StatsOutput.Number(b.MeanChecks, 1), StatsOutput.Count(b.Flagged), StatsOutput.Number(b.Share, 3),
            $"{StatsOutput.Number(b.Low, 3)}-{StatsOutput.Number(b.High, 3)}", StatsOutput.Number(b.Curve, 3),
        }));
    }

    private static void Ambiguity(IReadOnlyList<AmbiguityReport> rows) =>
        StatsOutput.Table("Ambiguous scenarios", ["when", "signal", ">judgments", ">contested", ">ambiguous", ">found", ">precision", ">recall", ">area"], rows.Select(r => new[]
        {
            r.When, r.Signal, StatsOutput.Number(r.Judgments, 1), StatsOutput.Count(r.Contested), StatsOutput.Count(r.Ambiguous), StatsOutput.Count(r.Found),
            StatsOutput.Number(r.Precision, 3), StatsOutput.Number(r.Recall, 3), StatsOutput.Number(r.Area, 3),
        }));

    private static void Ranking(RankingReport ranking) =>
        StatsOutput.Table($"Models, by {StatsOutput.Count(ranking.Comparisons)} comparisons", ["model", ">strength put in", ">rating", "95 %", "rank"], ranking.Models.Select(m => new[]
        {
            m.Model, StatsOutput.Number(m.Strength, 2), StatsOutput.Number(m.Rating, 2), $"{StatsOutput.Number(m.Low, 2)} to {StatsOutput.Number(m.High, 2)}", $"{m.RankLow}-{m.RankHigh}",
        }));
}
