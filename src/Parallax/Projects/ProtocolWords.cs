using System.Text.Json.Nodes;
using Parallax.Web.Pages;

namespace Parallax.Projects;

/// <summary>How the fields of a protocol are called where a difference is told, and how much a change of each weighs. Pure.</summary>
internal static class ProtocolWords
{
    /// <summary>By the path of the field, with <c>*</c> for a place in a list; else by its last name.</summary>
    private static readonly Dictionary<string, string> Fields = new()
    {
        ["title"] = "the title",
        ["summary"] = "the summary",
        ["responses"] = "the number of responses shown together",
        ["poolsWith"] = "the versions to pool with",
        ["showReference"] = "the reference answer",
        ["expectedMinutes"] = "the expected minutes",
        ["preference"] = "the preference",
        ["dimensions"] = "the dimensions",
        ["stepVerdicts"] = "the verdict on each step",
        ["issues"] = "issues",
        ["issues/classes"] = "the issue classes",
        ["issues/classes/*/codes"] = "the codes",
        ["issues/severities"] = "the severities",
        ["rationale"] = "the rationale",
        ["rationale/minimumLength"] = "the least length of the rationale",
        ["correction"] = "a correction",
        ["interpretations"] = "the list of readings",
        ["interpretations/most"] = "how many readings can be listed",
        ["recognitionAsks"] = "whether each response saw the ambiguity",
        ["answerFirst"] = "one's own answer before the responses",
        ["confidenceAsks"] = "the question for confidence",
        ["reports"] = "the reports about the task",
        ["rules/lowRatingNeedsIssue"] = "the rating that needs an issue, or lower",
        ["asks"] = "the question",
        ["name"] = "the name",
        ["definition"] = "the definition",
        ["tellFrom"] = "\u201ctell it from\u201d",
        ["notApplicable"] = "when it is not applicable",
    };

    /// <summary>One thing of a list.</summary>
    private static readonly Dictionary<string, string> Items = new()
    {
        ["dimensions"] = "Dimension",
        ["issues/classes"] = "Issue class",
        ["issues/classes/*/codes"] = "Code",
        ["issues/severities"] = "Severity",
    };

    private static readonly Dictionary<string, (string Yes, string No)> Switches = new()
    {
        ["showReference"] = ("Contributors see the reference answer now.", "Contributors do not see the reference answer any more."),
        ["stepVerdicts"] = ("Each step gets a verdict now.", "Steps get no verdict any more."),
        ["correction/required"] = ("An issue that marks words or a step needs a correction now.", "A correction is voluntary now."),
        ["answerFirst/stepsRequired"] = ("The way to one's own answer is asked for now, step by step.", "The way to one's own answer is not asked for any more."),
        ["rationale/required"] = ("A rationale is required now.", "A rationale is voluntary now."),
    };

    /// <summary>What is said around the questions.</summary>
    private static readonly HashSet<string> Wording =
    [
        "title", "summary", "expectedMinutes", "poolsWith", "reports", "correction", "correction/required", "correction/asks", "rationale", "rationale/required", "rationale/minimumLength", "rationale/asks",
        "dimensions/*/name", "issues/classes/*/name", "issues/classes/*/tellFrom", "issues/classes/*/codes/*/name", "issues/severities/*/name",
    ];

    private static readonly string[] Meaning = ["asks", "recognitionAsks", "confidenceAsks", "definition", "notApplicable"];

    public static ChangeWeight Weight(string path) =>
        Wording.Contains(path) ? ChangeWeight.Wording : Meaning.Contains(Last(path)) ? ChangeWeight.Meaning : ChangeWeight.Scale;

    /// <summary>Of something that is there or not.</summary>
    public static ChangeWeight WeightOfPresence(string path) => Wording.Contains(path) ? ChangeWeight.Wording : ChangeWeight.Scale;

    /// <summary>Whether the places of the list are levels, which have a number each.</summary>
    public static bool IsScale(string path) => Last(path) == "levels";

    public static string Field(string path, string about) => Sentence(about, Fields.GetValueOrDefault(path) ?? Fields.GetValueOrDefault(Last(path)) ?? $"\u201c{Last(path)}\u201d");

    /// <summary><c>Dimension “Spatial understanding”</c>.</summary>
    public static string Item(string path, string about, string key, JsonObject item)
    {
        var name = item["name"]?.ToString();
        var known = Items.GetValueOrDefault(path);
        var own = known is "Dimension" or null && name is not null ? "" : $" {key}";
        return $"{(about.Length == 0 || known is not null ? "" : about + ": ")}{known ?? Words.Capital(Last(path))}{own}{(name is null ? "" : $" \u201c{name}\u201d")}";
    }

    public static string Level(string about, int level, JsonNode? before, JsonNode? after) => $"{about}: level {level} changed from {Plain(before)} to {Plain(after)}.";

    public static string Changed(string path, string about, JsonNode before, JsonNode after)
    {
        if (after.GetValueKind() is not (System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False)) return $"{Field(path, about)} changed from {Plain(before)} to {Plain(after)}.";
        var yes = after.GetValue<bool>();
        return Switches.TryGetValue(path, out var said) ? (yes ? said.Yes : said.No) : $"{Field(path, about)}: {(yes ? "yes" : "no")} now.";
    }

    /// <summary>Something that is asked now and was not, or the other way round.</summary>
    public static string Appeared(string path, string about, JsonNode? before, JsonNode? after)
    {
        if (Last(path) == "notApplicable") return after is null ? $"{about}: it can no longer be \u201cnot applicable\u201d." : $"{about}: it may be \u201cnot applicable\u201d now: {Plain(after)}.";
        var question = after is JsonObject asked ? asked["asks"] : after;
        var asks = question is null ? "" : $": {Plain(question)}";
        return after is null ? $"{Field(path, about)} {Are(path)} not asked for any more." : $"{Field(path, about)} {Are(path)} asked for now{asks}.";
    }

    /// <summary>Text in quotation marks, anything else as it is.</summary>
    public static string Plain(JsonNode? value) => value?.GetValueKind() == System.Text.Json.JsonValueKind.String ? $"\u201c{value.GetValue<string>()}\u201d" : value?.ToJsonString() ?? "nothing";

    private static string Are(string path) => path == "issues" ? "are" : "is";

    private static string Sentence(string about, string field) => about.Length == 0 ? Words.Capital(field) : $"{about}: {field}";

    private static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];
}
