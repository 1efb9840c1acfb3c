namespace Parallax.Statistics.Raters;

/// <summary>Pairs of raters who agree on wrong or rare answers more than their errors explain.</summary>
/// <param name="Pairs">Pairs with P below .05 before correction, the least probable first.</param>
/// <param name="Groups">Numbers of workers that flagged pairs connect.</param>
/// <param name="Tested">How many pairs had enough common items.</param>
/// <param name="Excess">
/// Agreement on such answers over all tested pairs, observed / expected, at least 1. Hard items lead honest raters to the same wrong
/// answer: each expectation was multiplied by it.
/// </param>
/// <param name="Note">What to mind when reading the result.</param>
public sealed record CollusionResult(IReadOnlyList<CollusionPair> Pairs, IReadOnlyList<IReadOnlyList<int>> Groups, long Tested, double Excess, string? Note);

/// <summary>Two raters.</summary>
/// <param name="First">Number of the first worker.</param>
/// <param name="Second">Number of the second worker.</param>
/// <param name="Common">Items that both labelled.</param>
/// <param name="Agreed">On how many they gave the same wrong or rare answer.</param>
/// <param name="Expected">On how many they would by their own errors.</param>
/// <param name="Z">(agreed - expected) / standard deviation.</param>
/// <param name="P">One-sided, by the Poisson bound: safe where the normal approximation is not, at expectations far below 5.</param>
/// <param name="AdjustedP">P by Holm over all tested pairs.</param>
/// <param name="Flagged">AdjustedP is within the level. A reason to look, never to punish.</param>
public sealed record CollusionPair(int First, int Second, int Common, int Agreed, double Expected, double Z, double P, double AdjustedP, bool Flagged);
