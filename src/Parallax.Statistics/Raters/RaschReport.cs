using Parallax.Statistics.Input;

namespace Parallax.Statistics.Raters;

/// <summary>Turns measures into rows of the result.</summary>
internal sealed class RaschReport
{
    /// <summary>Beyond some ten logits a likelihood is as flat as at infinity.</summary>
    private const double Unbounded = 12;

    private readonly ExtremeScores _extremes;
    private readonly double _factor;
    private readonly double[] _sum;
    private readonly int[] _n;

    public RaschReport(RaschDesign design, ExtremeScores extremes, RaschLikelihood likelihood, RaschGroups groups, RaschMeasures measures, FacetRaschOptions options)
    {
        (Design, _extremes, Likelihood, Groups, Measures) = (design, extremes, likelihood, groups, measures);
        (_sum, _n) = (new double[design.Elements], new int[design.Elements]);
        for (var i = 0; i < design.Category.Length; i++)
        {
            Count(design.Response(i), i);
            Count(design.Criterion(i), i);
            Count(design.Rater(i), i);
        }

        RatingsPerResponse = likelihood.Ratings / (double)Math.Max(1, Enumerable.Range(0, design.FirstCriterion).Count(r => extremes.Round[r] == 0));
        _factor = options.CorrectBias && RatingsPerResponse > 1 ? (RatingsPerResponse - 1) / RatingsPerResponse : 1;
    }

    public RaschDesign Design { get; }

    public RaschLikelihood Likelihood { get; }

    public RaschGroups Groups { get; }

    public RaschMeasures Measures { get; }

    /// <summary>The mean number of informative ratings of a response.</summary>
    public double RatingsPerResponse { get; }

    public FacetMeasure[] Responses() => Rows(Design.Ratings.Tasks, 0, e => Measures.Value[e]);

    /// <summary>At the mean of all responses.</summary>
    public FacetMeasure[] Criteria()
    {
        var at = Measures.MeanResponse.Length == 0 ? 0 : Measures.MeanResponse.Average();
        return Rows(Design.Ratings.Facets, Design.FirstCriterion, e => at - Measures.Value[e]);
    }

    /// <summary>At the mean of the responses of the group.</summary>
    public FacetMeasure[] Raters() => Rows(Design.Ratings.Workers, Design.FirstRater, e => Measures.MeanResponse[Groups.Part[e] ?? 0] - Measures.Value[e]);

    public Threshold[] Thresholds()
    {
        var errors = Likelihood.Ratings == 0 ? null : Likelihood.ThresholdErrors();
        var rows = new Threshold[Design.Top];
        for (var h = 0; h < rows.Length; h++)
            rows[h] = new Threshold(Design.Values[h + 1], Likelihood.Counts[h + 1], Likelihood.Ratings == 0 ? null : Measures.Thresholds[h] * _factor, errors?[h]);
        return rows;
    }

    private FacetMeasure[] Rows(IdTable ids, int first, Func<int, double> fairPlace)
    {
        var rows = new FacetMeasure[ids.Count];
        var p = new double[Design.Top + 1];
        for (var i = 0; i < rows.Length; i++) rows[i] = Row(ids[i], first + i, fairPlace, p);
        return rows;
    }

    private FacetMeasure Row(string id, int element, Func<int, double> fairPlace, double[] p)
    {
        var extreme = _extremes.Round[element] != 0;
        var average = _sum[element] / _n[element];
        if (Likelihood.Ratings == 0 || !Measures.IsKnown(element))
            return new FacetMeasure(id, _n[element], average, null, null, null, null, extreme, null, "Everything it was rated with is extreme as well: there is nothing to measure it against.");
        Measures.Scale.Probabilities(fairPlace(element), p);
        var (measure, information) = (Measures.Value[element] * _factor, Measures.Information[element]);
        return new FacetMeasure(id, _n[element], average, measure, information > 0 ? 1 / Math.Sqrt(information) : null, Design.Expected(p),
            extreme ? null : Measures.Fit.Of(element), extreme, Groups.Part[element], NoteOn(extreme, measure));
    }

    private static string? NoteOn(bool extreme, double measure) =>
        extreme ? "All its informative ratings are at one end of the scale: the measure rests on an adjusted score."
        : Math.Abs(measure) > Unbounded ? "The ratings hardly bound this measure: read it as very high or very low."
        : null;

    private void Count(int element, int rating)
    {
        _sum[element] += Design.Ratings.Values[rating];
        _n[element]++;
    }
}
