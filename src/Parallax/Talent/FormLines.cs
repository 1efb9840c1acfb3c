namespace Parallax.Talent;

/// <summary>
/// A form as lines that a person can write: <c>id | kind | label | hint | option; option</c>, with <c>*</c> behind the
/// kind of what has to be answered.
/// </summary>
public static class FormLines
{
    private static readonly (string Word, QuestionKind Kind)[] Kinds =
    [
        ("text", QuestionKind.ShortText), ("long-text", QuestionKind.LongText), ("choice", QuestionKind.Choice), ("choices", QuestionKind.Choices),
        ("number", QuestionKind.Number), ("country", QuestionKind.Country), ("resume", QuestionKind.Resume),
    ];

    public static string Write(ApplicationForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return string.Join('\n', form.Questions.Select(Line));
    }

    /// <summary>The form, or the line that could not be read.</summary>
    public static (ApplicationForm? Form, string? Fault) Read(string? text)
    {
        var questions = new List<Question>();
        var number = 0;
        foreach (var line in (text ?? "").Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (Parse(line) is not { } question) return (null, $"Line {number}: write 'id | kind | label | hint | option; option'; the kinds are {string.Join(", ", Kinds.Select(k => k.Word))}.");
            questions.Add(question);
        }

        return (new ApplicationForm(questions), null);
    }

    /// <summary>Whether a question can stand on a line and be read again as it was.</summary>
    public static bool Holds(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var options = question.Options ?? [];
        return !string.Concat([question.Label, question.Hint, .. options]).AsSpan().ContainsAny("|\n\r") && !options.Any(o => o.Contains(';', StringComparison.Ordinal));
    }

    private static Question? Parse(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        if (parts.Length is < 3 or > 5) return null;
        var required = parts[1].EndsWith('*');
        var word = parts[1].TrimEnd('*').Trim();
        if (!Kinds.Any(k => k.Word == word)) return null;
        var options = parts.Length > 4 ? parts[4].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
        return new Question(parts[0], Kinds.First(k => k.Word == word).Kind, parts[2], parts.Length > 3 && parts[3].Length > 0 ? parts[3] : null, required, options);
    }

    private static string Line(Question question)
    {
        var kind = Kinds.First(k => k.Kind == question.Kind).Word + (question.Required ? "*" : "");
        string[] parts = [question.Id, kind, question.Label, question.Hint ?? "", string.Join("; ", question.Options)];
        var last = Array.FindLastIndex(parts, p => p.Length > 0);
        return string.Join(" | ", parts.Take(Math.Max(last + 1, 3)));
    }
}
