using Parallax.Statistics.Input;

namespace Parallax.Statistics.Agreement;

/// <summary>
/// Krippendorff's alpha, Content Analysis (4th edition 2019) chapter 12: 1 - D_o / D_e over labels that can be paired. D_o is the
/// mean disagreement of pairs within tasks, each task weighing as its labels; D_e that of any two labels, whose n / (n - 1) is here
/// 1 - ε of Gwet. Standard error of Gwet (2014), or a bootstrap of whole tasks.
/// </summary>
internal static class KrippendorffAlpha
{
    public static Coefficient Of(Labels labels, ClassScale scale, AgreementOptions options)
    {
        var (rows, raters, method) = (scale.Rows, labels.Workers.Count, $"Krippendorff's alpha ({scale.Name})");
        var counts = Paired(rows, scale.Count, out var tasks, out var n);
        if (labels.Count == 0) return Coefficient.Undefined(method, 0, 0, 0, AgreementNotes.NoLabels);
        if (raters < 2) return Coefficient.Undefined(method, 0, raters, n, AgreementNotes.OneRater);
        if (tasks == 0) return Coefficient.Undefined(method, 0, raters, n, AgreementNotes.NoPairs);

        var disagreement = scale.ByRanks ? ClassScale.Ranks(counts) : scale.Disagreement();
        var parts = new Parts(rows, disagreement, counts, tasks, n);
        if (!(parts.Expected > 1e-12)) return Coefficient.Undefined(method, tasks, raters, n, AgreementNotes.OneClass);
        var value = Alpha(parts.Observed, parts.Expected, n);
        var coefficient = Intervals.ByT(value, parts.StandardError(ChanceCorrected.TwoByAll(rows, raters)), rows.Count, tasks, raters, n, method, options.Confidence);
        if (options.Bootstrap > 0) coefficient = AlphaBootstrap.Of(rows, scale, parts, coefficient, options);
        return coefficient.With(AgreementNotes.OfAlpha(labels, scale, value, tasks, counts, n));
    }

    public static double Alpha(double observed, double expected, double n) => 1 - (1 - 1 / n) * observed / expected;

    /// <summary>What a task adds to the observed disagreement: Σ over its pairs, divided by its labels less one.</summary>
    public static double Within(Disagreement disagreement, ReadOnlySpan<int> labels) => disagreement.Within(labels) / (labels.Length - 1);

    /// <summary>How often each class comes in tasks with two or more labels.</summary>
    private static double[] Paired(Rows rows, int classes, out int tasks, out int labels)
    {
        var counts = new double[classes];
        (tasks, labels) = (0, 0);
        for (var task = 0; task < rows.Count; task++)
        {
            var of = rows.Classes(task);
            if (of.Length < 2) continue;
            foreach (var label in of) counts[label]++;
            tasks++;
            labels += of.Length;
        }

        return counts;
    }

    /// <summary>The two disagreements, and what each task and class adds to them.</summary>
    internal sealed class Parts
    {
        private readonly Rows _rows;
        private readonly double[] _byClass;
        private readonly int _tasks;
        private readonly double _mean;

        public Parts(Rows rows, Disagreement disagreement, double[] counts, int tasks, int labels)
        {
            (_rows, _tasks, _mean, Disagreement) = (rows, tasks, (double)labels / tasks, disagreement);
            _byClass = disagreement.Multiplied(Array.ConvertAll(counts, c => c / labels));
            for (var k = 0; k < counts.Length; k++) Expected += counts[k] / labels * _byClass[k];
            OfTask = new double[rows.Count];
            for (var task = 0; task < rows.Count; task++)
            {
                var of = rows.Classes(task);
                if (of.Length > 1) Observed += OfTask[task] = Within(disagreement, of);
            }

            Observed /= labels;
        }

        public Disagreement Disagreement { get; }

        /// <summary>For each task, what it adds to the observed disagreement.</summary>
        public double[] OfTask { get; }

        public double Observed { get; private set; }

        public double Expected { get; private set; }

        public double StandardError(bool two)
        {
            var (value, sum) = (1 - Observed / Expected, 0.0);
            for (var task = 0; task < _rows.Count; task++)
            {
                var of = _rows.Classes(task);
                if (of.Length < 2) continue;
                var chance = 0.0;
                foreach (var label in of) chance += _byClass[label];
                var excess = of.Length / _mean - 1;
                var own = OfTask[task] / _mean - Observed * excess;
                var deviation = chance / _mean - Expected * excess - Expected;
                var score = 1 - own / Expected - value + 2 * (1 - value) * deviation / Expected;
                sum += score * score;
            }

            return Math.Sqrt(sum / ((double)_tasks * (two ? _tasks : _tasks - 1)));
        }
    }
}
