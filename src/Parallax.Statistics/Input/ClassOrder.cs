using System.Globalization;

namespace Parallax.Statistics.Input;

/// <summary>Classes in their order: by value if every one is a number, else by code point.</summary>
internal static class ClassOrder
{
    /// <param name="classes">The classes as they came.</param>
    /// <param name="rank">For each number in <paramref name="classes"/>, its number in the result.</param>
    public static IdTable Sort(IdTable classes, out int[] rank)
    {
        var order = Enumerable.Range(0, classes.Count).ToArray();
        var values = new double[classes.Count];
        var numeric = order.All(i => double.TryParse(classes.Utf8(i), NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]) && double.IsFinite(values[i]));
        Array.Sort(order, (a, b) => numeric && values[a] != values[b] ? values[a].CompareTo(values[b]) : classes.Utf8(a).SequenceCompareTo(classes.Utf8(b)));
        var sorted = new IdTable();
        rank = new int[classes.Count];
        foreach (var i in order) rank[i] = sorted.Intern(classes.Utf8(i));
        return sorted;
    }
}
