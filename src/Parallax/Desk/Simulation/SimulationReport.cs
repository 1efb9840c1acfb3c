using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parallax.Desk;

/// <summary>What was recovered beside what was put in. As JSON with <c>--json</c>; the fields are described in docs/quality.md.</summary>
public sealed record SimulationReport(
    SimulationPlan Plan, string Project, LoadReport Load, double SimulatedHours, PeopleReport People, SeverityReport Severity, IReadOnlyList<AmbiguityReport> Ambiguity, RankingReport Ranking, IReadOnlyList<string> Notes);

/// <summary>Votes that were replayed, beside the truth.</summary>
/// <param name="Votes">Given by the file, as far as they were sent.</param>
/// <param name="Accepted">Judgments that the server exports.</param>
/// <param name="SingleVote">The share of single votes that are the truth.</param>
/// <param name="Majority">The share of items of which the most frequent vote is the truth; a tie counts by its share.</param>
/// <param name="DawidSkene">The same, with annotators weighed by their errors.</param>
/// <param name="Split">Items on which votes differ.</param>
/// <param name="SplitArea">The area under the ROC curve: how well the ambiguity screen (the share of skilled annotators against the others) puts them first.</param>
/// <param name="DoubtArea">The same by the doubt that is left (the entropy of the posterior), which is small where the annotators in the minority are known to err.</param>
/// <param name="ServerArea">The same by the server's own list of disagreements; null when it was not asked.</param>
/// <param name="ServerFound">How many items the server calls ambiguous; null when it was not asked.</param>
/// <param name="ServerFoundSplit">How many of these are split.</param>
/// <param name="ErrorArea">How well the doubt puts items first on which the majority is wrong; null when it never is.</param>
public sealed record ReplayReport(
    string Format, string Project, LoadReport Load, long Items, int Contributors, string By, long Votes, long Accepted, double? SingleVote, double? Majority, double? DawidSkene, int Split, double? SplitArea, double? DoubtArea, double? ServerArea, int? ServerFound, int? ServerFoundSplit, double? ErrorArea);

/// <summary>Writes a report as a file that appears under its name only when it is whole.</summary>
public static class ReportFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public static async Task WriteAsync(string file, object report)
    {
        var path = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (var stream = File.Create(path + ".partial")) await JsonSerializer.SerializeAsync(stream, report, report.GetType(), Json);
        File.Move(path + ".partial", path, overwrite: true);
    }
}
