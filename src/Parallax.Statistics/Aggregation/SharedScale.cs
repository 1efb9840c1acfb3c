using System.Globalization;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>The classes of two sets in one order, each with its place on a line.</summary>
internal sealed class SharedScale
{
    private readonly int[] _one;
    private readonly int[] _other;
    private readonly double[] _at;
    private readonly List<(int Class, double Difference)> _entries = [];

    private SharedScale(int[] one, int[] other, double[] at) => (_one, _other, _at) = (one, other, at);

    public static SharedScale Of(IdTable one, IdTable other)
    {
        var all = new IdTable();
        for (var c = 0; c < one.Count; c++) all.Intern(one.Utf8(c));
        for (var c = 0; c < other.Count; c++) all.Intern(other.Utf8(c));
        var sorted = ClassOrder.Sort(all, out _);
        return new SharedScale(Numbers(one, sorted), Numbers(other, sorted), Places(sorted));
    }

    /// <summary>The sum of |p - q|.</summary>
    public double Difference(Posteriors one, int task, Posteriors other, int twin)
    {
        Compare(one, task, other, twin);
        var sum = 0.0;
        for (var i = 0; i < _entries.Count;)
        {
            var (c, d) = (_entries[i].Class, 0.0);
            for (; i < _entries.Count && _entries[i].Class == c; i++) d += _entries[i].Difference;
            sum += Math.Abs(d);
        }

        return sum;
    }

    /// <summary>The area between the cumulative distributions.</summary>
    public double Area(Posteriors one, int task, Posteriors other, int twin)
    {
        Compare(one, task, other, twin);
        var (area, cumulative) = (0.0, 0.0);
        for (var i = 0; i + 1 < _entries.Count; i++)
        {
            cumulative += _entries[i].Difference;
            area += Math.Abs(cumulative) * (_at[_entries[i + 1].Class] - _at[_entries[i].Class]);
        }

        return area;
    }

    /// <summary>Probabilities of the one and minus those of the other, in the order of the classes; what is 0 on both sides does not come up.</summary>
    private void Compare(Posteriors one, int task, Posteriors other, int twin)
    {
        _entries.Clear();
        Add(one, task, _one, 1);
        Add(other, twin, _other, -1);
        _entries.Sort((a, b) => a.Class.CompareTo(b.Class));
    }

    private void Add(Posteriors distributions, int task, int[] number, int sign)
    {
        foreach (var (c, p) in distributions.Row(task)) _entries.Add((number[c], sign * p));
        if (distributions.Rest(task) <= 0) return;
        var listed = distributions.Row(task).Select(r => r.Class).ToHashSet();
        for (var c = 0; c < number.Length; c++)
            if (!listed.Contains(c)) _entries.Add((number[c], sign * distributions[task, c]));
    }

    private static int[] Numbers(IdTable classes, IdTable sorted)
    {
        var numbers = new int[classes.Count];
        for (var c = 0; c < numbers.Length; c++) numbers[c] = sorted.Find(classes.Utf8(c))!.Value;
        return numbers;
    }

    private static double[] Places(IdTable sorted)
    {
        var (values, numeric) = (new double[sorted.Count], true);
        for (var c = 0; c < values.Length; c++)
            numeric &= double.TryParse(sorted.Utf8(c), NumberStyles.Float, CultureInfo.InvariantCulture, out values[c]) && double.IsFinite(values[c]);
        return numeric ? values : [.. Enumerable.Range(0, values.Length).Select(c => (double)c)];
    }
}
