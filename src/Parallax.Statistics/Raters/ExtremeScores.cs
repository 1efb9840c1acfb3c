namespace Parallax.Statistics.Raters;

/// <summary>
/// Elements whose ratings are all the lowest or all the highest have no finite measure, and their ratings say nothing about anybody
/// else. They are taken out, and then those that have become extreme by it, and so on, in rounds. Linear: each rating is
/// taken out once. Prompts are drawn from a distribution, which bounds them: none is extreme.
/// </summary>
internal sealed class ExtremeScores
{
    private readonly RaschDesign _design;
    private readonly int[] _start;
    private readonly int[] _rating;
    private readonly int[] _left, _lowest, _highest;
    private readonly int[] _ratingRound;
    private readonly List<int> _order = [];

    public ExtremeScores(RaschDesign design)
    {
        _design = design;
        (_start, _rating) = Index(design);
        (_left, _lowest, _highest) = (new int[design.Elements], new int[design.Elements], new int[design.Elements]);
        (Round, _ratingRound) = (new int[design.Elements], new int[design.Category.Length]);
        for (var i = 0; i < design.Category.Length; i++) Count(i, 1);
        Peel();
        Informative = _ratingRound.Count(r => r == 0);
    }

    /// <summary>For each element the round in which it was taken out; 0 if it stays.</summary>
    public int[] Round { get; }

    /// <summary>Elements that were taken out, in that order.</summary>
    public IReadOnlyList<int> Order => _order;

    /// <summary>How many ratings stay.</summary>
    public int Informative { get; }

    public bool Stays(int rating) => _ratingRound[rating] == 0;

    /// <summary>The ratings that an element still had when it was taken out; none if all had gone with others.</summary>
    public IEnumerable<int> RatingsOf(int element)
    {
        for (var i = _start[element]; i < _start[element + 1]; i++)
            if (_ratingRound[_rating[i]] == Round[element]) yield return _rating[i];
    }

    private void Peel()
    {
        var frontier = new List<int>();
        for (var e = 0; e < _design.FirstPrompt; e++)
            if (IsExtreme(e)) frontier.Add(e);
        for (var round = 1; frontier.Count > 0; round++)
        {
            foreach (var e in frontier) Round[e] = round;
            _order.AddRange(frontier);
            var touched = new List<int>();
            foreach (var e in frontier) TakeOut(e, round, touched);
            frontier = [.. touched.Where(e => Round[e] == 0 && IsExtreme(e)).Distinct()];
        }
    }

    private void TakeOut(int element, int round, List<int> touched)
    {
        for (var i = _start[element]; i < _start[element + 1]; i++)
        {
            var rating = _rating[i];
            if (_ratingRound[rating] != 0) continue;
            _ratingRound[rating] = round;
            Count(rating, -1);
            touched.Add(_design.Response(rating));
            touched.Add(_design.Criterion(rating));
            touched.Add(_design.Rater(rating));
        }
    }

    private bool IsExtreme(int element) => _left[element] == _lowest[element] || _left[element] == _highest[element];

    private void Count(int rating, int by)
    {
        var category = _design.Category[rating];
        ReadOnlySpan<int> elements = [_design.Response(rating), _design.Criterion(rating), _design.Rater(rating)];
        foreach (var e in elements)
        {
            _left[e] += by;
            if (category == 0) _lowest[e] += by;
            if (category == _design.Top) _highest[e] += by;
        }
    }

    /// <summary>The ratings of each element, by a counting sort.</summary>
    private static (int[] Start, int[] Rating) Index(RaschDesign design)
    {
        var (start, rating) = (new int[design.Elements + 1], new int[3 * design.Category.Length]);
        for (var i = 0; i < design.Category.Length; i++)
        {
            start[design.Response(i) + 1]++;
            start[design.Criterion(i) + 1]++;
            start[design.Rater(i) + 1]++;
        }

        for (var e = 0; e < design.Elements; e++) start[e + 1] += start[e];
        var next = start[..^1];
        for (var i = 0; i < design.Category.Length; i++)
        {
            rating[next[design.Response(i)]++] = i;
            rating[next[design.Criterion(i)]++] = i;
            rating[next[design.Rater(i)]++] = i;
        }

        return (start, rating);
    }
}
