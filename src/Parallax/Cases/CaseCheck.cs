using Parallax.Web;

namespace Parallax.Cases;

/// <summary>What a title and a text may be; each answers null when it is well.</summary>
public static class CaseCheck
{
    public static Refusal? Title(string? title) => title?.Trim() switch
    {
        null or "" => CaseRefusals.Invalid("title", "Say in a few words what it is about."),
        { Length: > Case.LongestTitle } => CaseRefusals.Invalid("title", $"At most {Case.LongestTitle} characters."),
        var given when given.Contains('\0', StringComparison.Ordinal) => CaseRefusals.Invalid("title", "It has a NUL character: remove it."),
        _ => null,
    };

    public static Refusal? Text(string field, string? text) => text?.Trim() switch
    {
        null or "" => CaseRefusals.Invalid(field, "Write something: nobody can answer an empty message."),
        { Length: > CaseText.Longest } => CaseRefusals.Invalid(field, $"At most {CaseText.Longest} characters."),
        var given when given.Contains('\0', StringComparison.Ordinal) => CaseRefusals.Invalid(field, "The text has a NUL character: remove it."),
        _ => null,
    };
}
