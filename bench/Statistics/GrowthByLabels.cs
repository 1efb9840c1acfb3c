using System.Diagnostics;
using System.Globalization;
using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Bench.Statistics;

/// <summary>Reading and ten iterations of Dawid-Skene at 10⁴ to 10⁷ labels: the cost of a label must not grow with their number.</summary>
public static class GrowthByLabels
{
    public static void Run(Report report)
    {
        var costs = new List<(long Labels, double Nanoseconds)>();
        foreach (var tasks in new[] { 2_000, 20_000, 200_000, 2_000_000 })
        {
            using var file = new CrowdFile(tasks, Math.Max(50, tasks / 50));
            costs.Add((file.Labels, Enumerable.Range(0, 3).Min(_ => Seconds(file)) * 1e9 / file.Labels));
        }

        var remark = string.Join(", ", costs.Select(c => string.Create(CultureInfo.InvariantCulture, $"10^{Math.Log10(c.Labels):F0}: {c.Nanoseconds:F0} ns")));
        report.Ratio("read + 10 iterations, a label among 10⁷ / a label among 10⁵", costs[3].Nanoseconds / costs[1].Nanoseconds, 3, remark);
    }

    private static double Seconds(CrowdFile file)
    {
        var begin = Stopwatch.GetTimestamp();
        using var stream = File.OpenRead(file.Path);
        DawidSkene.Fit(LabelsReader.Read(stream, file.Path), new DawidSkeneOptions { MaxIterations = 10, Tolerance = 0 });
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }
}
