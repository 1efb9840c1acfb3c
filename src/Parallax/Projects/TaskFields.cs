using System.Text;
using System.Text.Json;

namespace Parallax.Projects;

/// <summary>
/// Reads the fields of one JSON object strictly: a field that is not known, missing or of the wrong type is a problem
/// with the field's path, and reading goes on, so that a report has all of them.
/// </summary>
internal sealed class TaskFields
{
    private const int PathLengthShown = 200;
    private readonly JsonElement _object;
    private readonly string _path;
    private readonly Action<string?, string> _problem;

    public TaskFields(JsonElement element, string path, Action<string?, string> problem, params string[] known)
    {
        _object = element;
        _path = path;
        _problem = problem;
        if (element.ValueKind != JsonValueKind.Object) Problem("", $"must be an object, not {Describe(element)}.");
        else foreach (var property in element.EnumerateObject().Where(p => !known.Contains(p.Name))) Problem(property.Name, Unknown(property.Name, known));
    }

    /// <summary>The fields of an object inside of this one, at <paramref name="name"/>.</summary>
    public TaskFields Inside(JsonElement element, string name, params string[] known) => new(element, PathTo(name), _problem, known);

    public bool Has(string name) => _object.ValueKind == JsonValueKind.Object && _object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Reports a problem of one field; an empty name means the object itself.</summary>
    public void Problem(string name, string message) => _problem(PathTo(name), message);

    public string PathTo(string name)
    {
        var path = name.Length == 0 ? _path : _path.Length == 0 ? name : $"{_path}.{name}";
        return path.Length <= PathLengthShown ? path : path[..PathLengthShown] + "…";
    }

    public string RequiredText(string name, int maximumLength)
    {
        if (!Has(name)) Problem(name, "is missing.");
        var text = ShortText(name, maximumLength);
        if (text is not null && string.IsNullOrWhiteSpace(text)) Problem(name, "is empty.");
        return text ?? "";
    }

    /// <summary>A name or label: bounded in characters, on one line.</summary>
    public string? ShortText(string name, int maximumLength)
    {
        var text = Text(name);
        if (text is null) return null;
        if (text.Length > maximumLength) Problem(name, $"has {text.Length} characters; at most {maximumLength} are taken.");
        if (text.Any(char.IsControl)) Problem(name, "has line breaks or control characters.");
        return text;
    }

    /// <summary>A text that people read: line breaks become \n, and its size is bounded in bytes.</summary>
    public string? LongText(string name) => Text(name) is { } text ? Long(text, name) : null;

    /// <summary>The same for an element of a list, whose path is given.</summary>
    public string? ElementText(JsonElement element, string name) => TextOf(element, name) is { } text ? Long(text, name) : null;

    /// <summary>An index into a list of <paramref name="count"/>.</summary>
    public int? Index(JsonElement element, string name, int count)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var index) && index >= 0 && index < count) return index;
        Problem(name, count == 0 ? "refers to an image, but the task has no media." : $"must be an index into 'media', from 0 to {count - 1}.");
        return null;
    }

    public JsonElement? Value(string name) => Has(name) ? _object.GetProperty(name) : null;

    /// <summary>The elements of a list, no more than <paramref name="most"/>; empty when it is not there.</summary>
    public IReadOnlyList<JsonElement> List(string name, int most)
    {
        if (!Has(name)) return [];
        var list = _object.GetProperty(name);
        if (list.ValueKind != JsonValueKind.Array) Problem(name, $"must be a list, not {Describe(list)}.");
        else if (list.GetArrayLength() > most) Problem(name, $"has {list.GetArrayLength()} entries; at most {most} are taken.");
        else return [.. list.EnumerateArray()];
        return [];
    }

    /// <summary>Free JSON, kept as it is but for white space.</summary>
    public string? Free(string name)
    {
        if (!Has(name)) return null;
        var value = _object.GetProperty(name);
        if (value.ValueKind != JsonValueKind.Object)
        {
            Problem(name, $"must be an object, not {Describe(value)}.");
            return null;
        }

        if (FirstBadText(value) is { } bad)
        {
            Problem(name, bad);
            return null;
        }

        var json = JsonSerializer.Serialize(value, Content.Json);
        if (Encoding.UTF8.GetByteCount(json) > TaskLimits.TextBytes) Problem(name, $"has more than {TaskLimits.TextBytes >> 10} KB.");
        return json;
    }

    public static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    private string Long(string text, string name)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > TaskLimits.TextBytes) Problem(name, $"has {bytes >> 10} KB; at most {TaskLimits.TextBytes >> 10} KB are taken.");
        return text.Contains('\r') ? text.ReplaceLineEndings("\n").Replace('\r', '\n') : text;
    }

    /// <summary>A text of any length on any number of lines.</summary>
    public string? Text(string name) => Has(name) ? TextOf(_object.GetProperty(name), name) : null;

    private string? TextOf(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            Problem(name, $"must be a text, not {Describe(element)}.");
            return null;
        }

        if (BadText(element.GetString) is not { } bad) return element.GetString();
        Problem(name, bad);
        return null;
    }

    /// <summary>Half a surrogate pair is no text, and a database cannot hold the character NUL.</summary>
    private static string? BadText(Func<string?> read)
    {
        try
        {
            return read()!.Contains('\0') ? "has the character NUL, which cannot be stored: remove it." : null;
        }
        catch (InvalidOperationException)
        {
            return "has half of a surrogate pair (\\ud800 to \\udfff alone), which is no character: remove it.";
        }
    }

    private static string? FirstBadText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => BadText(value.GetString),
        JsonValueKind.Array => value.EnumerateArray().Select(FirstBadText).FirstOrDefault(bad => bad is not null),
        JsonValueKind.Object => value.EnumerateObject().Select(p => BadText(() => p.Name) ?? FirstBadText(p.Value)).FirstOrDefault(bad => bad is not null),
        _ => null,
    };

    private static string Unknown(string name, string[] known)
    {
        var near = known.Select(k => (Name: k, Distance: Distance(name, k))).MinBy(k => k.Distance);
        return near.Distance <= Math.Max(1, near.Name.Length / 3)
            ? $"is not a field here: did you mean '{near.Name}'?"
            : $"is not a field here. The fields are {string.Join(", ", known)}; what is your own goes into 'metadata'.";
    }

    /// <summary>How many characters must be put in, taken out or changed.</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 3) return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                var changed = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, changed);
                diagonal = above;
            }
        }

        return row[^1];
    }
}
