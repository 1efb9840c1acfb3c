namespace Parallax.Statistics.Input;

/// <summary>What becomes of a second row with the same key, for labels (task, worker).</summary>
public enum DuplicatePolicy
{
    /// <summary>Refuse the data, naming both lines: a duplicate is a fault in most data.</summary>
    Refuse,

    /// <summary>Keep all: a worker was asked more than once on purpose.</summary>
    Keep,

    /// <summary>Keep the first.</summary>
    First,

    /// <summary>Keep the last: later answers correct earlier ones.</summary>
    Last,
}
