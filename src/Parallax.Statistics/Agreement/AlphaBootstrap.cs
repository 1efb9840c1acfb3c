using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Agreement;

/// <summary>
/// The distribution of alpha over samples of whole tasks, drawn with replacement (Efron's percentile interval). Each sample costs a pass over as
/// many tasks as there are. Sample s draws from its own stream, so threads change nothing.
/// </summary>
internal static class AlphaBootstrap
{
    public static Coefficient Of(Rows rows, ClassScale scale, KrippendorffAlpha.Parts parts, Coefficient alpha, AgreementOptions options)
    {
        var tasks = PairedTasks(rows, alpha.Items);
        var values = new double?[options.Bootstrap];
        Chunks.Run(values.Length, options.Threads, s => values[s] = Sample(rows, scale, parts, tasks, new RandomStream(options.Seed, s)));
        var sorted = values.Where(v => v.HasValue).Select(v => v!.Value).Order().ToArray();
        var method = $"{alpha.Method.Split(',')[0]}, bootstrap of tasks ({values.Length} samples, seed {options.Seed}), percentile interval";
        if (sorted.Length < 2) return alpha with { StandardError = null, Low = null, High = null, Method = method, Note = "Too few bootstrap samples have an alpha." };
        var tail = (1 - options.Confidence) / 2;
        var left = values.Length - sorted.Length;
        return alpha with
        {
            StandardError = Deviation(sorted),
            Low = Quantiles.Of(sorted, tail),
            High = Quantiles.Of(sorted, 1 - tail),
            Method = method,
            Note = left > 0 ? $"{left} bootstrap samples had one class only and were left out." : null,
        };
    }

    private static int[] PairedTasks(Rows rows, int count)
    {
        var (tasks, at) = (new int[count], 0);
        for (var task = 0; task < rows.Count; task++)
            if (rows.Start[task + 1] - rows.Start[task] > 1) tasks[at++] = task;
        return tasks;
    }

    private static double? Sample(Rows rows, ClassScale scale, KrippendorffAlpha.Parts parts, int[] tasks, RandomStream random)
    {
        var (drawn, counts, n, observed) = (new int[tasks.Length], new double[scale.Count], 0L, 0.0);
        for (var i = 0; i < drawn.Length; i++)
        {
            var task = drawn[i] = tasks[random.Next(tasks.Length)];
            foreach (var label in rows.Classes(task)) counts[label]++;
            n += rows.Start[task + 1] - rows.Start[task];
            observed += parts.OfTask[task];
        }

        var disagreement = scale.ByRanks ? ClassScale.Ranks(counts) : scale.Disagreement();
        if (scale.ByRanks) observed = Observed(rows, drawn, disagreement);
        var product = disagreement.Multiplied(counts);
        var expected = 0.0;
        for (var k = 0; k < counts.Length; k++) expected += counts[k] * product[k];
        expected /= (double)n * n;
        return expected > 1e-12 ? KrippendorffAlpha.Alpha(observed / n, expected, n) : null;
    }

    /// <summary>Ranks, and with them the disagreement within each task, are those of the sample.</summary>
    private static double Observed(Rows rows, int[] drawn, Disagreement disagreement)
    {
        var sum = 0.0;
        foreach (var task in drawn) sum += disagreement.Within(rows.Classes(task)) / (rows.Classes(task).Length - 1);
        return sum;
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }
}
