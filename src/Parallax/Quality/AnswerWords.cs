using Parallax.Projects;
using Parallax.Web.Pages;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>What somebody said of each thing that a key expects, in the order of <see cref="KeyWords.Of"/>.</summary>
public static class AnswerWords
{
    /// <param name="responses">The ids of the presentation's responses, the first first.</param>
    public static IReadOnlyList<string> Of(AnswerKey key, Answers answers, IReadOnlyList<Guid> responses, ProtocolDefinition protocol)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(responses);
        return
        [
            .. key.Preference is null ? Array.Empty<string>() : [$"Preference: {Preference(answers)}"],
            .. key.Ratings.Select(r => $"{Name(r.Response)}, {KeyWords.Dimension(protocol, r.Dimension)}: {Rating(Said(r.Response), r.Dimension)}"),
            .. key.FirstWrong.Select(f => $"{Name(f.Response)}: {(Said(f.Response).FirstWrong is { } step ? $"the first wrong step is {step + 1}" : "no step is wrong")}"),
            .. key.Verdicts.Select(v => $"{Name(v.Response)}: {string.Join(", ", Said(v.Response).Steps.Select((s, i) => $"step {i + 1} {Words.Label(s).ToLowerInvariant()}"))}"),
            .. key.Regions.Select(r => $"Image {r.Media + 1}: {Regions(r, answers)}"),
        ];

        ResponseAnswers Said(int response) => answers.Responses[responses[response - 1]];
        string Name(int response) => $"Response {answers.PositionOf(responses[response - 1])}";
    }

    private static string Preference(Answers answers) => answers.Preference switch
    {
        null => "nothing",
        { Better: { } better, Strength: var strength } => $"Response {answers.PositionOf(better)} {Words.Label(strength).ToLowerInvariant()}",
        { Strength: var strength } => Words.Label(strength),
    };

    private static string Rating(ResponseAnswers said, string dimension) =>
        said.Dimensions.TryGetValue(dimension, out var given) ? Words.Label(given.ToString()).ToLowerInvariant() : "nothing";

    private static string Regions(ExpectedRegion expected, Answers answers)
    {
        var marked = answers.Issues.SelectMany(i => i.Anchors).OfType<RegionAnchor>().Where(a => a.Media == expected.Media).ToList();
        if (marked.Count == 0) return "no region was marked";
        var best = marked.MaxBy(expected.Overlap)!;
        return $"{Words.Count(marked.Count, "region")} marked; the nearest, at {best.X}, {best.Y} of {best.Width} by {best.Height} pixels, meets it by {Words.Percent(expected.Overlap(best))}";
    }
}
