using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// For each task the classes that somebody gave it, ascending, each once; and for each label the place of its class in that list.
/// </summary>
internal sealed class GivenClasses
{
    private GivenClasses(int classes, int[] start, int[] @class, int[] at) => (Classes, Start, Class, At) = (classes, start, @class, at);

    public int Classes { get; }

    /// <summary>Row t of <see cref="Class"/> is Start[t] … Start[t + 1] - 1.</summary>
    public int[] Start { get; }

    public int[] Class { get; }

    /// <summary>For label i (in the order of the rows by task), its place in <see cref="Class"/>.</summary>
    public int[] At { get; }

    public static GivenClasses Of(Labels labels)
    {
        var rows = labels.ByTask;
        var (start, at) = (new int[rows.Count + 1], new int[rows.Other.Length]);
        var given = new List<int>(rows.Count);
        var sorted = Array.Empty<int>();
        for (var task = 0; task < rows.Count; task++)
        {
            var classes = rows.Classes(task);
            if (sorted.Length < classes.Length) sorted = new int[classes.Length * 2];
            var own = sorted.AsSpan(0, classes.Length);
            classes.CopyTo(own);
            own.Sort();
            var first = given.Count;
            foreach (var c in own)
                if (given.Count == first || given[^1] != c) given.Add(c);
            for (var i = 0; i < classes.Length; i++) at[rows.Start[task] + i] = given.BinarySearch(first, given.Count - first, classes[i], null);
            start[task + 1] = given.Count;
        }

        return new GivenClasses(labels.Classes.Count, start, [.. given], at);
    }
}
