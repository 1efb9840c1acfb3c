namespace Parallax.Statistics.Inference;

/// <summary>A prediction-powered estimate beside the one from people alone: never one without the other.</summary>
/// <param name="HumanOnly">The classical estimate from the human scores.</param>
/// <param name="Powered">The prediction-powered estimate.</param>
/// <param name="HumanSe">Standard error of <paramref name="HumanOnly"/>; null where it is undefined.</param>
/// <param name="PoweredSe">Standard error of <paramref name="Powered"/>; null where it is undefined.</param>
/// <param name="Rho">Correlation of human and judge on the same items; null where one does not vary.</param>
/// <param name="Lambda">How far the judge is trusted, 0 (not at all: classical) to 1 (plain PPI).</param>
/// <param name="RawLambda">λ* before it was clipped to [0, 1].</param>
/// <param name="Gain">
/// n_eff / n = (HumanSe / PoweredSe)²: how many human labels one is worth. Measured, not n / (1 - ρ² N / (n + N)), which is what it
/// tends to as long as λ is not clipped.
/// </param>
/// <param name="Humans">n, items with both scores.</param>
/// <param name="Unlabelled">N, items with the judge's score alone.</param>
/// <param name="Hidden">Whether to show people the human-only estimate alone: n under 50, or 0 &lt; λ &lt; .1.</param>
/// <param name="Note">What to mind; null where there is nothing.</param>
public sealed record PpiEstimate(
    Estimate HumanOnly, Estimate Powered, double? HumanSe, double? PoweredSe, double? Rho, double Lambda, double RawLambda, double? Gain,
    long Humans, long Unlabelled, bool Hidden, string? Note)
{
    /// <summary>The estimate to publish: people's alone where the judge is hidden or not used.</summary>
    public Estimate Shown => Hidden || Lambda == 0 ? HumanOnly : Powered;
}
