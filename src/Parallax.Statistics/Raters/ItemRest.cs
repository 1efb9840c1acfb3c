using Parallax.Statistics.Inference;

namespace Parallax.Statistics.Raters;

/// <summary>
/// How well one item tells people apart: the correlation of its score with the rest of the test (the total without the
/// item), the corrected item-total correlation of Henrysson, Psychometrika 28 (1963) 211-218; for an item scored 0 or 1 it is the
/// corrected point-biserial. With x the item and y the rest: r = S_xy / sqrt(S_xx S_yy).
/// The interval is Fisher's (1921): tanh(atanh r ± z / sqrt(n - 3)); at n = 3 it is all of [-1, 1].
/// Scores are added one person at a time by the recurrence of Welford (1962), so that nobody's are kept.
/// </summary>
public sealed class ItemRest
{
    private const string Method = "Corrected item-rest correlation, Fisher z interval";
    private double _meanItem, _meanRest, _itemItem, _restRest, _itemRest;

    /// <summary>How many people were added.</summary>
    public long N { get; private set; }

    /// <summary>One person's score on the item and on all others together.</summary>
    public void Add(double item, double rest)
    {
        N++;
        var (fromItem, fromRest) = (item - _meanItem, rest - _meanRest);
        _meanItem += fromItem / N;
        _meanRest += fromRest / N;
        _itemItem += fromItem * (item - _meanItem);
        _restRest += fromRest * (rest - _meanRest);
        _itemRest += fromItem * (rest - _meanRest);
    }

    /// <summary>The correlation with its interval; undefined below 3 people and without variance.</summary>
    public Estimate Estimate(double z = WilsonInterval.Z95)
    {
        if (N < 3) return Statistics.Estimate.Undefined(Method, N, "Fewer than 3 people have a result.");
        if (IsZero(_itemItem, _meanItem)) return Statistics.Estimate.Undefined(Method, N, "Everybody has the same score on this item.");
        if (IsZero(_restRest, _meanRest)) return Statistics.Estimate.Undefined(Method, N, "Everybody has the same score on the rest.");
        var r = Math.Clamp(_itemRest / Math.Sqrt(_itemItem * _restRest), -1, 1);
        if (N == 3) return new Estimate(r, -1, 1, N, Method);
        var (centre, half) = (Math.Atanh(r), z / Math.Sqrt(N - 3));
        return Math.Abs(r) == 1 ? new Estimate(r, r, r, N, Method, "A perfect correlation leaves the interval no width.") : new Estimate(r, Math.Tanh(centre - half), Math.Tanh(centre + half), N, Method);
    }

    /// <summary>A sum of squares that is only rounding: no variance.</summary>
    private bool IsZero(double squares, double mean) => squares <= 1e-12 * Math.Max(1, mean * mean) * N;
}
