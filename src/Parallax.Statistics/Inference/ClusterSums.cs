using Parallax.Statistics.Input;

namespace Parallax.Statistics.Inference;

/// <summary>Trials and successes of clusters (the judgments of a rater, those on a task), in the sums that a clustered variance needs.</summary>
public sealed class ClusterSums
{
    private double _trialsSquared, _crossed, _successesSquared;

    /// <summary>Clusters with trials.</summary>
    public long Clusters { get; private set; }

    /// <summary>Of all clusters.</summary>
    public long Trials { get; private set; }

    /// <summary>Of all clusters.</summary>
    public long Successes { get; private set; }

    /// <summary>The sums of clusters one by one; those without trials do not count.</summary>
    /// <exception cref="InputException">A cluster has more successes than trials, or fewer than none.</exception>
    public static ClusterSums Of(IEnumerable<(long Trials, long Successes)> clusters)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        var sums = new ClusterSums();
        foreach (var (trials, successes) in clusters)
        {
            sums.Add(trials);
            sums.Succeed(trials, successes);
        }

        return sums;
    }

    /// <summary>The same sums, to go on with.</summary>
    public ClusterSums Copy() => (ClusterSums)MemberwiseClone();

    /// <summary>One cluster more, none of whose trials succeeded.</summary>
    public void Add(long trials)
    {
        if (trials == 0) return;
        Clusters++;
        Trials += trials;
        _trialsSquared += (double)trials * trials;
    }

    /// <summary>So many of the trials of a cluster that was added have succeeded.</summary>
    /// <exception cref="InputException">There are more successes than trials, or fewer than none.</exception>
    public void Succeed(long trials, long successes)
    {
        if (successes < 0 || successes > trials) throw new InputException("A cluster has more successes than trials, or fewer than none.");
        Successes += successes;
        _crossed += (double)trials * successes;
        _successesSquared += (double)successes * successes;
    }

    /// <summary>How many times the variance of independent trials a proportion has, by CR1; 1 where all trials ended the same.</summary>
    internal double DesignEffect
    {
        get
        {
            var p = (double)Successes / Trials;
            if (p is 0 or 1 || Clusters < 2) return 1;
            var squares = _successesSquared - 2 * p * _crossed + p * p * _trialsSquared;
            return Clusters / (Clusters - 1.0) * squares / (Trials * p * (1 - p));
        }
    }
}
