using System.Globalization;
using Parallax.Work;

namespace Parallax.Talent;

/// <summary>An item of a screening as it stands in a form. Pure: from fields to what is stored, and back.</summary>
public sealed class ItemForm(Func<string, string?> field)
{
    /// <summary>What stands in a field; empty when nothing does.</summary>
    public string this[string name] => Key[name];

    public KeyForm Key { get; } = new(field);

    public static string Level(int level) => $"Level-{level}";

    public static ItemForm Of(string skill, ItemKind kind, int points, ItemContent content)
    {
        var fields = new Dictionary<string, string>
        {
            ["Skill"] = skill,
            ["Kind"] = kind.ToString().ToLowerInvariant(),
            ["Points"] = points.ToString(CultureInfo.InvariantCulture),
        };
        if (content.Key is { } key) KeyForm.Write(key, fields);
        if (content.Rubric is { } rubric) Write(rubric, fields);
        return new ItemForm(name => fields.GetValueOrDefault(name));
    }

    /// <summary>As a request to put the item; what cannot be read is left to be refused there.</summary>
    public PutScreeningItem.Request Read(ShownItem shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var isKey = this["Kind"] == "key";
        return new PutScreeningItem.Request(
            shown.Presentation, this["Skill"], this["Kind"], Number(this["Points"]) ?? 0, isKey ? Key.Read(shown) : null, isKey ? null : Rubric());
    }

    private ItemRubric Rubric() => new(this["Asks"], [.. Enumerable.Range(1, ItemRubric.Highest).Select(level => this[Level(level)])]);

    private static void Write(ItemRubric rubric, Dictionary<string, string> fields)
    {
        fields["Asks"] = rubric.Asks;
        for (var i = 0; i < rubric.Levels.Count; i++) fields[Level(i + 1)] = rubric.Levels[i];
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
