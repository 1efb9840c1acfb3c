using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Talent;

/// <summary>What an item is scored by: its key or its rubric, one of the two.</summary>
public sealed record ItemContent(ItemKey? Key, ItemRubric? Rubric);

/// <summary>The answer that is known. Responses are named 1 and 2, as the presentation has them and not as one person saw them.</summary>
public sealed record ItemKey
{
    /// <summary><c>1</c> or <c>2</c> when any preference for it is right; <c>1-much-better</c>, <c>1-better</c>, <c>same</c>, <c>2-better</c>, <c>2-much-better</c>, <c>both-bad</c>.</summary>
    public string? Preference { get; init; }
    public IReadOnlyList<ExpectedRating> Ratings { get; init; } = [];
    public IReadOnlyList<ExpectedFirstWrong> FirstWrong { get; init; } = [];
    public IReadOnlyList<ExpectedVerdicts> Verdicts { get; init; } = [];

    public int Parts => (Preference is null ? 0 : 1) + Ratings.Count + FirstWrong.Count + Verdicts.Count;
}

/// <param name="Tolerance">How many levels away still count in full.</param>
public sealed record ExpectedRating(int Response, string Dimension, Rating Value, int Tolerance = 0);

/// <param name="Step">From 1; null when no step is wrong.</param>
public sealed record ExpectedFirstWrong(int Response, int? Step);

/// <param name="Steps">One verdict a step; null where any is right.</param>
public sealed record ExpectedVerdicts(int Response, IReadOnlyList<string?> Steps);

/// <param name="Asks">What the scorer looks at.</param>
/// <param name="Levels">Five descriptions, of level 1 first.</param>
public sealed record ItemRubric(string Asks, IReadOnlyList<string> Levels)
{
    public const int Highest = 5;

    /// <summary>Level 1 is worth nothing, level 5 all points.</summary>
    public static double Credit(double level) => (level - 1) / (Highest - 1);
}

/// <summary>Whether a key or rubric fits its protocol and presentation. Pure; errors stand under the name of their field.</summary>
public static class CheckItemContent
{
    public static readonly IReadOnlyList<string> Preferences = ["1", "2", "1-much-better", "1-better", "same", "2-better", "2-much-better", "both-bad"];

    /// <param name="steps">How many steps each response has.</param>
    public static Dictionary<string, string[]> Of(ItemContent content, ItemKind kind, ProtocolDefinition protocol, IReadOnlyList<int> steps)
    {
        var errors = new Dictionary<string, string[]>();
        if (kind == ItemKind.Rubric) Rubric(content.Rubric, errors);
        else if (content.Key is not { Parts: > 0 } key) errors["key"] = ["Say at least one thing that is expected."];
        else Key(key, protocol, steps, errors);
        return errors;
    }

    private static void Rubric(ItemRubric? rubric, Dictionary<string, string[]> errors)
    {
        if (string.IsNullOrWhiteSpace(rubric?.Asks)) errors["rubric.asks"] = ["Say what the scorer looks at."];
        if (rubric?.Levels is not { Count: ItemRubric.Highest } levels || levels.Any(string.IsNullOrWhiteSpace))
            errors["rubric.levels"] = ["Describe each of the five levels, of level 1 first."];
    }

    private static void Key(ItemKey key, ProtocolDefinition protocol, IReadOnlyList<int> steps, Dictionary<string, string[]> errors)
    {
        if (key.Preference is { } preference && (protocol.Preference is null || !Preferences.Contains(preference)))
            errors["key.preference"] = [protocol.Preference is null ? "The protocol asks for no preference." : $"One of {string.Join(", ", Preferences)}."];
        if (key.Ratings.Any(r => Shown(r.Response) && protocol.Dimensions.All(d => d.Id != r.Dimension))) errors["key.ratings"] = ["The protocol has no such dimension."];
        if (key.Ratings.Any(r => r.Value.Level is < 1 or > 5 || r.Value is { Level: null, Other: not Rating.NotApplicable } || r.Tolerance is < 0 or > 3))
            errors["key.ratings"] = ["A rating is 1 to 5 or not-applicable, with a tolerance of 0 to 3."];
        if (key.Ratings.Any(r => !Shown(r.Response)) || key.FirstWrong.Any(f => !Shown(f.Response)) || key.Verdicts.Any(v => !Shown(v.Response)))
            errors["key"] = ["The item shows no such response."];
        else if ((key.FirstWrong.Count > 0 || key.Verdicts.Count > 0) && !protocol.StepVerdicts) errors["key"] = ["The protocol asks for no step verdicts."];
        else Steps(key, steps, errors);

        bool Shown(int response) => response >= 1 && response <= steps.Count;
    }

    private static void Steps(ItemKey key, IReadOnlyList<int> steps, Dictionary<string, string[]> errors)
    {
        if (key.FirstWrong.Any(f => f.Step is { } step && (step < 1 || step > steps[f.Response - 1]))) errors["key.firstWrong"] = ["The response has no such step; steps count from 1."];
        if (key.Verdicts.Any(v => v.Steps.Count != steps[v.Response - 1] || v.Steps.Any(s => s is not null && !StepVerdicts.Has(s))))
            errors["key.verdicts"] = ["Give one verdict for each step, or null where any is right."];
    }
}
