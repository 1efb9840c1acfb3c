namespace Parallax.Statistics.Raters;

/// <summary>
/// The parts into which the graph of raters and responses falls, by informative ratings: between parts a constant can be moved from raters
/// to responses and nothing tells. Extreme elements join the part of those they are measured against.
/// </summary>
internal sealed class RaschGroups
{
    private readonly RaschDesign _design;
    private readonly RaschLikelihood _likelihood;

    public RaschGroups(RaschDesign design, ExtremeScores extremes, RaschLikelihood likelihood)
    {
        (_design, _likelihood, Part) = (design, likelihood, new int?[design.Elements]);
        var sets = new DisjointSets(design.Elements);
        for (var i = 0; i < likelihood.Ratings; i++) sets.Union(likelihood[i].Response, likelihood[i].Rater);
        var numbers = new Dictionary<int, int>();
        for (var e = 0; e < design.Elements; e++)
        {
            if (extremes.Round[e] != 0 || IsCriterion(e) || e >= design.FirstPrompt) continue;
            numbers.TryAdd(sets.Find(e), numbers.Count);
            Part[e] = numbers[sets.Find(e)];
        }

        Count = numbers.Count;
    }

    /// <summary>How many parts.</summary>
    public int Count { get; }

    /// <summary>For each element its part; null for criteria, prompts, and for what has no measure.</summary>
    public int?[] Part { get; }

    public bool IsCriterion(int element) => element >= _design.FirstCriterion && element < _design.FirstRater;

    /// <summary>False if some criteria were never given by one rater to one response together: then severity and criterion may stand for each other.</summary>
    public bool CriteriaAreLinked()
    {
        var criteria = new DisjointSets(_design.FirstRater - _design.FirstCriterion);
        var (lastResponse, lastCriterion) = (new int[_design.Elements], new int[_design.Elements]);
        Array.Fill(lastResponse, -1);
        for (var i = 0; i < _likelihood.Ratings; i++)
        {
            var (response, criterion, rater, _) = _likelihood[i];
            if (lastResponse[rater] == response) criteria.Union(lastCriterion[rater] - _design.FirstCriterion, criterion - _design.FirstCriterion);
            (lastResponse[rater], lastCriterion[rater]) = (response, criterion);
        }

        var used = new HashSet<int>();
        for (var i = 0; i < _likelihood.Ratings; i++) used.Add(criteria.Find(_likelihood[i].Criterion - _design.FirstCriterion));
        return used.Count <= 1;
    }

    /// <summary>The parts as the result has them.</summary>
    public IReadOnlyList<ComparableGroup> Of(RaschDesign design)
    {
        var groups = Enumerable.Range(0, Count).Select(_ => (Responses: new List<int>(), Raters: new List<int>())).ToArray();
        for (var e = 0; e < design.Elements; e++)
        {
            if (Part[e] is not { } group) continue;
            if (e < design.FirstCriterion) groups[group].Responses.Add(e);
            else groups[group].Raters.Add(e - design.FirstRater);
        }

        return [.. groups.Select(g => new ComparableGroup(g.Responses, g.Raters))];
    }
}
