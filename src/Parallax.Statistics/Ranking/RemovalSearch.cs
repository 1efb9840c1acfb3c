namespace Parallax.Statistics.Ranking;

/// <summary>A removal that changes the leader, checked by a fit of the rest.</summary>
internal sealed record RemovalFound(long Count, long Votes, int Leader);

/// <summary>Looks for the smallest removal that puts somebody else on top, in the direction of one rival.</summary>
internal sealed class RemovalSearch(Removal removal, Fitter fitter, Fitted full, int leader, int rival)
{
    private const int Rounds = 30;

    private readonly List<(int Kind, long Count)> _taken = [];

    /// <summary>The smallest that was found; null if none of up to <paramref name="most"/> flips.</summary>
    public RemovalFound? Smallest(long most)
    {
        for (var (round, fit) = (0, full); round < Rounds; round++)
        {
            if (!Extend(fit, most)) return null;
            fit = Rest(Total);
            if (Robustness.Leader(fit.At.Point, fit.Likelihood.Models) != leader) return Shrink();
        }

        return null;
    }

    private long Total => _taken.Sum(t => t.Count);

    /// <summary>Takes, largest influence first, what should close the lead at this fit; false if nothing more can be taken.</summary>
    private bool Extend(Fitted fit, long most)
    {
        var room = most - Total;
        var contrast = new double[fit.Likelihood.Size];
        (contrast[leader], contrast[rival]) = (1, -1);
        if (room <= 0 || Bread.Solve(fit, contrast) is not { } direction) return false;
        var influence = removal.Influence(fit.Likelihood.ScoresAt(fit.At.Point), direction, fit.Likelihood.Tie);
        var kinds = Enumerable.Range(0, influence.Length).Where(k => influence[k] > 1e-15).OrderByDescending(k => influence[k]).ToArray();
        var (lead, before) = (fit.At.Point[leader] - fit.At.Point[rival], Total);
        var used = _taken.GroupBy(t => t.Kind).ToDictionary(g => g.Key, g => g.Sum(t => t.Count));
        foreach (var kind in kinds)
        {
            if (room == 0 || lead < 0) break;
            var count = Math.Min(Math.Min(room, removal.Available(kind) - used.GetValueOrDefault(kind)), (long)Math.Floor(lead / influence[kind]) + 1);
            if (count <= 0) continue;
            _taken.Add((kind, count));
            (room, lead) = (room - count, lead - count * influence[kind]);
        }

        return Total > before;
    }

    /// <summary>The fit without the first <paramref name="count"/> that were taken.</summary>
    private Fitted Rest(long count)
    {
        var counts = removal.Table.Counts.ToArray();
        foreach (var (kind, number) in First(count)) removal.Take(kind, number, counts);
        return fitter.Fit(removal.Table.With(counts), near: full);
    }

    private IEnumerable<(int Kind, long Count)> First(long count)
    {
        foreach (var (kind, number) in _taken)
        {
            if (count <= 0) yield break;
            yield return (kind, Math.Min(number, count));
            count -= number;
        }
    }

    /// <summary>Bisects how many of those taken are needed.</summary>
    private RemovalFound Shrink()
    {
        var (low, high) = (0L, Total);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            var fit = Rest(middle);
            if (Robustness.Leader(fit.At.Point, fit.Likelihood.Models) != leader) high = middle;
            else low = middle;
        }

        var (found, counts) = (Rest(high), removal.Table.Counts.ToArray());
        foreach (var (kind, number) in First(high)) removal.Take(kind, number, counts);
        return new RemovalFound(high, removal.Table.Comparisons - (long)counts.Sum(), Robustness.Leader(found.At.Point, found.Likelihood.Models));
    }
}
