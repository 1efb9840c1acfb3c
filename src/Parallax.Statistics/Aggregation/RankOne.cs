using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// The absolute agreement matrix as u v': each v_j becomes the trimmed mean of |C_ij| / u_i over the co-workers i, then each u_i likewise.
/// The scale of u against v is free (in each component of the graph by itself), but sqrt(u_i v_i) is not: that is the size of a skill.
/// </summary>
internal sealed class RankOne
{
    private readonly CoWorkers _pairs;
    private readonly double[] _u;
    private readonly double[] _v;
    private readonly double[] _size;
    private readonly double[] _values;
    private readonly int _trim;
    private readonly int _classes;
    private readonly double _margin;

    public RankOne(CoWorkers pairs, Labels labels, MMsrOptions options)
    {
        (_pairs, _classes) = (pairs, labels.Classes.Count);
        var workers = labels.Workers.Count;
        (_u, _v, _size) = (new double[workers], new double[workers], new double[workers]);
        Array.Fill(_u, 0.5);
        Array.Fill(_v, 0.5);
        var (fewest, most) = (int.MaxValue, 0);
        for (var worker = 0; worker < workers; worker++)
        {
            var others = pairs.Start[worker + 1] - pairs.Start[worker];
            if (others > 0) fewest = Math.Min(fewest, others);
            most = Math.Max(most, others);
        }

        _values = new double[most];
        _trim = options.Trim ?? Math.Max(0, fewest / 2 - 1);
        // Skills are kept a standard error of an agreement away from the ends, as in the paper, so that no vote weighs infinitely much.
        _margin = Math.Min(1 / Math.Sqrt(labels.Tasks.Count), 0.25 * _classes / (_classes - 1));
    }

    /// <summary>One round; returns how far the furthest size of a skill moved.</summary>
    public double Step()
    {
        Complete(_v, _u);
        Complete(_u, _v);
        var furthest = 0.0;
        for (var worker = 0; worker < _size.Length; worker++)
        {
            var size = Math.Sqrt(_u[worker] * _v[worker]);
            furthest = Math.Max(furthest, Math.Abs(size - _size[worker]));
            _size[worker] = size;
        }

        return furthest;
    }

    /// <summary>The probability of a right label of each worker; null without co-workers.</summary>
    public double?[] Skills()
    {
        var (sign, skills) = (SignsOfWorkers(), new double?[_size.Length]);
        for (var worker = 0; worker < skills.Length; worker++)
        {
            if (_pairs.Start[worker + 1] == _pairs.Start[worker]) continue;
            var skill = Math.Clamp(sign[worker] * _size[worker], -1.0 / (_classes - 1) + _margin, 1 - _margin);
            skills[worker] = (skill * (_classes - 1) + 1) / _classes;
        }

        return skills;
    }

    private void Complete(double[] target, double[] source)
    {
        for (var worker = 0; worker < target.Length; worker++)
        {
            var (from, to) = (_pairs.Start[worker], _pairs.Start[worker + 1]);
            if (from == to) continue;
            for (var i = from; i < to; i++) _values[i - from] = Math.Abs(_pairs.Agreement[i]) / source[_pairs.Other[i]];
            if (Trimmed(_values.AsSpan(0, to - from), target[worker]) is { } mean) target[worker] = Math.Max(mean, _margin);
        }
    }

    /// <summary>
    /// The mean-subsequence-reduced rule: without the largest values above the present one, at most as many as the trim, and the smallest below it.
    /// Null if nothing is left.
    /// </summary>
    private double? Trimmed(Span<double> values, double present)
    {
        if (_trim > 0)
        {
            values.Sort();
            var (below, above) = (0, 0);
            while (below < _trim && below < values.Length && values[below] < present) below++;
            while (above < _trim && above < values.Length - below && values[values.Length - 1 - above] > present) above++;
            values = values[below..(values.Length - above)];
        }

        if (values.IsEmpty) return null;
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }

    /// <summary>
    /// Which workers are better and which worse than chance: from all better, each moves half way to what its agreement with the others speaks for,
    /// weighed by their common tasks. That is a power iteration, in each component of the graph by itself, towards the side of the majority.
    /// </summary>
    private int[] SignsOfWorkers()
    {
        var (side, next) = (new double[_size.Length], new double[_size.Length]);
        Array.Fill(side, 1);
        for (var round = 0; round < 100; round++)
        {
            for (var worker = 0; worker < side.Length; worker++) next[worker] = 0.5 * (side[worker] + Opinion(worker, side));
            (side, next) = (next, side);
        }

        // What is left of a worker of whom the others are of two minds is rounding: he counts as better than chance.
        return [.. side.Select(s => s < -1e-12 ? -1 : 1)];
    }

    private double Opinion(int worker, double[] side)
    {
        var (sum, all) = (0.0, 0.0);
        for (var i = _pairs.Start[worker]; i < _pairs.Start[worker + 1]; i++)
        {
            var weight = _pairs.Common[i] * _pairs.Agreement[i];
            sum += weight * side[_pairs.Other[i]];
            all += Math.Abs(weight);
        }

        return all > 0 ? sum / all : 0;
    }
}
