namespace Parallax.Statistics.Raters;

/// <summary>
/// How much prompts differ in difficulty: the variances of <see cref="PromptPrior"/> in turns with the fit (the penalized quasi-likelihood of Breslow and Clayton, JASA 88, 1993).
/// Where prompts do not differ they go to their least value, and the fit is that without prompts.
/// </summary>
internal static class PromptSpread
{
    private const double Least = 1e-3;
    private const double Most = 25;
    private const double Near = .02;
    private const int MostRounds = 25;

    /// <summary>Meanwhile scores need not fit closer than this.</summary>
    private const double Rough = 1e-2;

    public static void Settle(RaschLikelihood likelihood, RaschNewton newton, FacetRaschOptions options)
    {
        if (likelihood.Prior is { } prior && likelihood.Ratings > 0) Alternate(prior, newton, options with { Tolerance = Math.Max(options.Tolerance, Rough) });
        newton.Run(options);
    }

    private static void Alternate(PromptPrior prior, RaschNewton newton, FacetRaschOptions options)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            newton.Run(options);
            var (prompts, given) = prior.Variances(newton.Point, newton.Diagonal, Least, Most);
            var change = Math.Max(Math.Abs(prompts * prior.Precision - 1), Math.Abs(given * prior.GivenPrecision - 1));
            (prior.Precision, prior.GivenPrecision) = (1 / prompts, 1 / given);
            if (change < Near) return;
        }
    }
}
