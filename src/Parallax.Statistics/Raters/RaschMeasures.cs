namespace Parallax.Statistics.Raters;

/// <summary>The point of the maximum, centred, with the measures of extreme elements and what each element's ratings say about fit.</summary>
internal sealed class RaschMeasures
{
    private readonly RaschDesign _design;
    private readonly RaschGroups _groups;
    private readonly bool[] _known;

    public RaschMeasures(RaschDesign design, ExtremeScores extremes, RaschLikelihood likelihood, RaschGroups groups, double[] point, FacetRaschOptions options)
    {
        (_design, _groups, Value) = (design, groups, point.AsSpan(0, design.Elements).ToArray());
        Thresholds = point.AsSpan(design.Elements).ToArray();
        (Information, _known) = (new double[design.Elements], Array.ConvertAll(extremes.Round, r => r == 0));
        Centre(extremes);
        Scale = new RatingScale(Thresholds);
        Fit = new RaschFits(design.Elements, likelihood, Value, Scale);
        Fit.Information.CopyTo(Information, 0);
        if (likelihood.Ratings > 0) MeasureExtremes(extremes, options.ExtremeAdjustment);
    }

    /// <summary>For each element its measure, where <see cref="IsKnown"/>.</summary>
    public double[] Value { get; }

    public double[] Information { get; }

    public double[] Thresholds { get; }

    public RatingScale Scale { get; }

    public RaschFits Fit { get; }

    /// <summary>For each group the mean measure of its responses that are not extreme.</summary>
    public double[] MeanResponse { get; private set; } = [];

    public bool IsKnown(int element) => _known[element];

    /// <summary>Moves constants until severities add up to 0 in each group, criteria and thresholds over all.</summary>
    private void Centre(ExtremeScores extremes)
    {
        var thresholds = Thresholds.Length == 0 ? 0 : Thresholds.Average();
        for (var h = 0; h < Thresholds.Length; h++) Thresholds[h] -= thresholds;
        var criteria = MeanOf(_design.FirstCriterion, _design.FirstRater, extremes);
        for (var c = _design.FirstCriterion; c < _design.FirstRater; c++) Value[c] -= criteria;
        var raters = GroupMeans(_design.FirstRater, _design.FirstPrompt, extremes);
        for (var e = 0; e < _design.Elements; e++)
        {
            if (_groups.Part[e] is not { } group) continue;
            Value[e] -= raters[group] + (e < _design.FirstCriterion ? criteria + thresholds : 0);
        }

        MeanResponse = GroupMeans(0, _design.FirstCriterion, extremes);
    }

    private double MeanOf(int from, int to, ExtremeScores extremes)
    {
        var (sum, n) = (0.0, 0);
        for (var e = from; e < to; e++)
            if (extremes.Round[e] == 0) (sum, n) = (sum + Value[e], n + 1);
        return n == 0 ? 0 : sum / n;
    }

    private double[] GroupMeans(int from, int to, ExtremeScores extremes)
    {
        var (sum, n) = (new double[_groups.Count], new int[_groups.Count]);
        for (var e = from; e < to; e++)
        {
            if (extremes.Round[e] != 0 || _groups.Part[e] is not { } group) continue;
            sum[group] += Value[e];
            n[group]++;
        }

        for (var g = 0; g < sum.Length; g++) sum[g] /= Math.Max(1, n[g]);
        return sum;
    }

    /// <summary>In the reverse order of their leaving: those that left last are measured against those that stayed.</summary>
    private void MeasureExtremes(ExtremeScores extremes, double adjustment)
    {
        foreach (var element in extremes.Order.Reverse())
        {
            var offsets = new List<double>();
            var category = 0;
            foreach (var rating in extremes.RatingsOf(element))
            {
                if (!TryOffset(element, rating, out var offset)) continue;
                offsets.Add(offset);
                category = _design.Category[rating];
            }

            Value[element] = 0;
            if (offsets.Count == 0) continue;
            var score = category == 0 ? adjustment : offsets.Count * _design.Top - adjustment;
            var (at, information) = new AdjustedScore(Scale, offsets).Solve(score);
            Value[element] = element < _design.FirstCriterion ? at : -at;
            Information[element] = information;
            _known[element] = true;
        }
    }

    /// <summary>What the others add to η; false where the one on the other side has no measure. A criterion without one stands at the mean.</summary>
    private bool TryOffset(int element, int rating, out double offset)
    {
        var (response, criterion, rater) = (_design.Response(rating), _design.Criterion(rating), _design.Rater(rating));
        offset = (element == response ? 0 : Value[response]) - (element == criterion ? 0 : Value[criterion]) - (element == rater ? 0 : Value[rater]) - (_design.HasPrompts ? Value[_design.Prompt(rating)] : 0);
        var other = element == response ? rater : response;
        if (!_known[other] || (element == criterion && !_known[rater])) return false;
        if (element != criterion) _groups.Part[element] ??= _groups.Part[other];
        return true;
    }
}
