using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Agreement;

/// <summary>Published tables as labels.</summary>
internal static class AgreementData
{
    /// <summary>Krippendorff (2011), "Computing Krippendorff's alpha-reliability": 4 coders, 12 units, missing labels.</summary>
    public static Labels Krippendorff() => Coders(
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .");

    /// <summary>cac.raw4raters of irrCAC: the same but for unit 12, whose one label is the third coder's.</summary>
    public static Labels Gwet() => Coders(
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . .",
        ". 3 3 3 2 3 4 2 2 5 1 3",
        "1 2 3 3 2 4 4 1 2 5 1 .");

    /// <summary>Fleiss, Psychological Bulletin 76 (1971) 378-382: 30 patients, 6 raters, 5 diagnoses, as counts.</summary>
    public static Labels Fleiss(int patients = 30) => FromCounts(
        ("0 0 0 6 0/0 3 0 0 3/0 1 4 0 1/0 0 0 0 6/0 3 0 3 0/2 0 4 0 0/0 0 4 0 2/2 0 3 1 0/2 0 0 4 0/0 0 0 0 6/1 0 0 5 0/1 1 0 4 0/0 3 3 0 0/1 0 0 5 0/0 2 0 3 1/"
        + "0 0 5 0 1/3 0 0 1 2/5 1 0 0 0/0 2 0 4 0/1 0 2 0 3/0 0 0 0 6/0 1 0 5 0/0 2 0 1 3/2 0 0 4 0/1 0 0 4 1/0 5 0 1 0/4 0 0 0 2/0 2 0 4 0/1 0 5 0 0/0 0 0 0 6")
        .Split('/').Take(patients));

    /// <summary>Rows are coders, columns units, a dot is missing.</summary>
    public static Labels Coders(params string[] coders) => Labels.From(coders.SelectMany((row, coder) =>
        row.Split(' ').Select((label, unit) => (unit, label)).Where(l => l.label != ".").Select(l => ($"u{l.unit}", $"c{coder}", l.label))));

    /// <summary>How often the first of two raters gave class i and the second class j.</summary>
    public static Labels Table(int[][] counts) => Labels.From(counts.SelectMany((row, i) => row.SelectMany((count, j) =>
        Enumerable.Range(0, count).SelectMany(t => new[] { ($"{i}-{j}-{t}", "first", $"{i + 1}"), ($"{i}-{j}-{t}", "second", $"{j + 1}") }))));

    private static Labels FromCounts(IEnumerable<string> rows) => Labels.From(rows.SelectMany((row, patient) =>
        row.Split(' ').SelectMany((count, k) => Enumerable.Repeat($"{k + 1}", int.Parse(count, null))).Select((label, rater) => ($"p{patient}", $"r{rater}", label))));
}
