using Parallax.Statistics.Input;

namespace Parallax.Statistics.Planning;

/// <summary>How to share human labels among strata.</summary>
public static class StrataPlan
{
    /// <summary>
    /// Neyman's allocation: n_k proportional to w_k σ_k, for a prediction-powered estimate with σ_k the standard deviation of y - λ_k f. Whole numbers by
    /// largest remainder that add to the total, none under the minimum as long as the total allows it. Named by stratum, in the order given.
    /// </summary>
    /// <param name="total">Human labels to share.</param>
    /// <param name="strata">Name, share of the population and σ of each.</param>
    /// <param name="least">Labels that each stratum gets at least.</param>
    /// <exception cref="InputException">There is no stratum, or a number is negative or not finite.</exception>
    public static Plan Neyman(int total, IReadOnlyList<(string Name, double Weight, double Deviation)> strata, int least = 10)
    {
        ArgumentNullException.ThrowIfNull(strata);
        if (strata.Count == 0 || strata.Any(s => !(s.Weight > 0 && s.Deviation >= 0 && double.IsFinite(s.Weight * s.Deviation)))) throw new InputException("There is no stratum, or a weight or deviation is not a number above 0.");
        if (total < 0 || least < 0) throw new InputException("The total and the minimum are not negative.");
        var plan = Plan.Ask("n_k = n w_k σ_k / Σ w σ", "Neyman, Journal of the Royal Statistical Society 97, 1934", [new("total", total), new("least", least), .. strata.Select(s => new Quantity($"weight x deviation of {s.Name}", s.Weight * s.Deviation))]);
        if ((long)least * strata.Count > total) return plan.Impossible($"{strata.Count} strata with {least} labels each need {(long)least * strata.Count}. Pool strata or buy more.");

        var shares = Share(total, [.. strata.Select(s => s.Weight * s.Deviation)], least);
        return plan.With([.. strata.Select((s, k) => new Quantity(s.Name, shares[k]))]);
    }

    /// <summary>Strata that would fall under the minimum are set to it, and the others share the rest, until none falls under.</summary>
    private static int[] Share(int total, double[] sizes, int least)
    {
        var held = new bool[sizes.Length];
        while (true)
        {
            var rest = total - held.Count(h => h) * least;
            var sum = sizes.Where((_, k) => !held[k]).Sum();
            var free = Enumerable.Range(0, sizes.Length).Where(k => !held[k]).ToArray();
            double Exact(int k) => sum > 0 ? rest * sizes[k] / sum : (double)rest / free.Length;
            var under = free.Where(k => Exact(k) < least).ToArray();
            if (under.Length == 0) return Whole(rest, free, Exact, sizes.Length, least);
            foreach (var k in under) held[k] = true;
        }
    }

    private static int[] Whole(int rest, int[] free, Func<int, double> exact, int strata, int least)
    {
        var shares = new int[strata];
        Array.Fill(shares, least);
        foreach (var k in free) shares[k] = (int)exact(k);
        var over = rest - free.Sum(k => shares[k]);
        foreach (var k in free.OrderByDescending(k => exact(k) - Math.Floor(exact(k))).Take(over)) shares[k]++;
        return shares;
    }
}
