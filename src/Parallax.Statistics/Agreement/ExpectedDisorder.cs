using Parallax.Statistics.Numerics;
using Span = Parallax.Statistics.Agreement.SpanAnnotations.Span;

namespace Parallax.Statistics.Agreement;

/// <summary>
/// The mean disorder of random continua of a document, in its own number of spans. The first thirty tell how many are needed for the
/// precision (Mathet and others 2015, section 5.3).
/// </summary>
internal static class ExpectedDisorder
{
    public static (double Mean, double Variance, int Samples, bool Coarse) Of(IReadOnlyList<IReadOnlyList<Span>> spans, GammaOptions options, int document)
    {
        var least = Math.Max(2, options.LeastSamples);
        var values = new double[least];
        Fill(values, 0);
        var (mean, deviation) = Moments(values);
        var wanted = mean > 0 ? Math.Pow(Normal.TwoSided(0.95) * deviation / (mean * options.Precision), 2) : 0;
        var count = (int)Math.Clamp(Math.Ceiling(wanted), least, Math.Max(least, options.MostSamples));
        Array.Resize(ref values, count);
        Fill(values, least);
        (mean, deviation) = Moments(values);
        return (mean, deviation * deviation / count, count, wanted > count);

        void Fill(double[] into, int from) => Chunks.Run(into.Length - from, options.Threads, i =>
            into[from + i] = Sample(spans, options, new RandomStream(options.Seed, ((long)document << 32) + from + i)));
    }

    /// <summary>The disorder for each span of a mean rater, times the document's spans for each rater: raters are drawn with replacement.</summary>
    private static double Sample(IReadOnlyList<IReadOnlyList<Span>> spans, GammaOptions options, RandomStream random)
    {
        var drawn = RandomContinuum.Draw(spans, random);
        var count = drawn.Sum(r => r.Count);
        return count == 0 ? 0 : SpanAlignment.Best(drawn, options).Disorder / count * spans.Sum(r => r.Count);
    }

    private static (double Mean, double Deviation) Moments(double[] values)
    {
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1)));
    }
}
