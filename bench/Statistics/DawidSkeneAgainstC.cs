using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Bench.Statistics;

/// <summary>
/// Dawid-Skene on a million tasks, five labels each, against the C program: EM by itself on one thread and on two, and the whole job of
/// the command line, process against process. Rounds alternate and the fastest of each counts, so that noise weighs on both.
/// </summary>
public static class DawidSkeneAgainstC
{
    private const int Iterations = 30;
    private const int Rounds = 5;

    public static void Run(Report report)
    {
        using var floor = CFloor.Compile();
        if (floor is null) return;
        using var file = new CrowdFile(1_000_000, 20_000);
        using var stream = File.OpenRead(file.Path);
        var labels = LabelsReader.Read(stream, file.Path);
        Em(report, floor, file, labels, threads: 1, most: 1.5);
        Em(report, floor, file, labels, threads: 2, most: 1.5);
        Whole(report, floor, file);
    }

    private static void Em(Report report, CFloor floor, CrowdFile file, Labels labels, int threads, double most)
    {
        var (ours, c) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            c = Math.Min(c, floor.DawidSkene(file.Path, Iterations, threads).Em / Iterations);
            ours = Math.Min(ours, PerIteration(labels, threads));
        }

        report.Ratio($"Dawid-Skene, one iteration over 5M labels, {threads} thread{(threads > 1 ? "s" : "")} / plain C (float32)", ours / c, most,
            string.Create(CultureInfo.InvariantCulture, $"{ours * 1e9 / file.Labels:F2} ns a label, C {c * 1e9 / file.Labels:F2}"));
    }

    /// <summary>Seconds of an iteration: the difference between a long and a short fit, which takes out what is done once.</summary>
    private static double PerIteration(Labels labels, int threads)
    {
        double Fit(int iterations)
        {
            var begin = Stopwatch.GetTimestamp();
            DawidSkene.Fit(labels, new DawidSkeneOptions { MaxIterations = iterations, Tolerance = 0, Threads = threads });
            return Stopwatch.GetElapsedTime(begin).TotalSeconds;
        }

        return (Fit(Iterations + 5) - Fit(5)) / Iterations;
    }

    private static void Whole(Report report, CFloor floor, CrowdFile file)
    {
        var (ours, c, peak) = (double.MaxValue, double.MaxValue, 0.0);
        for (var round = 0; round < 3; round++)
        {
            c = Math.Min(c, floor.DawidSkene(file.Path, Iterations, 2).Whole);
            var (seconds, json, memory) = StatsProcess.Run("aggregate", file.Path, "--method", "dawid-skene", "--max-iterations", Iterations.ToString(CultureInfo.InvariantCulture), "--json");
            if (JsonDocument.Parse(json).RootElement.GetProperty("iterations").GetInt32() != Iterations) throw new InvalidOperationException("It did not make the same iterations.");
            (ours, peak) = (Math.Min(ours, seconds), Math.Max(peak, memory));
        }

        report.Ratio("parallax stats aggregate: parse, index and 30 iterations of 5M labels / the C program", ours / c, 2.5,
            string.Create(CultureInfo.InvariantCulture, $"{ours:F2} s and {c:F2} s, whole processes; peak {peak / 1e6:F0} MB"));
    }
}
