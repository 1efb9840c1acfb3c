using Parallax.Statistics.Input;

namespace Parallax.Statistics.Agreement;

/// <summary>
/// Percent agreement and the coefficients 1 - D_o / D_e with the observed disagreement of pairs within tasks and an expected one that is
/// the mean over labels of a number for each class (Fleiss, AC1, Brennan-Prediger) or for each rater and class (Conger).
/// The score of a task is its share in the linearised coefficient; the variance is that of the scores' mean (Gwet 2008, section 4; 2014).
/// </summary>
internal static class ChanceCorrected
{
    public static Coefficient Of(Labels labels, ClassScale scale, CoefficientKind kind, AgreementOptions options)
    {
        var disagreement = scale.Disagreement();
        var tasks = TaskAgreement.Of(scale.Rows, disagreement, scale.Count);
        var (raters, method) = (labels.Workers.Count, Name(kind, scale, raters: labels.Workers.Count));
        if (Impossible(tasks, labels) is { } why) return Coefficient.Undefined(method, tasks.Paired, raters, labels.Count, why);
        var (expected, deviation) = Chance(labels, scale, kind, tasks, disagreement);
        if (!(expected > 1e-12)) return Coefficient.Undefined(method, tasks.Tasks, raters, labels.Count, AgreementNotes.OneClass);

        var value = 1 - tasks.Observed / expected;
        var error = StandardError(scale.Rows, tasks, value, expected, deviation, TwoByAll(scale.Rows, raters));
        return Intervals.ByT(value, error, tasks.Tasks, tasks.Paired, raters, labels.Count, method, options.Confidence, kind == CoefficientKind.Percent ? 0 : double.NegativeInfinity)
            .With(AgreementNotes.Of(labels, scale, kind, value, tasks));
    }

    /// <summary>The expected disagreement, and for each task how far its own expectation lies from it.</summary>
    private static (double Expected, double[] Deviation) Chance(Labels labels, ClassScale scale, CoefficientKind kind, TaskAgreement tasks, Disagreement disagreement)
    {
        if (kind == CoefficientKind.Conger && labels.Workers.Count > 1) return CongerChance.Of(labels, scale, disagreement, tasks.Tasks);
        var shares = tasks.Shares;
        var byClass = kind switch
        {
            CoefficientKind.Ac1 => Gwet(shares, disagreement.Total(scale.Count)),
            CoefficientKind.BrennanPrediger => Constant(scale.Count, disagreement.Total(scale.Count) / ((double)scale.Count * scale.Count)),
            CoefficientKind.Percent => Constant(scale.Count, 1),
            _ => disagreement.Multiplied(shares),
        };
        var expected = 0.0;
        for (var k = 0; k < shares.Length; k++) expected += shares[k] * byClass[k];
        return (expected, Deviation(scale.Rows, byClass, expected));
    }

    /// <summary>AC1 and AC2: chance agrees on a class with probability T p (1 - p) / (q (q - 1)), T the sum of the weights.</summary>
    private static double[] Gwet(double[] shares, double disagreements)
    {
        var q = (double)shares.Length;
        var factor = q < 2 ? 1 : (q * q - disagreements) / (q * (q - 1));
        return Array.ConvertAll(shares, p => q < 2 ? 0 : 1 - factor * (1 - p));
    }

    private static double[] Constant(int classes, double value)
    {
        var constant = new double[classes];
        Array.Fill(constant, value);
        return constant;
    }

    private static double[] Deviation(Rows rows, double[] byClass, double expected)
    {
        var deviation = new double[rows.Count];
        for (var task = 0; task < rows.Count; task++)
        {
            var sum = 0.0;
            foreach (var label in rows.Classes(task)) sum += byClass[label];
            deviation[task] = sum / Math.Max(1, rows.Classes(task).Length) - expected;
        }

        return deviation;
    }

    private static double StandardError(Rows rows, TaskAgreement tasks, double value, double expected, double[] deviation, bool two)
    {
        var (n, scaling, sum) = ((double)tasks.Tasks, (double)tasks.Tasks / tasks.Paired, 0.0);
        for (var task = 0; task < rows.Count; task++)
        {
            var count = rows.Start[task + 1] - rows.Start[task];
            if (count == 0) continue;
            var own = count < 2 ? 0 : scaling * (1 - tasks.Disagreement[task] / expected);
            var score = own - value + 2 * (1 - value) * deviation[task] / expected;
            sum += score * score;
        }

        return Math.Sqrt(sum / (two ? n * n : n * (n - 1)));
    }

    /// <summary>Two raters who both labelled every task.</summary>
    public static bool TwoByAll(Rows rows, int raters) => raters == 2 && rows.Other.Length == 2L * rows.Count;

    private static string? Impossible(TaskAgreement tasks, Labels labels)
    {
        if (labels.Count == 0) return AgreementNotes.NoLabels;
        if (labels.Workers.Count < 2) return AgreementNotes.OneRater;
        return tasks.Paired == 0 ? AgreementNotes.NoPairs : null;
    }

    private static string Name(CoefficientKind kind, ClassScale scale, int raters) => kind switch
    {
        CoefficientKind.Percent => $"Percent agreement ({scale.Name})",
        CoefficientKind.Fleiss => $"Fleiss' kappa ({scale.Name})",
        CoefficientKind.Scott => raters > 2 ? $"Fleiss' kappa, which is Scott's pi for more than two raters ({scale.Name})" : $"Scott's pi ({scale.Name})",
        CoefficientKind.Conger => $"Conger's kappa ({scale.Name})",
        CoefficientKind.BrennanPrediger => $"Brennan-Prediger ({scale.Name})",
        _ => scale.Name == "nominal" ? "Gwet's AC1 (nominal)" : $"Gwet's AC2 ({scale.Name})",
    };
}
