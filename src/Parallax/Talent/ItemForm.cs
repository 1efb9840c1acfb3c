using System.Globalization;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Talent;

/// <summary>
/// An item of a screening as it stands in a form: one field for each thing that can be expected, and empty where anything
/// is right. Pure: from fields to what is stored, and back.
/// </summary>
public sealed class ItemForm(Func<string, string?> field)
{
    public const string NoStepIsWrong = "none";

    /// <summary>What stands in a field; empty when nothing does.</summary>
    public string this[string name] => field(name)?.Trim() ?? "";

    public static string Rating(int response, string dimension) => $"Rating-{response}-{dimension}";

    public static string Tolerance(int response, string dimension) => $"Tolerance-{response}-{dimension}";

    public static string FirstWrong(int response) => $"FirstWrong-{response}";

    public static string Verdict(int response, int step) => $"Verdict-{response}-{step}";

    public static string Level(int level) => $"Level-{level}";

    public static ItemForm Of(string skill, ItemKind kind, int points, ItemContent content)
    {
        var fields = new Dictionary<string, string>
        {
            ["Skill"] = skill,
            ["Kind"] = kind.ToString().ToLowerInvariant(),
            ["Points"] = Text(points),
        };
        if (content.Key is { } key) Write(key, fields);
        if (content.Rubric is { } rubric) Write(rubric, fields);
        return new ItemForm(name => fields.GetValueOrDefault(name));
    }

    /// <summary>As a request to put the item; what cannot be read is left to be refused there.</summary>
    public PutScreeningItem.Request Read(ShownItem shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var isKey = this["Kind"] == "key";
        return new PutScreeningItem.Request(
            shown.Presentation, this["Skill"], this["Kind"], Number(this["Points"]) ?? 0, isKey ? Key(shown) : null, isKey ? null : Rubric());
    }

    private AnswerKey Key(ShownItem shown) => new()
    {
        Preference = this["Preference"] is { Length: > 0 } preference ? preference : null,
        Ratings = [.. from r in shown.Responses from d in shown.Protocol.Dimensions let rating = Expected(r.Number, d.Id) where rating is not null select rating],
        FirstWrong = [.. from r in shown.Responses let first = this[FirstWrong(r.Number)] where first.Length > 0 select new ExpectedFirstWrong(r.Number, first == NoStepIsWrong ? null : Number(first) ?? 0)],
        Verdicts = [.. from r in shown.Responses let steps = Verdicts(r) where steps.Any(s => s is not null) select new ExpectedVerdicts(r.Number, steps)],
    };

    private ExpectedRating? Expected(int response, string dimension)
    {
        if (this[Rating(response, dimension)] is not { Length: > 0 } given) return null;
        var rating = Number(given) is { } level ? new Rating(level, null) : new Rating(null, given);
        return new ExpectedRating(response, dimension, rating, Number(this[Tolerance(response, dimension)]) ?? 0);
    }

    private string?[] Verdicts(ShownItemResponse response) =>
        [.. Enumerable.Range(1, response.Steps.Count).Select(step => this[Verdict(response.Number, step)] is { Length: > 0 } verdict ? verdict : null)];

    private ItemRubric Rubric() => new(this["Asks"], [.. Enumerable.Range(1, ItemRubric.Highest).Select(level => this[Level(level)])]);

    private static void Write(AnswerKey key, Dictionary<string, string> fields)
    {
        fields["Preference"] = key.Preference ?? "";
        foreach (var r in key.Ratings)
        {
            fields[Rating(r.Response, r.Dimension)] = r.Value.ToString();
            fields[Tolerance(r.Response, r.Dimension)] = Text(r.Tolerance);
        }

        foreach (var f in key.FirstWrong) fields[FirstWrong(f.Response)] = f.Step is { } step ? Text(step) : NoStepIsWrong;
        foreach (var v in key.Verdicts)
            for (var i = 0; i < v.Steps.Count; i++) fields[Verdict(v.Response, i + 1)] = v.Steps[i] ?? "";
    }

    private static void Write(ItemRubric rubric, Dictionary<string, string> fields)
    {
        fields["Asks"] = rubric.Asks;
        for (var i = 0; i < rubric.Levels.Count; i++) fields[Level(i + 1)] = rubric.Levels[i];
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
