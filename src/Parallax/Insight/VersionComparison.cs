using Parallax.Statistics;

namespace Parallax.Insight;

/// <summary>Which models were judged in several versions.</summary>
public sealed record VersionList(IReadOnlyList<VersionPair> Pairs);

/// <summary>Two versions of one model.</summary>
/// <param name="Older">Number of the <see cref="KnownModel"/>.</param>
public sealed record VersionPair(string Model, int Older, string OlderVersion, int Newer, string NewerVersion);

/// <summary>Two versions of one model on the tasks on which both were judged: what got better, what broke.</summary>
/// <param name="Better">Tasks that moved up most by the first measure.</param>
/// <param name="Worse">Tasks that moved down most.</param>
public sealed record VersionComparison(
    string Scope, VersionPair Pair, int Tasks, IReadOnlyList<VersionMeasure> Measures, IReadOnlyList<MovedTask> Better, IReadOnlyList<MovedTask> Worse, IReadOnlyList<string> Left)
{
    public const string Kind = "versions";

    public const int MostListed = 25;

    public static string Key(int older, int newer, string scope) => FormattableString.Invariant($"{older}/{newer}/{scope}");
}

/// <summary>One measure, in which more is better; a task is one observation, its value the mean over its judgments.</summary>
/// <param name="Id"><c>rating</c>, <c>sound</c>, <c>preference</c> or <c>clean</c>.</param>
/// <param name="Change">Newer less older, over the tasks that have both.</param>
/// <param name="EValue">Evidence that better and worse are not a coin's, by the sign test over tasks.</param>
public sealed record VersionMeasure(string Id, double? Older, double? Newer, Estimate Change, int Better, int Worse, int Same, double EValue);

/// <summary>A task with its values by each measure that both versions have on it.</summary>
/// <param name="Judgments">Of the older version, and of the newer.</param>
public sealed record MovedTask(Guid Task, string ExternalId, string Category, IReadOnlyDictionary<string, double> Older, IReadOnlyDictionary<string, double> Newer, int OlderJudgments, int NewerJudgments);
