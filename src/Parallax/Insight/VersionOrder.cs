using System.Text.RegularExpressions;

namespace Parallax.Insight;

/// <summary>Versions as people order them: 1.9 before 1.10, and no version before any.</summary>
public sealed partial class VersionOrder : IComparer<KnownModel>
{
    public static readonly VersionOrder Natural = new();

    public int Compare(KnownModel? x, KnownModel? y)
    {
        var (a, b) = (Pieces(x?.Version ?? ""), Pieces(y?.Version ?? ""));
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
            if (Piece(a[i], b[i]) is not 0 and var order) return order;
        return a.Count != b.Count ? a.Count.CompareTo(b.Count) : string.CompareOrdinal(x?.Version, y?.Version);
    }

    private static List<string> Pieces(string version) => [.. Runs().Matches(version).Select(m => m.Value)];

    private static int Piece(string a, string b) =>
        char.IsAsciiDigit(a[0]) && char.IsAsciiDigit(b[0])
            ? a.TrimStart('0').Length != b.TrimStart('0').Length ? a.TrimStart('0').Length.CompareTo(b.TrimStart('0').Length) : string.CompareOrdinal(a.TrimStart('0'), b.TrimStart('0'))
            : string.CompareOrdinal(a, b);

    [GeneratedRegex("[0-9]+|[^0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Runs();
}
