using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Agreement;

/// <summary>Two raters of one document, and what each marked.</summary>
internal sealed record RaterPair<T>(int A, int B, List<T> First, List<T> Second)
{
    public int Marks => First.Count + Second.Count;

    public static IEnumerable<RaterPair<T>> Of(IReadOnlyList<(int Rater, List<T> Marks)> document)
    {
        for (var a = 0; a < document.Count; a++)
            for (var b = a + 1; b < document.Count; b++) yield return new RaterPair<T>(document[a].Rater, document[b].Rater, document[a].Marks, document[b].Marks);
    }

    /// <summary>Matched one to one with the greatest sum of overlaps, among pairs that overlap by <paramref name="threshold"/> or more and above 0.</summary>
    public List<(T First, T Second, double Overlap)> Matched(Func<T, T, double> overlap, double threshold)
    {
        var partner = SparseMatching.Of(First.Count, Second.Count, (a, b) => overlap(First[a], Second[b]) is var o && o >= threshold ? o : 0);
        var matched = new List<(T, T, double)>();
        for (var a = 0; a < partner.Length; a++)
            if (partner[a] >= 0) matched.Add((First[a], Second[partner[a]], overlap(First[a], Second[partner[a]])));
        return matched;
    }
}
