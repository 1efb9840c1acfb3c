namespace Parallax.Insight.Exports;

/// <summary>Why a judgment, or a part of one, is not in an export.</summary>
public static class LeftOut
{
    public const string Spare = "spare";
    public const string Withdrawn = "withdrawn";
    public const string Replaced = "replaced";
    public const string NotPooled = "not-pooled";
    public const string Tie = "tie";
    public const string BothBad = "both-bad";
    public const string Outvoted = "outvoted";
    public const string Even = "even";
    public const string Undecided = "undecided";
    public const string NotAsked = "not-asked";
    public const string NoIssue = "no-issue";
    public const string NoRegion = "no-region";
    public const string NoCorrection = "no-correction";
    public const string Colliding = "colliding";
    public const string NotWritten = "not-written";

    private static readonly Dictionary<string, string> Said = new()
    {
        [Spare] = "came after its lease had ended, and is outside of the overlap",
        [Withdrawn] = "its task was withdrawn",
        [Replaced] = "its task was replaced by a later import",
        [NotPooled] = "its version of the protocol does not pool with the current one",
        [Tie] = "says that neither response is better, for which the format has no place",
        [BothBad] = "says that both responses are bad, for which the format has no place",
        [Outvoted] = "says otherwise than the majority",
        [Even] = "the votes are even",
        [Undecided] = "says neither yes nor no",
        [NotAsked] = "the protocol asks nothing that the format holds",
        [NoIssue] = "found no issue",
        [NoRegion] = "marks no region of an image",
        [NoCorrection] = "corrects nothing in its place",
        [Colliding] = "its corrections change the same words",
        [NotWritten] = "the format holds tasks, not judgments",
    };

    public static string Words(string why) => Said[why];
}
