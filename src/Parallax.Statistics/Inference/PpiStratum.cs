namespace Parallax.Statistics.Inference;

/// <summary>One stratum (task type, image type, bin of the judge's confidence).</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Weight">Its share of the population, relative to the other strata.</param>
/// <param name="Human">y on the items that people scored.</param>
/// <param name="Judge">f on the same items.</param>
/// <param name="Unlabelled">f on items without a human score.</param>
public sealed record PpiStratum(string Name, double Weight, double[] Human, double[] Judge, double[] Unlabelled);

/// <summary>What a stratum (or several, pooled) added to a stratified estimate.</summary>
/// <param name="Strata">The strata in it; more than one where they were pooled.</param>
/// <param name="Weight">Its share, the shares of all adding to 1.</param>
/// <param name="Estimate">The estimate within it.</param>
public sealed record PpiStratumEstimate(IReadOnlyList<string> Strata, double Weight, PpiEstimate Estimate);

/// <summary>A stratified prediction-powered estimate.</summary>
/// <param name="HumanOnly">The stratified estimate from people alone.</param>
/// <param name="Powered">The stratified prediction-powered estimate.</param>
/// <param name="Gain">n_eff / n: the ratio of the two variances.</param>
/// <param name="Hidden">Whether to show the human-only estimate alone: fewer than 50 human scores in all.</param>
/// <param name="Strata">What each stratum added, in the order given, the pool last.</param>
/// <param name="Note">Which strata were pooled, and what else to mind.</param>
public sealed record StratifiedPpiEstimate(Estimate HumanOnly, Estimate Powered, double? Gain, bool Hidden, IReadOnlyList<PpiStratumEstimate> Strata, string? Note);
