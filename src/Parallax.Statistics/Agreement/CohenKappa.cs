using Parallax.Statistics.Input;

namespace Parallax.Statistics.Agreement;

/// <summary>
/// Cohen's kappa of two raters, plain (Educational and Psychological Measurement 20, 1960, 37-46) or weighted (Psychological Bulletin 70, 1968,
/// 213-220), over the tasks that both labelled; large-sample variance of Fleiss, Cohen and Everitt, Psychological Bulletin 72 (1969)
/// 323-327. More raters have no kappa of Cohen: Conger's is its generalisation.
/// </summary>
internal static class CohenKappa
{
    public static Coefficient Of(Labels labels, ClassScale scale, AgreementOptions options)
    {
        var (raters, method) = (labels.Workers.Count, $"Cohen's kappa ({scale.Name})");
        if (labels.Count == 0) return Coefficient.Undefined(method, 0, 0, 0, AgreementNotes.NoLabels);
        if (raters < 2) return Coefficient.Undefined(method, 0, raters, 0, AgreementNotes.OneRater);
        if (raters > 2) return Coefficient.Undefined(method, 0, raters, labels.Count, $"Cohen's kappa is for two raters and here are {raters}: use Conger's, which generalises it, or Fleiss' where raters are interchangeable.");
        var (first, second) = Both(scale.Rows);
        var n = first.Length;
        if (n == 0) return Coefficient.Undefined(method, 0, raters, 0, AgreementNotes.NoPairs);

        var disagreement = scale.Disagreement();
        var (p, q) = (Shares(first, scale.Count), Shares(second, scale.Count));
        var parts = new KappaParts(disagreement, p, q);
        if (!(parts.Expected > 1e-12)) return Coefficient.Undefined(method, n, raters, 2L * n, AgreementNotes.OneClass);
        var (observed, agreeing) = (0.0, 0);
        for (var i = 0; i < n; i++)
        {
            observed += disagreement.Of(first[i], second[i]);
            if (first[i] == second[i]) agreeing++;
        }

        var value = 1 - observed / n / parts.Expected;
        var squares = 0.0;
        for (var i = 0; i < n; i++) squares += parts.SquaredScore(first[i], second[i], value);
        var note = AgreementNotes.OfPairs(scale, value, (double)agreeing / n, Mean(p, q), n);
        return Intervals.ByT(value, Math.Sqrt(squares) / n, n, n, raters, 2L * n, method, options.Confidence).With(note);
    }

    private static (int[] First, int[] Second) Both(Rows rows)
    {
        var (first, second, n) = (new int[rows.Count], new int[rows.Count], 0);
        for (var task = 0; task < rows.Count; task++)
        {
            var workers = rows.Others(task);
            var (a, b) = (workers.IndexOf(0), workers.IndexOf(1));
            if (a < 0 || b < 0) continue;
            (first[n], second[n]) = (rows.Classes(task)[a], rows.Classes(task)[b]);
            n++;
        }

        return (first[..n], second[..n]);
    }

    private static double[] Shares(int[] labels, int classes)
    {
        var shares = new double[classes];
        foreach (var label in labels) shares[label]++;
        for (var k = 0; k < classes; k++) shares[k] /= labels.Length;
        return shares;
    }

    private static double[] Mean(double[] p, double[] q) => [.. p.Zip(q, (a, b) => (a + b) / 2)];
}
