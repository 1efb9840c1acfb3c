using System.Globalization;
using Parallax.Projects;
using Parallax.Web.Pages;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>One thing that a key expects, as a key of its own, so that it is scored by the one rule there is.</summary>
/// <param name="Code"><c>preference</c>, <c>ratings.1.spatial</c>, <c>firstWrong.2</c>, <c>verdicts.1</c>, <c>regions.0</c>.</param>
/// <param name="Response">1 or 2 as the presentation has them; null for what is about no response.</param>
public sealed record PracticePart(string Code, int? Response, AnswerKey Key)
{
    public static IReadOnlyList<PracticePart> Of(AnswerKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return
        [
            .. key.Preference is null ? Array.Empty<PracticePart>() : [new("preference", null, new AnswerKey { Preference = key.Preference })],
            .. key.FirstWrong.Select(f => new PracticePart($"firstWrong.{f.Response}", f.Response, new AnswerKey { FirstWrong = [f] })),
            .. key.Verdicts.Select(v => new PracticePart($"verdicts.{v.Response}", v.Response, new AnswerKey { Verdicts = [v] })),
            .. key.Ratings.Select(r => new PracticePart($"ratings.{r.Response}.{r.Dimension}", r.Response, new AnswerKey { Ratings = [r] })),
            .. key.Regions.Select((r, i) => new PracticePart($"regions.{Text(i)}", null, new AnswerKey { Regions = [r] })),
        ];
    }

    /// <summary>The parts of which something can be expected.</summary>
    public static IEnumerable<string> CodesOf(ShownItem shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return
        [
            .. shown.Protocol.Preference is not null && shown.Responses.Count == 2 ? ["preference"] : Array.Empty<string>(),
            .. shown.Responses.Where(r => shown.Protocol.StepVerdicts && r.Steps.Count > 0).SelectMany(r => (IEnumerable<string>)[$"firstWrong.{r.Number}", $"verdicts.{r.Number}"]),
            .. from r in shown.Responses from d in shown.Protocol.Dimensions select $"ratings.{r.Number}.{d.Id}",
        ];
    }

    /// <summary>What it is about. Responses are called as <paramref name="name"/> says.</summary>
    public string About(ProtocolDefinition protocol, Func<int, string> name)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(name);
        var of = Response is { } response ? $" of response {name(response)}" : "";
        return Key switch
        {
            { Preference: not null } => "Which response is better",
            { FirstWrong.Count: > 0 } => $"First wrong step{of}",
            { Verdicts.Count: > 0 } => $"Steps{of}",
            { Ratings: [var rating, ..] } => $"{KeyWords.Dimension(protocol, rating.Dimension)}{of}",
            _ => "A place marked on the image",
        };
    }

    public string Expected(Func<int, string> name) => Key switch
    {
        { Preference: { } preference } => Preference(preference, name),
        { FirstWrong: [var first, ..] } => first.Step is { } step ? $"step {Text(step)}" : "no step is wrong",
        { Verdicts: [var verdicts, ..] } => KeyWords.Verdicts(verdicts.Steps, verdicts.Steps),
        { Ratings: [var rating, ..] } => KeyWords.Rating(rating),
        { Regions: [var region, ..] } => KeyWords.Region(region),
        _ => "",
    };

    /// <summary>What was said of it.</summary>
    public string Said(Answers answers, IReadOnlyList<Guid> responses, Func<int, string> name)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(responses);
        if (Key.Preference is not null) return answers.Preference is { } given ? Preference(given.Better is { } better ? $"{(better == responses[0] ? 1 : 2)}-{given.Strength}" : given.Strength, name) : "nothing";
        if (Key.Regions.Count > 0) return RegionWords(answers.Issues.SelectMany(i => i.Anchors).OfType<RegionAnchor>().Count(a => a.Media == Key.Regions[0].Media));
        if (Response is not { } response || !answers.Responses.TryGetValue(responses[response - 1], out var said)) return "nothing";
        if (Key.FirstWrong.Count > 0) return said.FirstWrong is { } wrong ? $"step {Text(wrong + 1)}" : "no step is wrong";
        if (Key.Verdicts.Count > 0) return KeyWords.Verdicts(said.Steps, Key.Verdicts[0].Steps);
        return said.Dimensions.TryGetValue(Key.Ratings[0].Dimension, out var rating) ? RatingWords(rating) : "nothing";
    }

    public double Credit(Answers answers, IReadOnlyList<Guid> responses) => ScoreByKey.Of(Key, answers, responses);

    /// <summary>Within a sentence.</summary>
    private static string Preference(string code, Func<int, string> name)
    {
        var words = KeyWords.Preference(code, name);
        return char.ToLowerInvariant(words[0]) + words[1..];
    }

    private static string RegionWords(int marked) => marked == 0 ? "no region on that image" : Words.Count(marked, "region") + " on that image";

    private static string RatingWords(Rating rating) => Words.Label(rating.ToString()).ToLowerInvariant();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
