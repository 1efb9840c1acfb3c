using Parallax.Insight.Exports.Formats;

namespace Parallax.Insight.Exports;

/// <summary>Every format there is, in the order in which people are offered them.</summary>
public static class ExportFormats
{
    public static readonly IReadOnlyList<IExportFormat> All =
    [
        new JudgmentsFormat(), new ParquetFormat(), new TasksFormat(),
        new PreferenceFormat(), new UnpairedFormat(), new StepwiseFormat(), new CorrectedFormat(),
        new W3cFormat(), new CocoFormat(), new SoftLabelFormat(), new CrowdKitFormat(), new ArenaFormat(), new LabelStudioFormat(), new CroissantFormat(),
    ];

    public static IExportFormat? Find(string? name) => All.FirstOrDefault(f => f.Name == name);
}
