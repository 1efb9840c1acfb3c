using System.Diagnostics;
using System.Globalization;
using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Agreement;
using Parallax.Statistics.Input;

namespace Parallax.Bench.Statistics;

/// <summary>The other methods at five million labels, with the most memory that the process had; and alpha's growth.</summary>
public static class OtherMethods
{
    public static void Run(Report report)
    {
        using var large = new CrowdFile(1_000_000, 20_000);
        using var small = new CrowdFile(20_000, 400);
        var (many, few) = (Read(large), Read(small));
        report.Target("Krippendorff's alpha over 5M labels, after reading", Seconds(() => AgreementCoefficients.Of(many, CoefficientKind.Alpha)), 1, "");
        report.Ratio("alpha, a label among 5·10⁶ / among 10⁵", PerLabel(many) / PerLabel(few), 3, string.Create(CultureInfo.InvariantCulture, $"{PerLabel(many) * 1e9:F1} ns and {PerLabel(few) * 1e9:F1} ns"));
        foreach (var method in new[] { "glad", "mace", "one-coin" })
        {
            var (seconds, _, peak) = StatsProcess.Run("aggregate", large.Path, "--method", method, "--json");
            report.Target($"parallax stats aggregate --method {method}, 5M labels", seconds, 60, string.Create(CultureInfo.InvariantCulture, $"the whole process, peak {peak / 1e6:F0} MB"));
        }
    }

    private static Labels Read(CrowdFile file)
    {
        using var stream = File.OpenRead(file.Path);
        return LabelsReader.Read(stream, file.Path);
    }

    private static double PerLabel(Labels labels) => Enumerable.Range(0, 5).Min(_ => Seconds(() => AgreementCoefficients.Of(labels, CoefficientKind.Alpha))) / labels.Count;

    internal static double Seconds(Action act)
    {
        var begin = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }
}
