namespace Parallax.Work;

/// <summary>
/// What an answer is worth by a key, from 0 to 1. Pure. Each thing that the key expects weighs the same, and the credit
/// is their mean:
/// <list type="bullet">
/// <item>preference: 1 when it is the expected one, or prefers the expected response where the key leaves the strength open;
/// ½ for the expected response with another strength; else 0.</item>
/// <item>a rating: 1 within the tolerance, ½ one level beyond it, else 0. "Not applicable" is right only where it is expected, "cannot judge" never.</item>
/// <item>the first wrong step: 1 for that step (or for none, when none is wrong), ½ for the step before or after it, else 0.</item>
/// <item>step verdicts: the share of the expected ones that were given.</item>
/// <item>a region: 1 when some region that was marked on that image overlaps it enough, else 0.</item>
/// </list>
/// An item that was passed on or not answered is worth 0.
/// </summary>
public static class ScoreByKey
{
    /// <param name="responses">The ids of the presentation's responses, the first first.</param>
    public static double Of(AnswerKey key, Answers answers, IReadOnlyList<Guid> responses)
    {
        var credits = new List<double>(key.Parts);
        if (key.Preference is { } expected) credits.Add(Preference(expected, answers.Preference, responses));
        credits.AddRange(key.Ratings.Select(r => Rating(r, Said(r.Response))));
        credits.AddRange(key.FirstWrong.Select(f => FirstWrong(f, Said(f.Response))));
        credits.AddRange(key.Verdicts.Select(v => Verdicts(v, Said(v.Response))));
        var marked = answers.Issues.SelectMany(i => i.Anchors).OfType<RegionAnchor>().ToList();
        credits.AddRange(key.Regions.Select(r => marked.Exists(m => m.Media == r.Media && r.Overlap(m) >= r.MinimumIoU) ? 1d : 0));
        return credits.Count == 0 ? 0 : credits.Average();

        ResponseAnswers Said(int response) => answers.Responses[responses[response - 1]];
    }

    private static double Preference(string expected, Preference? given, IReadOnlyList<Guid> responses)
    {
        if (given is null) return 0;
        var side = given.Better is { } better ? $"{(better == responses[0] ? 1 : 2)}" : null;
        if (expected == side || expected == (side is null ? given.Strength : $"{side}-{given.Strength}")) return 1;
        return side is not null && expected.StartsWith(side + "-", StringComparison.Ordinal) ? .5 : 0;
    }

    private static double Rating(ExpectedRating expected, ResponseAnswers said)
    {
        if (!said.Dimensions.TryGetValue(expected.Dimension, out var given)) return 0;
        if (expected.Value.Level is not { } level || given.Level is not { } rated) return given == expected.Value ? 1 : 0;
        return (Math.Abs(rated - level) - expected.Tolerance) switch
        {
            <= 0 => 1,
            1 => .5,
            _ => 0,
        };
    }

    private static double FirstWrong(ExpectedFirstWrong expected, ResponseAnswers said)
    {
        if (expected.Step is not { } step || said.FirstWrong is not { } index) return (expected.Step is null) == (said.FirstWrong is null) ? 1 : 0;
        return Math.Abs(index + 1 - step) switch
        {
            0 => 1,
            1 => .5,
            _ => 0,
        };
    }

    private static double Verdicts(ExpectedVerdicts expected, ResponseAnswers said)
    {
        var asked = expected.Steps.Select((verdict, i) => (Verdict: verdict, Index: i)).Where(s => s.Verdict is not null).ToList();
        if (asked.Count == 0) return 1;
        return (double)asked.Count(s => s.Index < said.Steps.Count && said.Steps[s.Index] == s.Verdict) / asked.Count;
    }
}
