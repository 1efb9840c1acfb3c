using System.Text.Json;
using System.Text.Unicode;

namespace Parallax.Projects;

/// <summary>Reads one line of a tasks.jsonl (schema: <c>docs/schemas/task-1.json</c>): a draft, or all that is wrong with it.</summary>
public static class ReadTask
{
    public static readonly IReadOnlyList<string> Categories = ["multimodal-reasoning", "real-world", "spatial-reasoning", "common-sense", "ambiguous"];
    private static readonly string[] Roles = ["user", "assistant", "system"];
    private static readonly string[] PartKinds = ["text", "image", "tool"];
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <returns>The draft, or null after at least one problem was added.</returns>
    public static TaskDraft? From(ReadOnlyMemory<byte> line, long number, ICollection<LineProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (!Utf8.IsValid(line.Span))
        {
            problems.Add(new LineProblem(number, InvalidAt(line.Span) + 1, null, "The line is not valid UTF-8: save the file as UTF-8."));
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(line, Strict);
            return From(json.RootElement, number, problems);
        }
        catch (JsonException broken)
        {
            problems.Add(new LineProblem(number, broken.BytePositionInLine + 1, null, "The line is not valid JSON: " + Said(broken)));
            return null;
        }
    }

    private static TaskDraft? From(JsonElement json, long number, ICollection<LineProblem> problems)
    {
        var before = problems.Count;
        var fields = new TaskFields(json, "", (field, message) => problems.Add(Problem(number, field, message)),
            "id", "category", "prompt", "turns", "media", "responses", "reference", "gold", "tags", "metadata");
        if (json.ValueKind != JsonValueKind.Object) return null;
        var media = Media(fields);
        var draft = new TaskDraft
        {
            Line = number,
            Id = fields.RequiredText("id", TaskLimits.IdLength),
            Category = Category(fields),
            IsDialogue = fields.Has("turns"),
            Media = media,
            Turns = Turns(fields, media.Count),
            Responses = Responses(fields, media.Count),
            Reference = fields.LongText("reference"),
            Gold = fields.Free("gold"),
            Tags = Tags(fields),
            Metadata = fields.Free("metadata"),
        };
        if (problems.Count == before) NothingUnused(draft, fields);
        return problems.Count == before ? draft : null;
    }

    private static LineProblem Problem(long line, string? field, string message) =>
        string.IsNullOrEmpty(field) ? new(line, null, null, "The line " + message) : new(line, null, field, message);

    private static string Category(TaskFields fields)
    {
        var category = fields.RequiredText("category", 40);
        if (category.Length > 0 && !Categories.Contains(category)) fields.Problem("category", $"must be one of {string.Join(", ", Categories)}.");
        return category;
    }

    private static List<MediumDraft> Media(TaskFields fields)
    {
        var media = new List<MediumDraft>();
        foreach (var (element, i) in fields.List("media", TaskLimits.Media).Select((e, i) => (e, i)))
        {
            var medium = fields.Inside(element, $"media[{i}]", "path", "alt");
            if (!medium.Has("path")) medium.Problem("path", "is missing.");
            var path = medium.Text("path");
            if (path is not null && MediaPath.Problem(path) is { } bad) medium.Problem("path", bad);
            media.Add(new MediumDraft(path ?? "", medium.ShortText("alt", TaskLimits.AltLength) ?? ""));
        }

        return media;
    }

    private static IReadOnlyList<Turn> Turns(TaskFields fields, int media)
    {
        if (fields.Has("prompt") == fields.Has("turns")) fields.Problem("prompt", fields.Has("prompt") ? "and 'turns' exclude each other: give one." : "is missing (or 'turns', for a dialogue).");
        if (!fields.Has("turns")) return [new Turn("user", Filled(fields, "prompt"), [.. Enumerable.Range(0, media)])];
        var elements = fields.List("turns", TaskLimits.Turns);
        if (elements.Count == 0) fields.Problem("turns", "must be a list with at least one turn.");
        return [.. elements.Select((element, i) => OneTurn(fields, element, i, media))];
    }

    private static Turn OneTurn(TaskFields fields, JsonElement element, int i, int media)
    {
        var turn = fields.Inside(element, $"turns[{i}]", "role", "text", "media");
        var role = turn.RequiredText("role", 20);
        if (role.Length > 0 && !Roles.Contains(role)) turn.Problem("role", "must be user, assistant or system.");
        var images = turn.List("media", TaskLimits.Media).Select((e, j) => turn.Index(e, $"media[{j}]", media) ?? 0).ToList();
        return new Turn(role, images.Count > 0 && !turn.Has("text") ? "" : Filled(turn, "text"), images);
    }

