namespace Parallax.Projects;

/// <summary>
/// Where the presentations of one import stand in the order of claims: a permutation of their numbers, drawn by seed.
/// Being a permutation (a Feistel network over the 40 bits of the import's block), it gives no rank twice and needs
/// no list of what it gave; presentations of one task do not follow each other.
/// </summary>
public sealed class RankOrder
{
    private const int Rounds = 4;
    private const int HalfBits = Project.RankBitsPerImport / 2;
    private const ulong HalfMask = (1UL << HalfBits) - 1;

    private readonly long _start;
    private readonly ulong[] _keys = new ulong[Rounds];

    public RankOrder(int seed, int importNumber)
    {
        _start = Project.RankStart(importNumber);
        var draw = new SeededDraw(seed, $"ranks {importNumber}");
        for (var i = 0; i < Rounds; i++) _keys[i] = draw.Next();
    }

    /// <summary>The rank of the presentation with this number, from 0, in the import.</summary>
    public long Of(long number)
    {
        var left = ((ulong)number >> HalfBits) & HalfMask;
        var right = (ulong)number & HalfMask;
        foreach (var key in _keys) (left, right) = (right, left ^ (SeededDraw.Mix(right ^ key) & HalfMask));
        return _start + (long)((left << HalfBits) | right);
    }
}
