namespace Parallax.Statistics.Inference;

/// <summary>A prediction-powered leaderboard beside the one from people alone. Ratings are natural logits, centred on 0.</summary>
/// <param name="HumanOnly">For each model, its rating from the votes of people, with the sandwich interval.</param>
/// <param name="Powered">For each model, its prediction-powered rating.</param>
/// <param name="Covariance">Covariance of the prediction-powered ratings, row by row; null where they are undefined.</param>
/// <param name="Lambda">How far the judge is trusted, 0 to 1.</param>
/// <param name="Gain">n_eff / n: trace of the covariance from people alone over that of the powered one.</param>
/// <param name="Humans">n, comparisons that people made.</param>
/// <param name="JudgeOnly">N, comparisons that the judge alone made.</param>
/// <param name="Hidden">Whether to show people the human-only ratings alone: n under 50, or 0 &lt; λ &lt; .1.</param>
/// <param name="Note">Why it is undefined, or what to mind.</param>
public sealed record PpiBradleyTerryEstimate(
    IReadOnlyList<Estimate> HumanOnly, IReadOnlyList<Estimate> Powered, double[]? Covariance, double Lambda, double? Gain,
    long Humans, long JudgeOnly, bool Hidden, string? Note);
