using Parallax.Statistics.Input;

namespace Parallax.Statistics.Raters;

/// <summary>
/// The many-facet Rasch model of Linacre (Many-Facet Rasch Measurement, 1989) with the rating scale of Andrich (Psychometrika 43, 1978):
/// log P(x = k) / P(x = k - 1) = response - criterion - severity of the rater - τ_k, by joint maximum likelihood. Severities, criteria
/// and thresholds each add up to 0, over those without an extreme score. Tasks of the ratings are the responses, facets the
/// criteria, workers the raters. Prompts, where the ratings have them, are one facet more: η is less by how hard the prompt is, which is
/// normal with a mean and a variance that are estimated with the rest (<see cref="PromptPrior"/>), so that a response (a model) is not punished for hard prompts.
/// </summary>
public static class FacetRasch
{
    /// <summary>Fits the model. Linear in the ratings for each step; a scale with gaps (1, 3, 5) is taken as consecutive.</summary>
    /// <exception cref="InputException">A rating is not a whole number, or there are more than 101 different ones.</exception>
    public static FacetRaschResult Fit(Ratings ratings, FacetRaschOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        options ??= new FacetRaschOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Tolerance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.ExtremeAdjustment);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.ExtremeAdjustment, 0.5);
        var design = new RaschDesign(ratings);
        var extremes = new ExtremeScores(design);
        var likelihood = new RaschLikelihood(design, extremes);
        var newton = new RaschNewton(likelihood);
        PromptSpread.Settle(likelihood, newton, options);
        var groups = new RaschGroups(design, extremes, likelihood);
        var measures = new RaschMeasures(design, extremes, likelihood, groups, newton.Point, options);
        return Report(new RaschReport(design, extremes, likelihood, groups, measures, options), newton, options) with { Fitted = new RaschFitted(design, likelihood, newton) };
    }

    private static FacetRaschResult Report(RaschReport report, RaschNewton newton, FacetRaschOptions options)
    {
        var (design, likelihood) = (report.Design, report.Likelihood);
        var (responses, criteria, raters) = (report.Responses(), report.Criteria(), report.Raters());
        var converged = newton.MaxResidual <= options.Tolerance;
        return new FacetRaschResult(design.Ratings, design.Values, responses, criteria, raters, report.Thresholds())
        {
            Groups = report.Groups.Of(design),
            ResponseSeparation = Separations.Of(responses),
            CriterionSeparation = Separations.Of(criteria),
            RaterSeparation = Separations.Of(raters),
            LogLikelihood = likelihood.Ratings == 0 ? null : likelihood.LogLikelihood(newton.Objective, newton.Point),
            Informative = likelihood.Ratings,
            Iterations = newton.Iterations,
            Converged = converged,
            MaxResidual = newton.MaxResidual,
            PromptSpread = design.HasPrompts ? likelihood.Prior!.SpreadAt(newton.Point) : null,
            Notes = RaschNotes.Of(report, converged, options),
        };
    }
}
