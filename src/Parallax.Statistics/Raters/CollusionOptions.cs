namespace Parallax.Statistics.Raters;

/// <summary>Which pairs are compared and when one is flagged.</summary>
public sealed record CollusionOptions
{
    /// <summary>The least number of common items.</summary>
    public int LeastCommon { get; init; } = 20;

    /// <summary>A class that is less than this share of all labels is rare: agreement on it counts even where it is held to be right.</summary>
    public double RareShare { get; init; } = 0.05;

    /// <summary>The probability of flagging any pair at all if nobody colludes, by Holm.</summary>
    public double Level { get; init; } = 0.05;
}
