using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// For each row (a task, or a worker) the classes that lie in it, ascending, each once; and for each label the place of its class in that list.
/// </summary>
internal sealed class GivenClasses
{
    private GivenClasses(int classes, int[] start, int[] @class, int[] at) => (Classes, Start, Class, At) = (classes, start, @class, at);

    public int Classes { get; }

    /// <summary>Row r of <see cref="Class"/> is Start[r] … Start[r + 1] - 1.</summary>
    public int[] Start { get; }

    public int[] Class { get; }

    /// <summary>For label i (in the order of the rows), its place in <see cref="Class"/>.</summary>
    public int[] At { get; }

    /// <summary>The classes that each task was given.</summary>
    public static GivenClasses Of(Labels labels) => Of(labels.ByTask, labels.Classes.Count);

    /// <summary>The classes of each row: of each task, or of each worker.</summary>
    public static GivenClasses Of(Rows rows, int classCount)
    {
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

        return new GivenClasses(classCount, start, [.. given], at);
    }
}
