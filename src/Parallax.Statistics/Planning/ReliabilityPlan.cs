namespace Parallax.Statistics.Planning;

/// <summary>How many raters per item the mean rating needs for a given reliability.</summary>
public static class ReliabilityPlan
{
    /// <summary>"raters": k = R (1 - ρ) / (ρ (1 - R)), and "reliability", what that many reach: k ρ / (1 + (k - 1) ρ).</summary>
    /// <param name="oneRating">ρ, the intraclass correlation of one rating: ICC(1) or ICC(2,1).</param>
    /// <param name="target">R, such as .8.</param>
    /// <exception cref="Input.InputException">An input is out of its range.</exception>
    public static Plan Raters(double oneRating, double target)
    {
        Plan.Between(oneRating, -1, 1, "The intraclass correlation");
        Plan.Between(target, 0, 1, "The target reliability");
        var plan = Plan.Ask("k = R(1-ρ) / (ρ(1-R))", "Spearman 1910 and Brown 1910; Shrout and Fleiss, Psychological Bulletin 86, 1979", new("intraclass correlation", oneRating), new("target", target));
        if (oneRating <= 0) return plan.Impossible("One rating says nothing of the item, so no number of them does. Mend the guideline first.");
        var k = Math.Max(1, Plan.Up(target * (1 - oneRating) / (oneRating * (1 - target))));
        return plan.With(new("raters", k), new("reliability", k * oneRating / (1 + (k - 1) * oneRating)));
    }
}
