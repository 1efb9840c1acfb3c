using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Agreement;

/// <summary>Agreement on spans: where they are and what they are.</summary>
public static class SpanAgreement
{
    /// <summary>
    /// Gamma of Mathet, Widlöcher and Métivier, Computational Linguistics 41 (2015) 437-479: one minus the disorder of the best alignment over that of
    /// random continua. Over several documents the disorders are summed, each weighted by its mean number of spans for each rater. The
    /// interval is that of the random continua alone: it tells how well the expectation is known, not how gamma would vary over documents.
    /// </summary>
    public static GammaResult Gamma(SpanAnnotations annotations, GammaOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(annotations);
        options ??= new GammaOptions();
        var (all, raters) = (annotations.Documents, annotations.Documents.Raters);
        var documents = all.Shared.Select(d => d.Select(r => (IReadOnlyList<SpanAnnotations.Span>)r.Marks).ToList()).Where(d => d.Exists(r => r.Count > 0)).ToList();
        var n = documents.Sum(d => d.Sum(r => (long)r.Count));
        const string method = "Gamma (Mathet, Widlöcher and Métivier 2015)";
        if (documents.Count == 0) return new GammaResult(Coefficient.Undefined(method, 0, raters, n, "No document with spans was seen by two raters."), null, null, 0, 0);

        var (observed, expected, variance, samples, units, coarse) = (0.0, 0.0, 0.0, 0, 0, false);
        for (var d = 0; d < documents.Count; d++)
        {
            var (disorder, aligned) = SpanAlignment.Best(documents[d], options);
            var chance = ExpectedDisorder.Of(documents[d], options, d);
            observed += disorder;
            units += aligned;
            expected += chance.Mean;
            variance += chance.Variance;
            samples += chance.Samples;
            coarse |= chance.Coarse;
        }

        var mean = n / documents.Average(d => d.Count);
        var search = documents.TrueForAll(d => d.Count == 2) ? "exact alignment" : "alignment by local search";
        var note = coarse ? "The expected disorder is less precise than asked: allow more samples." : null;
        if (!(expected > 1e-12)) return new GammaResult(Coefficient.Undefined(method, documents.Count, raters, n, "Random continua have no disorder: agreement beyond chance is undefined."), observed / mean, expected / mean, samples, units);
        var value = 1 - observed / expected;
        var error = observed / (expected * expected) * Math.Sqrt(variance);
        var half = Normal.TwoSided(0.95) * error;
        return new GammaResult(new Coefficient(value, error, value - half, Math.Min(1, value + half), documents.Count, raters, n,
            $"{method}, {search}, {samples} random continua (seed {options.Seed}), interval of these alone", note), observed / mean, expected / mean, samples, units);
    }

    /// <summary>
    /// F1 of spans: those of each two raters are matched one to one, with the greatest sum of overlaps (intersection over union) among pairs that
    /// overlap by <paramref name="threshold"/> or more; F1 = 2 matches / all spans of both.
    /// </summary>
    /// <param name="annotations">The spans.</param>
    /// <param name="threshold">Least intersection over union, above 0.</param>
    /// <param name="sameCategory">Whether a match needs the same category.</param>
    public static OverlapF1 F1(SpanAnnotations annotations, double threshold = 0.5, bool sameCategory = true)
    {
        ArgumentNullException.ThrowIfNull(annotations);
        return OverlapF1.Of(annotations.Documents, threshold, "spans", (a, b) => sameCategory && a.Category != b.Category ? 0 : a.Overlap(b));
    }
}
