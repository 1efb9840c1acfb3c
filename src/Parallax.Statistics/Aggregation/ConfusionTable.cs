using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// Where the confusion matrices lie in memory: for a label (worker, given class) the probabilities over the true class are one row of
/// <see cref="Stride"/> numbers, padded with zeros, so that a label is one aligned load.
/// </summary>
internal sealed class ConfusionTable
{
    /// <summary>A gigabyte of numbers for the matrices, and as much for the sums: what is larger is refused by name.</summary>
    private const long MostNumbers = 1L << 27;

    private ConfusionTable(int workers, int classes, int stride, int[] offsets) => (Workers, Classes, Stride, Offsets) = (workers, classes, stride, offsets);

    public int Workers { get; }

    public int Classes { get; }

    /// <summary>Numbers in a row: 2, 4, 8 or a multiple of 8.</summary>
    public int Stride { get; }

    /// <summary>For each label, in the order of the rows by task, where its row begins.</summary>
    public int[] Offsets { get; }

    public int Length => Workers * Classes * Stride;

    /// <exception cref="InputException">The matrices would not fit.</exception>
    public static ConfusionTable Of(Labels labels)
    {
        var (workers, classes) = (labels.Workers.Count, labels.Classes.Count);
        var stride = classes <= 2 ? 2 : classes <= 4 ? 4 : (classes + 7) / 8 * 8;
        var numbers = (long)classes * stride;
        if (numbers > MostNumbers || numbers * workers > MostNumbers)
            throw new InputException($"Dawid-Skene estimates {classes} x {classes} numbers for each of {workers} workers: {numbers * 8 / 1e9 * workers:F1} GB. Merge rare classes, or use majority, wawa, one-coin, glad or mace.");
        if ((long)labels.Tasks.Count * stride > Array.MaxLength)
            throw new InputException($"The posteriors of {labels.Tasks.Count} tasks over {classes} classes do not fit. Merge rare classes, or use majority, wawa, one-coin, glad or mace.");
        var rows = labels.ByTask;
        var offsets = new int[rows.Other.Length];
        for (var i = 0; i < offsets.Length; i++) offsets[i] = (rows.Other[i] * classes + rows.Class[i]) * stride;
        return new ConfusionTable(workers, classes, stride, offsets);
    }

    /// <summary>In how many pieces a pass goes: each has sums of its own, so there are fewer when the sums outweigh the labels.</summary>
    public int Pieces()
    {
        var byLabels = Offsets.Length / 50_000;
        var byMemory = Offsets.Length / (2 * Math.Max(1, Length));
        return Math.Clamp(Math.Min(byLabels, byMemory), 1, 4);
    }
}
