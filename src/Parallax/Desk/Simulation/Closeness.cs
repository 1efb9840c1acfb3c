namespace Parallax.Desk;

/// <summary>How close what was recovered lies to what was put in. Null where that is undefined.</summary>
public static class Closeness
{
    /// <summary>The correlation of Pearson.</summary>
    public static double? Correlation(IReadOnlyList<(double X, double Y)> pairs)
    {
        if (pairs.Count < 3) return null;
        var (meanX, meanY) = (pairs.Average(p => p.X), pairs.Average(p => p.Y));
        var (xx, yy) = (pairs.Sum(p => (p.X - meanX) * (p.X - meanX)), pairs.Sum(p => (p.Y - meanY) * (p.Y - meanY)));
        return xx == 0 || yy == 0 ? null : pairs.Sum(p => (p.X - meanX) * (p.Y - meanY)) / Math.Sqrt(xx * yy);
    }

    /// <summary>Kendall's tau-a: pairs in the same order less those in the other one, as a share of all.</summary>
    public static double? Tau(IReadOnlyList<(double X, double Y)> pairs)
    {
        var (sum, count) = (0, 0);
        for (var i = 0; i < pairs.Count; i++)
            for (var j = 0; j < i; j++) (sum, count) = (sum + Math.Sign(pairs[i].X - pairs[j].X) * Math.Sign(pairs[i].Y - pairs[j].Y), count + 1);
        return count == 0 ? null : (double)sum / count;
    }

    /// <summary>The area under the ROC curve, by the ranks of Mann and Whitney: the chance that one of those that are is scored above one of those that are not; ties count half.</summary>
    public static double? Area(IReadOnlyList<(double Score, bool Is)> items)
    {
        var positives = items.Count(i => i.Is);
        var negatives = items.Count - positives;
        if (positives == 0 || negatives == 0) return null;
        var ranks = 0.0;
        var before = 0;
        foreach (var tied in items.GroupBy(i => i.Score).OrderBy(g => g.Key))
        {
            ranks += tied.Count(i => i.Is) * (before + (tied.Count() + 1) / 2.0);
            before += tied.Count();
        }

        return (ranks - positives * (positives + 1) / 2.0) / ((double)positives * negatives);
    }
}
