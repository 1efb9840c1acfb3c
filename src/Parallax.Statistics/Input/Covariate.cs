namespace Parallax.Statistics.Input;

/// <summary>A column of style (length, headers, bold, …) that is added to the logit of "left wins".</summary>
/// <param name="Name">Its name in the data.</param>
/// <param name="Values">For each comparison, left minus right; for counts the relative difference (a - b) / (a + b), 0 where both are 0.</param>
public sealed record Covariate(string Name, double[] Values);