    private static IReadOnlyList<ResponseDraft> Responses(TaskFields fields, int media)
    {
        if (!fields.Has("responses")) fields.Problem("responses", "is missing.");
        var elements = fields.List("responses", TaskLimits.Responses);
        if (fields.Value("responses") is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0) fields.Problem("responses", "is empty.");
        return [.. elements.Select((element, i) => OneResponse(fields, element, i, media))];
    }

    private static ResponseDraft OneResponse(TaskFields fields, JsonElement element, int i, int media)
    {
        var response = fields.Inside(element, $"responses[{i}]", "model", "version", "text", "steps");
        var model = response.RequiredText("model", TaskLimits.ModelLength);
        var version = response.ShortText("version", TaskLimits.VersionLength);
        var given = response.Has("steps");
        var text = given ? response.LongText("text") : Filled(response, "text");
        var steps = given ? Steps(response, media) : StepSplitter.Split(text!).Select(s => new Step([new Part { Text = s }])).ToList();
        return new ResponseDraft(model, version, text, given, steps);
    }

    private static List<Step> Steps(TaskFields response, int media)
    {
        var elements = response.List("steps", TaskLimits.Steps);
        if (response.Value("steps") is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0) response.Problem("steps", "is empty: leave it out to have the text split.");
        return [.. elements.Select((element, i) => OneStep(response, element, $"steps[{i}]", media))];
    }

    private static Step OneStep(TaskFields response, JsonElement element, string name, int media)
    {
        if (element.ValueKind != JsonValueKind.Array) return new Step([new Part { Text = NotBlank(response, response.ElementText(element, name), name) }]);
        var count = element.GetArrayLength();
        if (count is 0 or > TaskLimits.PartsPerStep) response.Problem(name, $"must have 1 to {TaskLimits.PartsPerStep} parts.");
        return new Step([.. element.EnumerateArray().Take(TaskLimits.PartsPerStep).Select((part, j) => OnePart(response, part, $"{name}[{j}]", media))]);
    }

    private static Part OnePart(TaskFields response, JsonElement element, string name, int media)
    {
        var part = response.Inside(element, name, "text", "image", "tool", "input", "output");
        var kinds = PartKinds.Count(part.Has);
        if (kinds != 1) part.Problem("", "must have exactly one of text, image and tool.");
        if (!part.Has("tool") && (part.Has("input") || part.Has("output"))) part.Problem("", "has input or output, which belong to a tool.");
        return new Part
        {
            Text = part.Has("text") ? Filled(part, "text") : null,
            Image = part.Value("image") is { } image ? part.Index(image, "image", media) : null,
            Tool = part.Has("tool") ? part.RequiredText("tool", TaskLimits.ModelLength) : null,
            Input = part.LongText("input"),
            Output = part.LongText("output"),
        };
    }

    private static List<string> Tags(TaskFields fields)
    {
        var tags = fields.List("tags", TaskLimits.Tags).Select((e, i) => (Text: fields.ElementText(e, $"tags[{i}]"), Name: $"tags[{i}]")).ToList();
        foreach (var (text, name) in tags)
            if (text is not null && (text.Length is 0 or > TaskLimits.TagLength || text.Any(char.IsControl))) fields.Problem(name, $"must have 1 to {TaskLimits.TagLength} characters on one line.");
        return [.. tags.Select(t => t.Text ?? "")];
    }

    /// <summary>An image that nobody would see is a mistake of the file's.</summary>
    private static void NothingUnused(TaskDraft draft, TaskFields fields)
    {
        var used = draft.Turns.SelectMany(t => t.Media)
            .Concat(draft.Responses.SelectMany(r => r.Steps).SelectMany(s => s.Parts).Select(p => p.Image).OfType<int>()).ToHashSet();
        for (var i = 0; i < draft.Media.Count; i++)
            if (!used.Contains(i)) fields.Problem($"media[{i}]", "is shown nowhere: name it in the 'media' of a turn or in an image part of a step.");
    }

    private static string Filled(TaskFields fields, string name)
    {
        if (!fields.Has(name))
        {
            if (name != "prompt") fields.Problem(name, "is missing.");
            return "";
        }

        return NotBlank(fields, fields.LongText(name), name);
    }

    private static string NotBlank(TaskFields fields, string? text, string name)
    {
        if (text is not null && string.IsNullOrWhiteSpace(text)) fields.Problem(name, "is empty.");
        return text ?? "";
    }

    private static long InvalidAt(ReadOnlySpan<byte> line)
    {
        long at = 0;
        while (System.Text.Rune.DecodeFromUtf8(line[(int)at..], out _, out var length) == System.Buffers.OperationStatus.Done) at += length;
        return at;
    }

    /// <summary>Without the position at the end of the message: the report has it already, counted from 1.</summary>
    private static string Said(JsonException broken) => broken.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
}
