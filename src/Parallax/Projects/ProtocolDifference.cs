using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Parallax.Web.Pages;

namespace Parallax.Projects;

/// <summary>What a change means for judgments that were made before it.</summary>
public enum ChangeWeight
{
    /// <summary>What is said around the questions: answers mean what they meant.</summary>
    [JsonStringEnumMemberName("wording")] Wording = 0,

    /// <summary>A question or a definition: somebody has to look whether answers still mean the same.</summary>
    [JsonStringEnumMemberName("meaning")] Meaning = 1,

    /// <summary>What can be answered, or what the answer rests on: answers before and after are not on one scale.</summary>
    [JsonStringEnumMemberName("scale")] Scale = 2,
}

/// <summary>One thing that differs between two versions, in words.</summary>
/// <param name="Field">The field of the definition that it belongs to.</param>
public sealed record ProtocolChange(string Field, string Words, [property: JsonConverter(typeof(JsonStringEnumConverter<ChangeWeight>))] ChangeWeight Weight);

/// <summary>
/// What was added, removed and changed between two definitions, for people to read. It goes over whatever a definition
/// has, so that a field of tomorrow is told as well; <see cref="ProtocolWords"/> knows how to say the fields of today. Pure.
/// </summary>
public sealed class ProtocolDifference
{
    private static readonly string[] Keys = ["id", "code", "value", "name"];
    private readonly List<ProtocolChange> _changes = [];

    private ProtocolDifference() { }

    public static IReadOnlyList<ProtocolChange> Of(ProtocolDefinition before, ProtocolDefinition after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var difference = new ProtocolDifference();
        difference.CompareNames(before, after);
        difference.CompareFields(Tree(before), Tree(after), "", "");
        difference.CompareGuidelines(before.Guidelines ?? "", after.Guidelines ?? "");
        return difference._changes;
    }

    /// <summary>Written anew, so that what was left out stands there with its default; without what is told in its own way.</summary>
    private static JsonObject Tree(ProtocolDefinition definition)
    {
        var tree = JsonNode.Parse(Content.Write(definition with { Guidelines = null }))!.AsObject();
        foreach (var own in new[] { "$schema", "name", "version" }) tree.Remove(own);
        return tree;
    }

    private void CompareNames(ProtocolDefinition before, ProtocolDefinition after)
    {
        if (before.Name != after.Name) Say("name", $"It is another protocol: \u201c{before.Name}\u201d before, \u201c{after.Name}\u201d now.", ChangeWeight.Scale);
    }

    private void CompareGuidelines(string before, string after)
    {
        if (before == after) return;
        var lines = TextDifference.Of(before, after);
        var (came, went) = (lines.Count(l => l.IsAdded), lines.Count(l => !l.IsAdded));
        Say("guidelines", lines.Count == 0 ? "The guidelines have other blank lines." : $"The guidelines changed: {Words.Count(came, "line")} came, {Words.Count(went, "line")} went.", ChangeWeight.Wording);
    }

    /// <param name="path">Of the fields, with <c>*</c> for a place in a list.</param>
    /// <param name="about">What the fields belong to, for the sentence; empty at the top.</param>
    private void CompareFields(JsonObject before, JsonObject after, string path, string about)
    {
        foreach (var field in after.Select(f => f.Key).Concat(before.Select(f => f.Key)).Distinct())
            Compare(before[field], after[field], path.Length == 0 ? field : $"{path}/{field}", about);
    }

    private void Compare(JsonNode? before, JsonNode? after, string path, string about)
    {
        if (JsonNode.DeepEquals(before, after)) return;
        if (before is JsonObject a && after is JsonObject b) CompareFields(a, b, path, about);
        else if (Items(before) is { } old && Items(after) is { } now && (before is JsonArray || after is JsonArray)) CompareLists(old, now, path, about);
        else if (before is null or JsonObject || after is null or JsonObject) Say(path, ProtocolWords.Appeared(path, about, before, after), ProtocolWords.WeightOfPresence(path));
        else Say(path, ProtocolWords.Changed(path, about, before, after), ProtocolWords.Weight(path));
    }

    private static JsonArray? Items(JsonNode? node) => node is null ? [] : node as JsonArray;

    private void CompareLists(JsonArray before, JsonArray after, string path, string about)
    {
        if (before.Concat(after).All(i => i is JsonObject)) CompareKeyed(before, after, path, about);
        else if (before.Count == after.Count && ProtocolWords.IsScale(path)) CompareLevels(before, after, path, about);
        else CompareSets(before, after, path, about);
    }

    /// <summary>Things that have a key are the same thing before and after, wherever they stand.</summary>
    private void CompareKeyed(JsonArray before, JsonArray after, string path, string about)
    {
        var key = Keys.FirstOrDefault(k => before.Concat(after).All(i => i![k] is not null)) ?? "name";
        var (old, now) = (Keyed(before, key), Keyed(after, key));
        foreach (var (id, item) in now.Where(n => !old.ContainsKey(n.Key)))
            Say(path, $"{ProtocolWords.Item(path, about, id, item)} was added.", ProtocolWords.WeightOfPresence(path));
        foreach (var (id, item) in old.Where(o => !now.ContainsKey(o.Key)))
            Say(path, $"{ProtocolWords.Item(path, about, id, item)} was removed.", ProtocolWords.WeightOfPresence(path));
        foreach (var (id, item) in now.Where(n => old.ContainsKey(n.Key)))
            CompareFields(old[id], item, $"{path}/*", ProtocolWords.Item(path, about, id, old[id]));
        if (!old.Keys.Where(now.ContainsKey).SequenceEqual(now.Keys.Where(old.ContainsKey))) Say(path, $"{ProtocolWords.Field(path, about)} stand in another order.", ChangeWeight.Wording);
    }

    private static Dictionary<string, JsonObject> Keyed(JsonArray items, string key) =>
        items.Select(i => i!.AsObject()).GroupBy(i => i[key]?.ToString() ?? "").ToDictionary(g => g.Key, g => g.First());

    private void CompareLevels(JsonArray before, JsonArray after, string path, string about)
    {
        for (var i = 0; i < after.Count; i++)
            if (!JsonNode.DeepEquals(before[i], after[i])) Say(path, ProtocolWords.Level(about, i + 1, before[i], after[i]), ChangeWeight.Scale);
    }

    private void CompareSets(JsonArray before, JsonArray after, string path, string about)
    {
        var (old, now) = (before.Select(ProtocolWords.Plain).ToList(), after.Select(ProtocolWords.Plain).ToList());
        foreach (var item in now.Except(old)) Say(path, $"{ProtocolWords.Field(path, about)}: {item} was added.", ProtocolWords.Weight(path));
        foreach (var item in old.Except(now)) Say(path, $"{ProtocolWords.Field(path, about)}: {item} was removed.", ProtocolWords.Weight(path));
        if (!old.Except(now).Concat(now.Except(old)).Any()) Say(path, $"{ProtocolWords.Field(path, about)} stand in another order.", ChangeWeight.Wording);
    }

    private void Say(string path, string words, ChangeWeight weight) => _changes.Add(new ProtocolChange(path.Split('/')[0], words, weight));
}
