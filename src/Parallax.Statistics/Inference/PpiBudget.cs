using Parallax.Statistics.Input;

namespace Parallax.Statistics.Inference;

/// <summary>
/// How many human labels and how many judge scores to buy for the precision of <c>n0</c> human labels alone, at least cost: ppi_py
/// (ppi_power_analysis) after Broska, Howes and van Loon. With γ = cost of a judge score / cost of a human label,
/// n / n0 = 1 - ρ² + √(γ ρ² (1 - ρ²)), N = n (n0 - n) / (n - (1 - ρ²) n0), cost 1 - ρ² + γ ρ² + 2 √(γ ρ² (1 - ρ²)) of people alone.
/// </summary>
/// <param name="CostRatio">Cost against people alone, by the formula; 1 where people alone are cheapest.</param>
/// <param name="Humans">Human labels to buy.</param>
/// <param name="JudgeOnly">Judge scores to buy, besides those of the items that people label.</param>
/// <param name="HumansOnly">Whether people alone are the cheapest.</param>
/// <param name="Note">What to mind; null where there is nothing.</param>
public sealed record PpiBudget(double CostRatio, long Humans, long JudgeOnly, bool HumansOnly, string? Note)
{
    /// <summary>The cheapest purchase.</summary>
    /// <param name="rho">Correlation of judge and human score. At 0 or below the judge is of no use.</param>
    /// <param name="gamma">Cost of a judge score over the cost of a human label.</param>
    /// <param name="humanLabels">n0, the human labels that would give the precision without a judge.</param>
    /// <exception cref="InputException">ρ is outside (-1, 1), γ is not positive, or n0 is under 1.</exception>
    public static PpiBudget Of(double rho, double gamma, long humanLabels)
    {
        if (rho is not (> -1 and < 1)) throw new InputException("Rho is not between -1 and 1. Measure it on items that both have scored; no judge agrees perfectly.");
        if (gamma is not (> 0 and < double.PositiveInfinity)) throw new InputException("The cost of a judge score over that of a human label is not above 0. A free judge would be asked without end.");
        if (humanLabels < 1) throw new InputException("The number of human labels is under 1. Give the number that people alone would need.");

        var explained = rho * rho;
        var dearness = Math.Sqrt(gamma * explained * (1 - explained));
        var ratio = 1 - explained + gamma * explained + 2 * dearness;
        if (rho <= 0 || ratio >= 1) return new PpiBudget(1, humanLabels, 0, true, rho <= 0 ? "The judge does not agree with people: buy human labels alone." : "The judge is too dear for what it adds: buy human labels alone.");

        var humans = Math.Ceiling(humanLabels * (1 - explained + dearness) - 1e-9);
        var judge = Math.Ceiling(humans * (humanLabels - humans) / (humans - (1 - explained) * humanLabels) - 1e-9);
        return new PpiBudget(ratio, (long)humans, (long)judge, false, humans < PpiNotes.FewestHumans ? $"Fewer than {PpiNotes.FewestHumans} human labels: too few for the estimate to be shown." : null);
    }

    /// <summary>The standard error that n and N buy: √(σ² / n · (1 - ρ² N / (n + N))).</summary>
    /// <param name="sigma">Standard deviation of the human score.</param>
    /// <param name="rho">Correlation of judge and human score.</param>
    /// <param name="humans">n, at least 1.</param>
    /// <param name="judgeOnly">N.</param>
    public static double StandardError(double sigma, double rho, long humans, long judgeOnly)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(humans);
        ArgumentOutOfRangeException.ThrowIfNegative(judgeOnly);
        return sigma * Math.Sqrt((1 - rho * rho * judgeOnly / ((double)humans + judgeOnly)) / humans);
    }
}
