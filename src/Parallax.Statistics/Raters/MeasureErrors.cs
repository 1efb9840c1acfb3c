namespace Parallax.Statistics.Raters;

/// <summary>Standard errors of measures of responses about the mean severity, clustered. See <see cref="FairScores"/>.</summary>
internal sealed class MeasureErrors
{
    private readonly FacetRaschResult _fit;
    private readonly RaschFitted _fitted;

    /// <summary>For each informative rating its residual, and for each threshold whether it was passed less the probability of it.</summary>
    private readonly double[] _residual, _passed;
    private readonly int[] _cell;
    private readonly int _cells;

    public MeasureErrors(FacetRaschResult fit, RaschFitted fitted)
    {
        (_fit, _fitted) = (fit, fitted);
        var (likelihood, point) = (fitted.Likelihood, fitted.Newton.Point);
        (_residual, _passed, _cell) = (new double[likelihood.Ratings], new double[likelihood.Ratings * likelihood.Top], new int[likelihood.Ratings]);
        var scale = new RatingScale(point.AsSpan(fitted.Design.Elements));
        var (p, cells) = (new double[likelihood.Top + 1], new Dictionary<(int, int), int>());
        for (var i = 0; i < _residual.Length; i++)
        {
            var (response, criterion, rater, category) = likelihood[i];
            var prompt = likelihood.Prompt(i);
            scale.Probabilities(point[response] - point[criterion] - point[rater] - (prompt is { } at ? point[at] : 0), p);
            _residual[i] = category - RatingScale.Mean(p);
            Passed(_passed.AsSpan(i * likelihood.Top, likelihood.Top), category, p);
            if (!cells.TryGetValue((rater, prompt ?? -1), out _cell[i])) cells[(rater, prompt ?? -1)] = _cell[i] = cells.Count;
        }

        _cells = cells.Count;
    }

    /// <returns>The error; null with the reason.</returns>
    public (double? Error, int Freedom, string? Note) Of(int response)
    {
        if (_fit.Responses[response].Extreme) return (null, 0, "All its ratings are the lowest or all the highest: the interval is undefined.");
        var (raters, prompts) = Clusters(response);
        if (raters < 2) return (null, 0, "One rater alone rated it: the interval is undefined.");
        var (byRater, byPrompt, byBoth) = Moved(_fitted.Newton.Solve(Contrast(response)));
        byRater *= raters / (raters - 1.0);
        if (_fit.PromptSpread is null) return Error(byRater, raters - 1, null);
        if (prompts < 2) return Error(byRater, raters - 1, "It was rated on one task alone: how much tasks differ is not in the interval.");
        byPrompt *= prompts / (prompts - 1.0);
        return Error(Math.Max(Math.Max(byRater, byPrompt), byRater + byPrompt - byBoth), Math.Min(raters, prompts) - 1, null);
    }

    private static (double?, int, string?) Error(double variance, int freedom, string? note) =>
        variance > 0 ? (Math.Sqrt(variance), freedom, note) : (null, freedom, "Its ratings carry no information: the interval is undefined.");

    private static void Passed(Span<double> passed, int category, double[] p)
    {
        var above = 0.0;
        for (var h = passed.Length; h > 0; h--)
        {
            above += p[h];
            passed[h - 1] = (category >= h ? 1 : 0) - above;
        }
    }

    private (int Raters, int Prompts) Clusters(int response)
    {
        var (raters, prompts) = (new HashSet<int>(), new HashSet<int>());
        for (var i = 0; i < _residual.Length; i++)
        {
            if (_fitted.Likelihood[i].Response != response) continue;
            raters.Add(_fitted.Likelihood[i].Rater);
            if (_fitted.Likelihood.Prompt(i) is { } prompt) prompts.Add(prompt);
        }

        return (raters.Count, prompts.Count);
    }

    /// <summary>The measure of the response less the mean severity of its group, of criteria and of thresholds, as measures are centred.</summary>
    private double[] Contrast(int response)
    {
        var (design, contrast) = (_fitted.Design, new double[_fitted.Likelihood.Parameters]);
        contrast[response] = 1;
        Mean(contrast, design.FirstRater, [.. Numbers(_fit.Raters, r => !r.Extreme && r.Group == _fit.Responses[response].Group)]);
        Mean(contrast, design.FirstCriterion, [.. Numbers(_fit.Criteria, c => !c.Extreme)]);
        Mean(contrast, design.Elements, [.. Enumerable.Range(0, design.Top)]);
        return contrast;
    }

    private static void Mean(double[] contrast, int first, int[] numbers)
    {
        foreach (var number in numbers) contrast[first + number] = -1.0 / numbers.Length;
    }

    private static IEnumerable<int> Numbers(IReadOnlyList<FacetMeasure> all, Func<FacetMeasure, bool> counts) => Enumerable.Range(0, all.Count).Where(n => counts(all[n]));

    /// <summary>Sums of squares of what moves the measure along <paramref name="a"/>, over raters, prompts, and both together.</summary>
    private (double ByRater, double ByPrompt, double ByBoth) Moved(double[] a)
    {
        var (likelihood, design) = (_fitted.Likelihood, _fitted.Design);
        var (sums, cells) = (new double[design.Elements], new double[_cells]);
        var thresholds = a.AsSpan(design.Elements);
        for (var i = 0; i < _residual.Length; i++)
        {
            var (response, criterion, rater, _) = likelihood[i];
            var prompt = likelihood.Prompt(i);
            var moved = _residual[i] * (a[response] - a[criterion] - a[rater] - (prompt is { } at ? a[at] : 0));
            for (var h = 0; h < thresholds.Length; h++) moved -= thresholds[h] * _passed[i * thresholds.Length + h];
            sums[rater] += moved;
            if (prompt is { } of) sums[of] += moved;
            cells[_cell[i]] += moved;
        }

        // A prompt's own distribution pulls at it, and belongs to it.
        likelihood.Prior?.AddMoved(_fitted.Newton.Point, a, sums);
        return (Squares(sums.AsSpan(design.FirstRater..design.FirstPrompt)), Squares(sums.AsSpan(design.FirstPrompt..design.FirstGiven)), Squares(cells));
    }

    private static double Squares(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var x in values) sum += x * x;
        return sum;
    }
}
