namespace Parallax.Projects;

/// <summary>Why a project or an enrollment is changed: codes for programs, words for people.</summary>
public static class AmendmentReasons
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["more-work"] = "there is more to evaluate than was planned",
        ["less-work"] = "there is less to evaluate than was planned",
        ["work-finished"] = "the work is finished",
        ["budget"] = "the budget has changed",
        ["schedule"] = "the schedule has changed",
        ["rate-review"] = "rates were reviewed",
        ["performance"] = "of the quality of the work",
        ["own-wish"] = "the contributor asked for it",
        ["other"] = "of another reason",
    };

    public static string Say(string code) => All.TryGetValue(code, out var words) ? words : code;
}
