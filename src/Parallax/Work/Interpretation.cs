namespace Parallax.Work;

/// <summary>One plausible reading of an ambiguous scenario.</summary>
/// <param name="Share">The belief in it, in points of a hundred.</param>
public sealed record Interpretation(string Text, int Share)
{
    public const int Points = 100;
    public const int LongestText = 500;
}

/// <summary>Whether a response saw that a scenario has several readings.</summary>
public static class Recognitions
{
    public const string Yes = "yes";
    public const string Partly = "partly";
    public const string No = "no";

    /// <summary>There is only one reading, so there was nothing to see.</summary>
    public const string NotApplicable = "not-applicable";

    public static readonly IReadOnlyList<string> All = [Yes, Partly, No, NotApplicable];
}
