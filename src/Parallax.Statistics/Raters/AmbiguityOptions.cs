namespace Parallax.Statistics.Raters;

/// <summary>Where the lines are drawn between a clear item, an ambiguous one and one that nobody can tell yet.</summary>
public sealed record AmbiguityOptions
{
    /// <summary>An item whose most probable class has at least this posterior is taken as settled.</summary>
    public double Certain { get; init; } = 0.95;

    /// <summary>A rater is skilled who is right on at least this share of settled items and gold.</summary>
    public double SkilledAccuracy { get; init; } = 0.8;

    /// <summary>On how many of them a rater must have been seen.</summary>
    public int LeastSeen { get; init; } = 5;

    /// <summary>How many skilled raters an item needs before their split says anything.</summary>
    public int LeastSkilled { get; init; } = 3;

    /// <summary>The least share of weight that skilled raters give to other classes than their first for the item to be ambiguous.</summary>
    public double Split { get; init; } = 0.25;

    /// <summary>And the split must be so improbable from their own errors.</summary>
    public double Level { get; init; } = 0.05;
}
