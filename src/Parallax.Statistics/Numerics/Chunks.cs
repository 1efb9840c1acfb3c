namespace Parallax.Statistics.Numerics;

/// <summary>
/// Work in a number of pieces that depends on the data alone, never on the machine: partial sums are added in the order of the
/// pieces, so that one thread and many give the same bits.
/// </summary>
internal static class Chunks
{
    /// <summary>Runs pieces 0 … <paramref name="count"/> - 1 on up to <paramref name="threads"/> threads (0: as many as there are).</summary>
    public static void Run(int count, int threads, Action<int> piece)
    {
        var most = threads > 0 ? threads : Environment.ProcessorCount;
        if (most == 1 || count <= 1)
        {
            for (var c = 0; c < count; c++) piece(c);
            return;
        }

        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = most }, piece);
    }

    /// <summary>The first item of piece <paramref name="piece"/> of <paramref name="count"/>.</summary>
    public static int Begin(int piece, int count, int items) => (int)((long)items * piece / count);
}
