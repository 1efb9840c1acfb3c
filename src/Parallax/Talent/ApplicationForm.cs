using System.Globalization;
using System.Text.Json.Serialization;

namespace Parallax.Talent;

/// <summary>How a question is answered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuestionKind>))]
public enum QuestionKind
{
    [JsonStringEnumMemberName("text")] ShortText,
    [JsonStringEnumMemberName("long-text")] LongText,
    [JsonStringEnumMemberName("choice")] Choice,
    [JsonStringEnumMemberName("choices")] Choices,
    [JsonStringEnumMemberName("number")] Number,
    [JsonStringEnumMemberName("country")] Country,
    [JsonStringEnumMemberName("resume")] Resume,
}

/// <summary>One question of an application.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens; the answer is kept under it.</param>
/// <param name="Options">What can be chosen, for choices.</param>
public sealed record Question(string Id, QuestionKind Kind, string Label, string? Hint, bool Required, IReadOnlyList<string> Options)
{
    /// <summary>The most characters that an answer can have.</summary>
    [JsonIgnore] public int Longest => Kind switch { QuestionKind.LongText => 6000, QuestionKind.ShortText => 300, QuestionKind.Number => 20, _ => 200 };

    private const NumberStyles Numbers = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <summary>
    /// Why it cannot be kept, or null. What can be typed into the page is always kept, finished or not: one answer that
    /// is none yet must not keep the others from being saved.
    /// </summary>
    public string? Unkept(IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Any(v => v.Length > Longest)) return $"At most {Longest} characters; these are {values.Max(v => v.Length)}.";
        return Kind switch
        {
            QuestionKind.Choice or QuestionKind.Choices when values.Any(v => !Options.Contains(v)) => "Choose from the list.",
            QuestionKind.Country when values.Any(v => !Countries.IsKnown(v)) => "Choose a country.",
            _ => null,
        };
    }

    /// <summary>Why it cannot be submitted, or null.</summary>
    public string? Unsubmitted(IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0) return Required ? "This is needed before you submit." : null;
        if (Kind == QuestionKind.Number && !decimal.TryParse(values[0], Numbers, CultureInfo.InvariantCulture, out _)) return "Give a number and nothing else, such as 12 or 7.5.";
        return Kind == QuestionKind.Resume ? null : Unkept(values);
    }
}

/// <summary>The questions of an application, versioned with its listing.</summary>
public sealed partial record ApplicationForm(IReadOnlyList<Question> Questions)
{
    private const int Most = 40;

    internal IEnumerable<KeyValuePair<string, string>> Faults()
    {
        if (Questions is null || Questions.Count is 0 or > Most) yield return new("form", $"A form has 1 to {Most} questions.");
        else if (Questions.GroupBy(q => q.Id).FirstOrDefault(g => g.Count() > 1) is { } twice) yield return new("form", $"The id '{twice.Key}' is there twice.");
        else if (Questions.Select(Fault).FirstOrDefault(f => f is not null) is { } fault) yield return new("form", fault);
        else if (Questions.Count(q => q.Kind == QuestionKind.Resume) > 1) yield return new("form", "There is one résumé at most.");
    }

    private static string? Fault(Question question) => question switch
    {
        { Id: null } => "A question has no id.",
        _ when !IdShape().IsMatch(question.Id) => $"'{question.Id}' is no id: lower-case letters, digits and hyphens.",
        { Label: null or "" } or { Label.Length: > 300 } => $"'{question.Id}' needs a label of 1 to 300 characters.",
        { Hint.Length: > 600 } => $"The hint of '{question.Id}' is longer than 600 characters.",
        { Kind: QuestionKind.Choice or QuestionKind.Choices, Options: null or { Count: < 2 or > 50 } } => $"'{question.Id}' needs 2 to 50 options.",
        { Options: { } options } when options.Any(o => string.IsNullOrWhiteSpace(o) || o.Length > 200) => $"Each option of '{question.Id}' has 1 to 200 characters.",
        _ when !FormLines.Holds(question) => $"'{question.Id}' has a line break or '|' in its label, hint or options, or ';' in an option: the form is edited as lines, where these mean something.",
        _ => null,
    };

    [System.Text.RegularExpressions.GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial System.Text.RegularExpressions.Regex IdShape();
}
