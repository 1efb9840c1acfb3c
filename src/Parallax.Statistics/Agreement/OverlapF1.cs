using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Agreement;

/// <summary>F1 of marks that overlap.</summary>
/// <param name="Micro">2 matches / marks over all documents and pairs of raters; standard error of a ratio over documents, t interval.</param>
/// <param name="MeanPairwise">The mean over pairs of raters of their own F1; null if none has marks.</param>
public sealed record OverlapF1(Coefficient Micro, double? MeanPairwise)
{
    internal static OverlapF1 Of<T>(AnnotatedDocuments<T> annotations, double threshold, string what, Func<T, T, double> overlap)
    {
        if (!(threshold > 0 && threshold <= 1)) throw new InputException("The overlap that makes a match lies above 0 and not above 1.");
        var documents = annotations.Shared;
        var (matches, marks) = (new double[documents.Count], new double[documents.Count]);
        var pairs = new Dictionary<(int, int), (double Matches, double Marks)>();
        for (var d = 0; d < documents.Count; d++)
        {
            foreach (var pair in RaterPair<T>.Of(documents[d]))
            {
                var (hit, all) = (2.0 * pair.Matched(overlap, threshold).Count, pair.Marks);
                (matches[d], marks[d]) = (matches[d] + hit, marks[d] + all);
                var sum = pairs.GetValueOrDefault((pair.A, pair.B));
                pairs[(pair.A, pair.B)] = (sum.Matches + hit, sum.Marks + all);
            }
        }

        var method = FormattableString.Invariant($"F1 of {what} at overlap {threshold}");
        var defined = pairs.Values.Where(p => p.Marks > 0).Select(p => p.Matches / p.Marks).ToArray();
        return new OverlapF1(RatioEstimate.Of(matches, marks, annotations.Raters, annotations.Count, method, $"No document with {what} was seen by two raters."), defined.Length == 0 ? null : defined.Average());
    }
}
