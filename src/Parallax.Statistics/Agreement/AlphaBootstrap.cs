using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Agreement;

/// <summary>
/// The distribution of alpha over samples of whole tasks, drawn with replacement (Efron's percentile interval). A sample draws as many tasks as
/// there are and then counts each kind of task once. Sample s draws from its own stream, so threads change nothing.
/// </summary>
internal static class AlphaBootstrap
{
    public static Coefficient Of(Rows rows, ClassScale scale, KrippendorffAlpha.Parts parts, Coefficient alpha, AgreementOptions options)
    {
        var tasks = TaskKinds.Of(rows);
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

    private static double? Sample(Rows rows, ClassScale scale, KrippendorffAlpha.Parts parts, TaskKinds kinds, RandomStream random)
    {
        var (times, counts, n) = (kinds.Draw(random), new double[scale.Count], 0.0);
        for (var kind = 0; kind < times.Length; kind++)
        {
            var labels = rows.Classes(kinds.Example[kind]);
            foreach (var label in labels) counts[label] += times[kind];
            n += (double)times[kind] * labels.Length;
        }

        var ranks = scale.ByRanks ? ClassScale.Ranks(counts) : null;
        var observed = 0.0;
        for (var kind = 0; kind < times.Length; kind++)
            if (times[kind] > 0) observed += times[kind] * (ranks is null ? parts.OfTask[kinds.Example[kind]] : KrippendorffAlpha.Within(ranks, rows.Classes(kinds.Example[kind])));
        var product = (ranks ?? parts.Disagreement).Multiplied(counts);
        var expected = 0.0;
        for (var k = 0; k < counts.Length; k++) expected += counts[k] * product[k];
        expected /= n * n;
        return expected > 1e-12 ? KrippendorffAlpha.Alpha(observed / n, expected, n) : null;
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }
}
