using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Talent;

/// <summary>What an item is scored by: its key or its rubric, one of the two.</summary>
public sealed record ItemContent(AnswerKey? Key, ItemRubric? Rubric);

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
    /// <param name="steps">How many steps each response has.</param>
    public static Dictionary<string, string[]> Of(ItemContent content, ItemKind kind, ProtocolDefinition protocol, IReadOnlyList<int> steps)
    {
        var errors = new Dictionary<string, string[]>();
        if (kind == ItemKind.Rubric) Rubric(content.Rubric, errors);
        else if (content.Key is not { Parts: > 0 } key) errors["key"] = ["Say at least one thing that is expected."];
        else CheckAnswerKey.Of(key, protocol, steps, errors);
        return errors;
    }

    private static void Rubric(ItemRubric? rubric, Dictionary<string, string[]> errors)
    {
        if (string.IsNullOrWhiteSpace(rubric?.Asks)) errors["rubric.asks"] = ["Say what the scorer looks at."];
        if (rubric?.Levels is not { Count: ItemRubric.Highest } levels || levels.Any(string.IsNullOrWhiteSpace))
            errors["rubric.levels"] = ["Describe each of the five levels, of level 1 first."];
    }
}
