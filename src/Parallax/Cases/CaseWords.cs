using System.Text.Json;

namespace Parallax.Cases;

/// <summary>A case in words: codes for programs, labels for people.</summary>
public static class CaseWords
{
    /// <summary><c>PartlyGranted</c> as <c>partly-granted</c>.</summary>
    public static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static T? Parse<T>(string? code)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Code(value) == code) return value;
        return null;
    }

    public static string Codes<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Code));

    public static string Of(CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Granted => "granted",
        CaseOutcome.PartlyGranted => "granted in part",
        CaseOutcome.Refused => "refused",
        _ => "answered",
    };

    /// <param name="organization">Its name; null for the installation.</param>
    public static string Of(CaseDecider decider, string? organization) => (decider, organization) switch
    {
        (CaseDecider.Reviewers, { } name) => $"the reviewers of {name}",
        (CaseDecider.Leads, { } name) => $"the leads of {name}",
        (CaseDecider.Finance, { } name) => $"finance of {name}",
        _ => "operations",
    };
}
