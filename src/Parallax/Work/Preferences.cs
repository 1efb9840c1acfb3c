namespace Parallax.Work;

/// <summary>The six answers to "which is better", as the workspace sends them, and what they mean once positions are resolved.</summary>
public static class Preferences
{
    public static readonly IReadOnlyList<string> All = ["A-much-better", "A-better", "same", "B-better", "B-much-better", "both-bad"];

    public static bool Has(string value) => All.Contains(value);

    /// <summary>From positions to responses.</summary>
    public static Preference Resolve(string value, Guid a, Guid b) => value switch
    {
        "A-much-better" => new Preference(a, "much-better"),
        "A-better" => new Preference(a, "better"),
        "B-better" => new Preference(b, "better"),
        "B-much-better" => new Preference(b, "much-better"),
        _ => new Preference(null, value),
    };

    /// <summary>From responses back to positions.</summary>
    public static string Restore(Preference preference, IReadOnlyDictionary<Guid, string> positions) =>
        preference.Better is { } better ? $"{positions[better]}-{preference.Strength}" : preference.Strength;
}

/// <summary>What can be said of a step.</summary>
public static class StepVerdicts
{
    public const string Wrong = "wrong";

    public static readonly IReadOnlyList<string> All = ["right", Wrong, "unneeded", "cannot-tell"];

    public static bool Has(string value) => All.Contains(value);

    /// <summary>Where the reasoning first breaks: the lowest index that is wrong.</summary>
    public static int? FirstWrong(IReadOnlyList<string> verdicts)
    {
        for (var i = 0; i < verdicts.Count; i++)
            if (verdicts[i] == Wrong) return i;
        return null;
    }
}
