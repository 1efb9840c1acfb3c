namespace Parallax.Statistics.Raters;

/// <summary>
/// How much prompts differ in difficulty: the variance σ² = Σ δ² / Σ I / (I + 1/σ²), I the information of a prompt's ratings, in turns with
/// the fit (Schall, Biometrika 78, 1991; the penalized quasi-likelihood of Breslow and Clayton, JASA 88, 1993). Where prompts do not differ it goes
/// to its least value, and the fit is that without prompts.
/// </summary>
internal static class PromptSpread
{
    private const double Least = 1e-3;
    private const double Most = 25;
    private const double Near = .02;
    private const int MostRounds = 25;

    /// <summary>Meanwhile scores need not fit closer than this.</summary>
    private const double Rough = 1e-2;

    public static void Settle(RaschDesign design, RaschLikelihood likelihood, RaschNewton newton, FacetRaschOptions options)
    {
        if (design.HasPrompts && likelihood.Ratings > 0) Alternate(design, likelihood, newton, options with { Tolerance = Math.Max(options.Tolerance, Rough) });
        newton.Run(options);
    }

    private static void Alternate(RaschDesign design, RaschLikelihood likelihood, RaschNewton newton, FacetRaschOptions options)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            newton.Run(options);
            var variance = Math.Clamp(Variance(design, likelihood, newton), Least, Most);
            var change = variance * likelihood.PromptPrecision;
            likelihood.PromptPrecision = 1 / variance;
            if (Math.Abs(change - 1) < Near) return;
        }
    }

    private static double Variance(RaschDesign design, RaschLikelihood likelihood, RaschNewton newton)
    {
        var (squares, freedom) = (0.0, 0.0);
        for (var e = design.FirstPrompt; e < design.Elements; e++)
        {
            squares += newton.Point[e] * newton.Point[e];
            freedom += 1 - likelihood.PromptPrecision / newton.Diagonal[e];
        }

        return freedom > 0 ? squares / freedom : 0;
    }
}
