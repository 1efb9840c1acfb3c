using System.Text.Json;
using System.Text.Json.Nodes;
using Parallax.Projects;

namespace Parallax.Tests.Projects;

public sealed class ProtocolReaderTests
{
    [Fact]
    public void The_built_in_protocols_are_right()
    {
        foreach (var name in ProtocolReader.BuiltIn)
        {
            var read = ProtocolReader.ByName(name);
            Assert.Null(read.Refusal);
            Assert.Equal(name, read.Value!.Definition.Name);
        }
    }

    [Fact]
    public void White_space_does_not_make_another_protocol()
    {
        var pairwise = ProtocolReader.ByName("pairwise").Value!;
        using var spaced = JsonDocument.Parse(JsonNode.Parse(pairwise.Json)!.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        Assert.Equal(pairwise.Hash, ProtocolReader.Read(spaced.RootElement).Value!.Hash);
    }

    public static TheoryData<string, string> Faults() => new()
    {
        { "/name", "Two Words" },
        { "/version", "0" },
        { "/responses", "3" },
        { "/dimensions/0/levels", """["a","b","c","d"]""" },
        { "/dimensions/1/id", "\"common-sense\"" },
        { "/surprise", "1" },
        { "/issues/classes/1/codes/0/code", "\"WR-LOGIC\"" },
        { "/issues/classes/0/codes/0/code", "\"wr logic\"" },
        { "/issues/severities/1/value", "1" },
        { "/rationale/minimumLength", "-1" },
        { "/poolsWith", "[1]" },
        { "/issues", "null" },
        { "/$schema", "\"https://example.org/\"" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_names_its_place(string place, string value)
    {
        var changed = Change(place, value);
        var refusal = ProtocolReader.Read(changed).Refusal;
        Assert.NotNull(refusal);
        Assert.Equal(("protocol.invalid", 422), (refusal.Code, refusal.Status));
        // What a schema cannot say is reported at the list, the rest at the place itself.
        Assert.Contains(refusal.Errors!.Keys, key => key.Length > 0 && (place.StartsWith(key, StringComparison.Ordinal) || key == "/rules/lowRatingNeedsIssue"));
    }

    [Fact]
    public void A_preference_needs_two_responses() =>
        Assert.Contains("/preference", ProtocolReader.Read(Change("/responses", "1")).Refusal!.Errors!.Keys);

    [Fact]
    public void A_missing_field_is_named()
    {
        using var empty = JsonDocument.Parse("{}");
        Assert.Contains("guidelines", ProtocolReader.Read(Change("/guidelines", "7")).Refusal!.Detail, StringComparison.Ordinal);
        Assert.Contains("name", ProtocolReader.Read(empty.RootElement).Refusal!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_says_which_there_are() =>
        Assert.Contains("pairwise, steps, rating, critique, ambiguity, answer-first", ProtocolReader.ByName("thurstone").Refusal!.Detail, StringComparison.Ordinal);

    private static JsonElement Change(string place, string value)
    {
        var root = JsonNode.Parse(ProtocolReader.ByName("pairwise").Value!.Json)!;
        var segments = place[1..].Split('/');
        var at = root;
        foreach (var segment in segments[..^1]) at = int.TryParse(segment, out var index) ? at![index] : at![segment];
        var node = value.StartsWith("Two", StringComparison.Ordinal) ? JsonValue.Create(value) : JsonNode.Parse(value);
        at![segments[^1]] = node;
        return JsonSerializer.SerializeToElement(root);
    }
}
