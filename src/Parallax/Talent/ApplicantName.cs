namespace Parallax.Talent;

/// <summary>As an applicant wants to be called: what they typed in the form, or the name of their account.</summary>
public static class ApplicantName
{
    private const int Longest = 100;

    public static string Of(IReadOnlyDictionary<string, string[]> answers, string? account)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.GetValueOrDefault("name", []).FirstOrDefault()?.Trim() is { Length: > 0 and <= Longest } typed ? OneLine(typed) : account ?? "";
    }

    /// <summary>What an applicant typed stands in headings and mails of ours: never as a line of its own.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
