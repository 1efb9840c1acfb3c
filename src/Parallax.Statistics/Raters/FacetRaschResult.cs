using Parallax.Statistics.Input;

namespace Parallax.Statistics.Raters;

/// <summary>What a many-facet Rasch model says: measures in logits, and how far to trust them.</summary>
/// <param name="Ratings">What it was fitted to.</param>
/// <param name="Categories">The values of the scale that occur, ascending; the model numbers them 0, 1, 2, ….</param>
/// <param name="Responses">For each task of <paramref name="Ratings"/> how good it is: higher is better.</param>
/// <param name="Criteria">For each facet how hard it is to score high on: higher is harder.</param>
/// <param name="Raters">For each worker the severity: higher is more severe.</param>
/// <param name="Thresholds">For each category but the lowest.</param>
public sealed record FacetRaschResult(Ratings Ratings, IReadOnlyList<double> Categories, IReadOnlyList<FacetMeasure> Responses, IReadOnlyList<FacetMeasure> Criteria, IReadOnlyList<FacetMeasure> Raters, IReadOnlyList<Threshold> Thresholds)
{
    /// <summary>Sets within which responses and raters can be compared; more than one when the design falls apart.</summary>
    public IReadOnlyList<ComparableGroup> Groups { get; init; } = [];

    /// <summary>How well the ratings tell the responses apart.</summary>
    public Separation ResponseSeparation { get; init; } = Separation.Undefined("There are no ratings.");

    /// <summary>How well they tell the criteria apart.</summary>
    public Separation CriterionSeparation { get; init; } = Separation.Undefined("There are no ratings.");

    /// <summary>How different the raters are: here a reliability near 0 is what one wishes for.</summary>
    public Separation RaterSeparation { get; init; } = Separation.Undefined("There are no ratings.");

    /// <summary>The log-likelihood of the ratings that carry information; null if none does.</summary>
    public double? LogLikelihood { get; init; }

    /// <summary>How many ratings carry information: those that are not of an extreme response, criterion or rater.</summary>
    public int Informative { get; init; }

    /// <summary>The steps of Newton.</summary>
    public int Iterations { get; init; }

    /// <summary>False when it stopped with a residual above the tolerance.</summary>
    public bool Converged { get; init; } = true;

    /// <summary>The largest difference of an observed and an expected score, in score points.</summary>
    public double MaxResidual { get; init; }

    /// <summary>The standard deviation of the difficulty of prompts, in logits; null where the ratings have none.</summary>
    public double? PromptSpread { get; init; }

    /// <summary>What to mind when reading the result.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    internal RaschFitted? Fitted { get; init; }
}

/// <summary>The likelihood at its maximum, for what is derived from it.</summary>
internal sealed record RaschFitted(RaschDesign Design, RaschLikelihood Likelihood, RaschNewton Newton);

/// <summary>One response, criterion or rater.</summary>
/// <param name="Id">Its id in the data.</param>
/// <param name="Count">How many ratings it has.</param>
/// <param name="ObservedAverage">Their mean, on the scale of the data.</param>
/// <param name="Measure">In logits; null when it cannot be estimated, see <paramref name="Note"/>.</param>
/// <param name="StandardError">In logits, 1 / sqrt(information) with everything else taken as known, as Facets has it.</param>
/// <param name="FairAverage">The expected rating, on the scale of the data, if everything else were at its mean.</param>
/// <param name="Fit">How well its ratings follow the model; null for extreme scores.</param>
/// <param name="Extreme">All its informative ratings are the lowest or all the highest: the measure rests on the adjusted score.</param>
/// <param name="Group">Its number in <see cref="FacetRaschResult.Groups"/>; null for criteria, which go through all groups, and where it has no measure.</param>
/// <param name="Note">Why the measure is missing, or what to mind when reading it.</param>
public sealed record FacetMeasure(string Id, int Count, double ObservedAverage, double? Measure, double? StandardError, double? FairAverage, RaschFit? Fit, bool Extreme, int? Group, string? Note);

/// <summary>
/// Mean-square fit, 1 where ratings vary as the model expects: above 1 noisy (above 2 it distorts), below 1 too predictable
/// (.5 to 1.5 is healthy). Z is the cube root of Wilson and Hilferty, about standard normal.
/// </summary>
/// <param name="Infit">Weighted by information: Σ(x - E)² / ΣV.</param>
/// <param name="InfitZ">Infit as a normal deviate; null without variance of the squares.</param>
/// <param name="Outfit">Unweighted: the mean of (x - E)² / V, sensitive to single surprises.</param>
/// <param name="OutfitZ">Outfit as a normal deviate; null without variance of the squares.</param>
public sealed record RaschFit(double Infit, double? InfitZ, double Outfit, double? OutfitZ);

/// <summary>Where a category becomes as probable as the one below.</summary>
/// <param name="Category">The category, on the scale of the data.</param>
/// <param name="Count">How many informative ratings are in it.</param>
/// <param name="Measure">In logits; the thresholds add up to 0. Null when nothing carries information.</param>
/// <param name="StandardError">Given the measures; null on a scale of two categories, whose one threshold is 0 by definition.</param>
public sealed record Threshold(double Category, int Count, double? Measure, double? StandardError);

/// <summary>Responses and raters that are connected by ratings. Measures of different groups cannot be compared.</summary>
/// <param name="Responses">Numbers of tasks.</param>
/// <param name="Raters">Numbers of workers.</param>
public sealed record ComparableGroup(IReadOnlyList<int> Responses, IReadOnlyList<int> Raters);

/// <summary>
/// Separation G = sqrt(true variance / mean squared error), with true = observed variance - error, of those without an extreme
/// score; reliability G² / (1 + G²). 0 when the spread is no more than error explains.
/// </summary>
/// <param name="Index">G.</param>
/// <param name="Reliability">The share of the observed variance that is not error.</param>
/// <param name="Note">Why it is undefined.</param>
public sealed record Separation(double? Index, double? Reliability, string? Note = null)
{
    /// <summary>It cannot be given, with the reason.</summary>
    public static Separation Undefined(string note) => new(null, null, note);
}
