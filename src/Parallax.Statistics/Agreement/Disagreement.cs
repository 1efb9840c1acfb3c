using Parallax.Statistics.Input;

namespace Parallax.Statistics.Agreement;

/// <summary>
/// How far two classes disagree, 0 … 1: one minus the agreement weight. A matrix D that is never stored: its products take time linear in the
/// classes wherever the weights have a closed form, so that a million classes need no million squared.
/// </summary>
internal abstract class Disagreement
{
    /// <summary>Above so many labels a task is counted by class before its pairs are compared.</summary>
    private const int Pairwise = 32;

    /// <summary>D(a, b).</summary>
    public abstract double Of(int a, int b);

    /// <summary>(D s) at each of <paramref name="classes"/>, which ascend; classes that are not listed have no share.</summary>
    public abstract void Multiply(ReadOnlySpan<int> classes, ReadOnlySpan<double> shares, Span<double> result);

    /// <summary>The sum of D over all ordered pairs of different labels of one task.</summary>
    public virtual double Within(ReadOnlySpan<int> labels)
    {
        if (labels.Length > Pairwise) return Counted(labels);
        var sum = 0.0;
        for (var i = 1; i < labels.Length; i++)
            for (var j = 0; j < i; j++) sum += Of(labels[i], labels[j]);
        return 2 * sum;
    }

    /// <summary>The sum of D over all ordered pairs of <paramref name="count"/> classes.</summary>
    public double Total(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return Multiplied(ones).Sum();
    }

    /// <summary>D s over all classes.</summary>
    public double[] Multiplied(ReadOnlySpan<double> shares)
    {
        var (classes, result) = (new int[shares.Length], new double[shares.Length]);
        for (var k = 0; k < classes.Length; k++) classes[k] = k;
        Multiply(classes, shares, result);
        return result;
    }

    private double Counted(ReadOnlySpan<int> labels)
    {
        var (classes, counts, kinds) = Counts(labels);
        var product = new double[kinds];
        Multiply(classes.AsSpan(0, kinds), counts.AsSpan(0, kinds), product);
        var sum = 0.0;
        for (var k = 0; k < kinds; k++) sum += counts[k] * product[k];
        return sum;
    }

    /// <summary>The different classes in ascending order, how often each comes, and how many there are.</summary>
    public static (int[] Classes, double[] Counts, int Kinds) Counts(ReadOnlySpan<int> labels)
    {
        var (classes, counts, kinds) = (labels.ToArray(), new double[labels.Length], 0);
        Array.Sort(classes);
        for (var i = 0; i < classes.Length; i++)
        {
            if (i == 0 || classes[i] != classes[kinds - 1]) classes[kinds++] = classes[i];
            counts[kinds - 1]++;
        }

        return (classes, counts, kinds);
    }
}

/// <summary>Same or not.</summary>
internal sealed class IdentityDisagreement : Disagreement
{
    public override double Of(int a, int b) => a == b ? 0 : 1;

    public override void Multiply(ReadOnlySpan<int> classes, ReadOnlySpan<double> shares, Span<double> result)
    {
        var sum = 0.0;
        foreach (var share in shares) sum += share;
        for (var k = 0; k < classes.Length; k++) result[k] = sum - shares[k];
    }
}

/// <summary>(x - y)² of values that are scaled to a range of 1 about 0, by their moments.</summary>
internal sealed class QuadraticDisagreement(double[] values) : Disagreement
{
    private readonly double[] _x = Unit.Scaled(values);

    public override double Of(int a, int b) => (_x[a] - _x[b]) * (_x[a] - _x[b]);

    public override double Within(ReadOnlySpan<int> labels)
    {
        if (labels.IsEmpty) return 0;
        var (origin, sum, squares) = (_x[labels[0]], 0.0, 0.0);
        foreach (var label in labels)
        {
            var d = _x[label] - origin;
            sum += d;
            squares += d * d;
        }

        return Math.Max(0, 2 * (labels.Length * squares - sum * sum));
    }

