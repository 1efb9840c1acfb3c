namespace Parallax.Statistics.Agreement;

/// <summary>Gamma and what it was made of.</summary>
/// <param name="Gamma">The coefficient.</param>
/// <param name="Observed">Disorder of the best alignment, for each span of a mean rater; null without documents.</param>
/// <param name="Expected">The same of random continua.</param>
/// <param name="Samples">How many random continua there were.</param>
/// <param name="UnitaryAlignments">How many groups of aligned spans, with those that stayed alone.</param>
public sealed record GammaResult(Coefficient Gamma, double? Observed, double? Expected, int Samples, int UnitaryAlignments);
