using Parallax.Statistics.Numerics;
using Span = Parallax.Statistics.Agreement.SpanAnnotations.Span;

namespace Parallax.Statistics.Agreement;

/// <summary>
/// The alignment of the spans of n raters with the least disorder (Mathet, Widlöcher and Métivier 2015, section 4): unitary alignments take at most one span
/// of each rater, and their disorder is the mean dissimilarity of all n (n - 1) / 2 pairs, where a pair with a missing span counts
/// δ. Two raters: exact, one assignment. More: raters join one after another, each optimally, and then parts of the alignment are
/// split between two groups of raters and joined again optimally until nothing improves; half of it is broken up and improved again a few times.
/// That is a local optimum under all such exchanges, and not always the global one.
/// </summary>
internal sealed class SpanAlignment
{
    private const int MostPasses = 50;
    private const int MostKicks = 12;
    private const int MostWork = 200;

    /// <summary>Up to so many raters all divisions into two groups are tried, beyond it one rater against the rest.</summary>
    private const int AllDivisions = 5;

    private readonly IReadOnlyList<IReadOnlyList<Span>> _spans;
    private readonly GammaOptions _options;
    private readonly double _pairs;
    private List<int[]> _tuples = [];

    private SpanAlignment(IReadOnlyList<IReadOnlyList<Span>> spans, GammaOptions options)
    {
        (_spans, _options, _pairs) = (spans, options, spans.Count * (spans.Count - 1) / 2.0);
    }

    /// <summary>The least sum of the disorders of unitary alignments that was found, and how many these are.</summary>
    public static (double Disorder, int Units) Best(IReadOnlyList<IReadOnlyList<Span>> spans, GammaOptions options)
    {
        var alignment = new SpanAlignment(spans, options);
        alignment.Begin();
        return (alignment.Search(), alignment._tuples.Count);
    }

    /// <summary>Improves, breaks half of the alignment up and improves again, a number of times; keeps the best.</summary>
    private double Search()
    {
        Improve();
        var (best, least) = (_tuples, Disorder());
        if (_spans.Count < 3) return least;
        var random = new RandomStream(_spans.Count);
        for (var kick = Math.Clamp(MostWork / Math.Max(1, _spans.Sum(s => s.Count)), 1, MostKicks); kick > 0; kick--)
        {
            _tuples = [.. best.SelectMany(tuple => random.Next(2) == 0 ? [tuple] : Enumerable.Range(0, tuple.Length).Select(r => Part(tuple, r)).OfType<int[]>())];
            Improve();
            if (Disorder() is var disorder && disorder < least - 1e-12) (best, least) = (_tuples, disorder);
        }

        _tuples = best;
        return least;
    }

    private static int[]? Part(int[] tuple, int rater)
    {
        if (tuple[rater] < 0) return null;
        var single = new int[tuple.Length];
        Array.Fill(single, -1);
        single[rater] = tuple[rater];
        return single;
    }

    /// <summary>d = α d_pos + β d_cat, with d_pos = ((|Δstart| + |Δend|) / (length + length))² δ and d_cat = δ for different categories.</summary>
    public static double Dissimilarity(Span a, Span b, GammaOptions options)
    {
        var relative = (Math.Abs(a.Start - b.Start) + Math.Abs(a.End - b.End)) / (a.Length + b.Length);
        return (options.PositionWeight * relative * relative + (a.Category == b.Category ? 0 : options.CategoryWeight)) * options.Empty;
    }

    private void Begin()
    {
        for (var rater = 0; rater < _spans.Count; rater++)
        {
            for (var unit = 0; unit < _spans[rater].Count; unit++)
            {
                var tuple = new int[_spans.Count];
                Array.Fill(tuple, -1);
                tuple[rater] = unit;
                _tuples.Add(tuple);
            }
        }

        for (var rater = 1; rater < _spans.Count; rater++) Rematch(r => r == rater ? 1 : r < rater ? 0 : -1);
    }

    private void Improve()
    {
        var n = _spans.Count;
        if (n < 3) return;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var before = Disorder();
            if (n > AllDivisions) for (var rater = 0; rater < n; rater++) Rematch(r => r == rater ? 1 : 0);
            else for (var group = 1; group < 1 << (n - 1); group++) Rematch(r => (group >> r) & 1);
            if (Disorder() > before - 1e-12) return;
        }
    }

    /// <summary>Splits the tuples between the raters of side 0 and of side 1 and joins them again as well as can be; -1 takes no part.</summary>
    private void Rematch(Func<int, int> side)
    {
        var sides = Enumerable.Range(0, _spans.Count).Select(side).ToArray();
        var halves = new[] { new List<int[]>(), new List<int[]>() };
        var rest = new List<int[]>();
        foreach (var tuple in _tuples)
        {
            for (var half = -1; half <= 1; half++)
                if (Part(tuple, sides, half) is { } part) (half < 0 ? rest : halves[half]).Add(part);
        }

        var partner = SparseMatching.Of(halves[0].Count, halves[1].Count, (a, b) => Gain(halves[0][a], halves[1][b]));
        var alone = Enumerable.Range(0, halves[1].Count).Except(partner);
        rest.AddRange(halves[0].Select((tuple, a) => partner[a] < 0 ? tuple : Joined(tuple, halves[1][partner[a]])));
        rest.AddRange(alone.Select(b => halves[1][b]));
        _tuples = rest;
    }

    private static int[]? Part(int[] tuple, int[] sides, int half)
    {
        int[]? part = null;
        for (var r = 0; r < tuple.Length; r++)
        {
            if (tuple[r] < 0 || sides[r] != half) continue;
            if (part is null) Array.Fill(part = new int[tuple.Length], -1);
            part[r] = tuple[r];
        }

        return part;
    }

    private static int[] Joined(int[] a, int[] b) => [.. a.Zip(b, Math.Max)];

    /// <summary>
    /// What joining two tuples saves, times the number of pairs: each alone counts δ for every pair but its own, together for every pair but
    /// all of theirs, so (pairs + |a| |b|) δ less the dissimilarities between them.
    /// </summary>
    private double Gain(int[] a, int[] b)
    {
        var gain = (_pairs + Size(a) * Size(b)) * _options.Empty;
        for (var r = 0; r < a.Length; r++)
        {
            if (a[r] < 0) continue;
            for (var s = 0; s < b.Length && gain > 0; s++)
                if (b[s] >= 0) gain -= Dissimilarity(_spans[r][a[r]], _spans[s][b[s]], _options);
        }

        return gain;
    }

    private static int Size(int[] tuple)
    {
        var size = 0;
        foreach (var unit in tuple)
            if (unit >= 0) size++;
        return size;
    }

    private double Disorder()
    {
        var sum = 0.0;
        foreach (var tuple in _tuples)
        {
            var disorder = _pairs * _options.Empty;
            for (var r = 0; r < tuple.Length; r++)
            {
                for (var s = 0; s < r; s++)
                    if (tuple[r] >= 0 && tuple[s] >= 0) disorder += Dissimilarity(_spans[r][tuple[r]], _spans[s][tuple[s]], _options) - _options.Empty;
            }

            sum += disorder / _pairs;
        }

        return sum;
    }
}
