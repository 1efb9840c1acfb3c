namespace Parallax.Samples.Judging;

/// <summary>Chance that is the same on every run: seeded by the words of what is decided, so that a new task does not change the judgments of another.</summary>
internal static class Lot
{
    public static Random For(params string[] words) => new(Seed(string.Join('|', words)));

    /// <summary>FNV-1a, because string.GetHashCode differs from one process to the next.</summary>
    public static int Seed(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
            hash = (hash ^ letter) * 16777619u;
        return (int)(hash & 0x7FFFFFFF);
    }

    /// <summary>A step of one in the direction of the chance's sign, as often as its size says.</summary>
    public static int Lean(this Random random, double chance) => random.NextDouble() < Math.Abs(chance) ? Math.Sign(chance) : 0;
}
