using Parallax.Statistics.Numerics;
using Span = Parallax.Statistics.Agreement.SpanAnnotations.Span;

namespace Parallax.Statistics.Agreement;

/// <summary>
/// A random multi-annotated continuum (Mathet and others 2015, section 5.2): each of its raters is one of the document's, drawn at random, with the
/// spans moved round the document by a random shift; shifts lie at least half a mean span apart where there is room, so that no rater is
/// compared with an unmoved copy.
/// </summary>
internal static class RandomContinuum
{
    public static IReadOnlyList<IReadOnlyList<Span>> Draw(IReadOnlyList<IReadOnlyList<Span>> spans, RandomStream random)
    {
        var all = spans.SelectMany(s => s).ToList();
        var (low, high) = (all.Min(s => s.Start), all.Max(s => s.End));
        var shifts = Shifts(spans.Count, high - low, all.Average(s => s.Length) / 2, random);
        return [.. shifts.Select(shift => Moved(spans[random.Next(spans.Count)], shift, high, high - low))];
    }

    /// <summary>Uniform on a circle, each kept away from the others; after enough tries, anywhere.</summary>
    private static List<double> Shifts(int count, double length, double apart, RandomStream random)
    {
        const int tries = 100;
        var shifts = new List<double>();
        while (shifts.Count < count)
        {
            var shift = random.NextDouble() * length;
            for (var i = 0; i < tries && shifts.Exists(s => Near(s, shift)); i++) shift = random.NextDouble() * length;
            shifts.Add(shift);
        }

        return shifts;

        bool Near(double a, double b) => Math.Min(Math.Abs(a - b), length - Math.Abs(a - b)) < apart;
    }

    private static List<Span> Moved(IReadOnlyList<Span> spans, double shift, double high, double length)
    {
        var moved = new List<Span>(spans.Count);
        foreach (var span in spans)
        {
            var by = span.Start + shift > high ? shift - length : shift;
            moved.Add(span with { Start = span.Start + by, End = span.End + by });
        }

        return moved;
    }
}
