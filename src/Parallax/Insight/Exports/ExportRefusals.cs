using Parallax.Web;

namespace Parallax.Insight.Exports;

/// <summary>All that exports can answer "no" to.</summary>
public static class ExportRefusals
{
    public static readonly Refusal Unknown = new("export.unknown", 404, "There is no such export.");

    public static readonly Refusal FileUnknown = new("export.file-unknown", 404, "This export has no such file: its manifest lists those that it has.");

    public static readonly Refusal NotMade = new("export.not-made", 409, "This export is not made yet: read its state until it is 'made'.");

    public static readonly Refusal WithdrawnUnmarked = new("export.withdrawn-unmarked", 422, "This format has no mark for judgments of withdrawn tasks: only judgments-jsonl and judgments-parquet export them.");

    public static Refusal FormatUnknown(string? format) =>
        new("export.format-unknown", 422, $"'{format}' is not a format: {string.Join(", ", ExportFormats.All.Select(f => f.Name))}.");

    public static Refusal TooMany(int most) => new("export.too-many", 409, $"{most} exports of this project wait already. Let some of them be made first.");
}
