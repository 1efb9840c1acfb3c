using Parallax.Statistics.Input;

namespace Parallax.Statistics.Inference;

/// <summary>
/// A score turned into what people would say on average, by isotonic regression (pool adjacent violators; Barlow, Bartholomew, Bremner and Brunk
/// 1972): the non-decreasing step function of least squares. Between two scores that were seen it is interpolated, outside it is flat.
/// </summary>
public sealed class IsotonicCalibration
{
    private readonly double[] _at;
    private readonly double[] _value;

    private IsotonicCalibration(double[] at, double[] value) => (_at, _value) = (at, value);

    /// <summary>The fit of <paramref name="human"/> on <paramref name="judge"/>. Linear after sorting.</summary>
    /// <exception cref="InputException">Columns of different length, none at all, or a score that is not finite.</exception>
    public static IsotonicCalibration Fit(ReadOnlySpan<double> judge, ReadOnlySpan<double> human)
    {
        if (judge.Length != human.Length) throw new InputException($"There are {judge.Length} judge scores and {human.Length} human scores for the same items. Give one of each per item.");
        if (judge.IsEmpty) throw new InputException("There is no item that both have scored. Calibrate on items that people scored.");
        Moments.RequireFinite(judge, "judge");
        Moments.RequireFinite(human, "human");
        var (x, y) = (judge.ToArray(), human.ToArray());
        Array.Sort(x, y);
        return Pool(x, y);
    }

    /// <summary>What people are expected to say where the judge says <paramref name="score"/>.</summary>
    public double At(double score)
    {
        var after = Array.BinarySearch(_at, score);
        if (after >= 0) return _value[after];
        after = ~after;
        if (after == 0) return _value[0];
        if (after == _at.Length) return _value[^1];
        var share = (score - _at[after - 1]) / (_at[after] - _at[after - 1]);
        return _value[after - 1] + share * (_value[after] - _value[after - 1]);
    }

    /// <summary>
    /// Each item calibrated by a fit to the other folds, and the items without a human score by the mean of all fits: what a prediction-powered
    /// estimate may use without counting a person twice (cross-prediction; Zrnic and Candès, PNAS 121, 2024).
    /// </summary>
    /// <param name="judge">Scores on items that people scored.</param>
    /// <param name="human">What people said of them.</param>
    /// <param name="unlabelled">Scores on the others.</param>
    /// <param name="folds">At most one for each item.</param>
    /// <returns>The calibrated scores, in the same order.</returns>
    /// <exception cref="InputException">There are fewer than two items with both scores.</exception>
    public static (double[] Labelled, double[] Unlabelled) CrossFit(ReadOnlySpan<double> judge, ReadOnlySpan<double> human, ReadOnlySpan<double> unlabelled, int folds = 5)
    {
        if (judge.Length < 2) throw new InputException("There are fewer than two items that both have scored. A judge is calibrated on more.");
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        folds = Math.Min(folds, judge.Length);
        var (labelled, rest) = (new double[judge.Length], new double[unlabelled.Length]);
        for (var fold = 0; fold < folds; fold++)
        {
            var fit = WithoutFold(judge, human, fold, folds);
            for (var i = fold; i < judge.Length; i += folds) labelled[i] = fit.At(judge[i]);
            for (var i = 0; i < rest.Length; i++) rest[i] += fit.At(unlabelled[i]) / folds;
        }

        return (labelled, rest);
    }

    private static IsotonicCalibration WithoutFold(ReadOnlySpan<double> judge, ReadOnlySpan<double> human, int fold, int folds)
    {
        var (x, y) = (new List<double>(judge.Length), new List<double>(judge.Length));
        for (var i = 0; i < judge.Length; i++)
        {
            if (i % folds == fold) continue;
            x.Add(judge[i]);
            y.Add(human[i]);
        }

        return Fit(x.ToArray(), y.ToArray());
    }

    /// <summary>Blocks from left to right; one that is not above the block before it is merged into it. Equal scores are one block.</summary>
    private static IsotonicCalibration Pool(double[] x, double[] y)
    {
        var blocks = new List<(double From, double To, double Sum, int N)>();
        for (var i = 0; i < x.Length; i++)
        {
            if (blocks.Count > 0 && blocks[^1].To == x[i] && blocks[^1].From == x[i]) blocks[^1] = (x[i], x[i], blocks[^1].Sum + y[i], blocks[^1].N + 1);
            else blocks.Add((x[i], x[i], y[i], 1));
        }

        var pooled = new List<(double From, double To, double Sum, int N)>(blocks.Count);
        foreach (var block in blocks)
        {
            pooled.Add(block);
            while (pooled.Count > 1 && pooled[^2].Sum / pooled[^2].N >= pooled[^1].Sum / pooled[^1].N)
            {
                var (before, last) = (pooled[^2], pooled[^1]);
                pooled.RemoveAt(pooled.Count - 1);
                pooled[^1] = (before.From, last.To, before.Sum + last.Sum, before.N + last.N);
            }
        }

        var ends = pooled.SelectMany(b => b.From == b.To ? new[] { (b.From, Value: b.Sum / b.N) } : [(b.From, Value: b.Sum / b.N), (b.To, Value: b.Sum / b.N)]).ToList();
        return new IsotonicCalibration([.. ends.Select(e => e.Item1)], [.. ends.Select(e => e.Value)]);
    }
}