    public override void Multiply(ReadOnlySpan<int> classes, ReadOnlySpan<double> shares, Span<double> result)
    {
        var (m0, m1, m2) = (0.0, 0.0, 0.0);
        for (var k = 0; k < classes.Length; k++)
        {
            var x = _x[classes[k]];
            m0 += shares[k];
            m1 += shares[k] * x;
            m2 += shares[k] * x * x;
        }

        for (var k = 0; k < classes.Length; k++)
        {
            var x = _x[classes[k]];
            result[k] = Math.Max(0, m0 * x * x - 2 * m1 * x + m2);
        }
    }
}

/// <summary>|x - y| of values that ascend, scaled to a range of 1, by running sums.</summary>
internal sealed class LinearDisagreement(double[] values) : Disagreement
{
    private readonly double[] _x = Unit.Scaled(values);

    public override double Of(int a, int b) => Math.Abs(_x[a] - _x[b]);

    public override void Multiply(ReadOnlySpan<int> classes, ReadOnlySpan<double> shares, Span<double> result)
    {
        result.Clear();
        var (weight, moment) = (0.0, 0.0);
        for (var k = 0; k < classes.Length; k++) Step(k, 1, classes, shares, result);
        (weight, moment) = (0, 0);
        for (var k = classes.Length - 1; k >= 0; k--) Step(k, -1, classes, shares, result);

        void Step(int k, int sign, ReadOnlySpan<int> classes, ReadOnlySpan<double> shares, Span<double> result)
        {
            var x = _x[classes[k]];
            result[k] += sign * (x * weight - moment);
            weight += shares[k];
            moment += shares[k] * x;
        }
    }
}

/// <summary>Gwet's ordinal weights: classes d places apart of q disagree by d (d + 1) / (q (q - 1)), a mean of the square and the line.</summary>
internal sealed class OrdinalDisagreement : Disagreement
{
    private readonly QuadraticDisagreement _square;
    private readonly LinearDisagreement _line;
    private readonly int _q;

    public OrdinalDisagreement(int classes)
    {
        var places = Unit.Places(classes);
        (_square, _line, _q) = (new QuadraticDisagreement(places), new LinearDisagreement(places), classes);
    }

    public override double Of(int a, int b) => ((_q - 1) * _square.Of(a, b) + _line.Of(a, b)) / _q;

    public override void Multiply(ReadOnlySpan<int> classes, ReadOnlySpan<double> shares, Span<double> result)
    {
        var line = new double[classes.Length];
        _square.Multiply(classes, shares, result);
        _line.Multiply(classes, shares, line);
        for (var k = 0; k < classes.Length; k++) result[k] = ((_q - 1) * result[k] + line[k]) / _q;
    }
}

/// <summary>Any other symmetric disagreement: products compare every class with every other.</summary>
internal sealed class PairwiseDisagreement(Func<int, int, double> of) : Disagreement
{
    /// <summary>So many classes take some seconds.</summary>
    private const int Most = 30_000;

    public override double Of(int a, int b) => of(a, b);

    public override void Multiply(ReadOnlySpan<int> classes, ReadOnlySpan<double> shares, Span<double> result)
    {
        if (classes.Length > Most) throw new InputException($"These weights compare each of {classes.Length} classes with every other, which is too many. Use interval, ordinal or nominal.");
        for (var i = 0; i < classes.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < classes.Length; j++) sum += shares[j] * of(classes[i], classes[j]);
            result[i] = sum;
        }
    }
}

/// <summary>Values on a scale of length 1 about its middle: moments of such values lose no digits.</summary>
internal static class Unit
{
    public static double[] Scaled(double[] values)
    {
        if (values.Length == 0) return values;
        var (min, max) = (values.Min(), values.Max());
        var range = max > min ? max - min : 1;
        var middle = min + (max - min) / 2;
        return Array.ConvertAll(values, v => (v - middle) / range);
    }

    public static double[] Places(int count)
    {
        var places = new double[count];
        for (var k = 0; k < count; k++) places[k] = k + 1;
        return places;
    }
}
