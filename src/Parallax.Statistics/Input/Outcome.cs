namespace Parallax.Statistics.Input;

/// <summary>What one comparison of two responses said.</summary>
public enum Outcome : byte
{
    /// <summary>The left one is better.</summary>
    Left,

    /// <summary>The right one is better.</summary>
    Right,

    /// <summary>Both are as good as each other.</summary>
    Tie,

    /// <summary>Both are bad. A tie to every model here, but counted by itself.</summary>
    BothBad,
}
