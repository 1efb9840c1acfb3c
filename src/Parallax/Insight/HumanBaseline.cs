using Parallax.Statistics;

namespace Parallax.Insight;

/// <summary>People's own answers, given before any response was shown, against the reference answers; and the models' beside them by the same rule.</summary>
/// <param name="Answers">Own answers to tasks with a reference.</param>
/// <param name="Tasks">On how many tasks.</param>
/// <param name="Without">Own answers to tasks without a reference.</param>
/// <param name="Drawn">Of how many tasks with own answers <paramref name="Tasks"/> were drawn at random; null when all were read.</param>
/// <param name="Lines">People first, then models.</param>
/// <param name="Confidence">How sure people were, against how often they agree with the reference.</param>
/// <param name="TooSure">Mean confidence less the share that agrees: above 0 people are too sure.</param>
public sealed record HumanBaseline(
    string Scope, int Answers, int People, int Tasks, int Without, int? Drawn, IReadOnlyList<BaselineLine> Lines, IReadOnlyList<ConfidenceLine> Confidence, Estimate TooSure, Estimate Brier, IReadOnlyList<string> Left)
{
    public const string Kind = "people";

    /// <summary>Of more tasks so many are drawn.</summary>
    public const int MostTasks = 5000;
}

/// <summary>People, or a model.</summary>
/// <param name="Model">Null for people.</param>
/// <param name="Says">Share of answers that say the reference in so many words.</param>
/// <param name="F1">Mean of the words shared with the reference.</param>
/// <param name="Sound">Share of judged responses without a wrong step; null for people, and where no verdicts are asked.</param>
public sealed record BaselineLine(int? Model, string Name, Estimate Says, Estimate F1, Estimate? Sound);

/// <summary>Answers given with a confidence from <paramref name="From"/> to <paramref name="To"/> percent.</summary>
/// <param name="Mean">Mean confidence, from 0 to 1; null without answers.</param>
public sealed record ConfidenceLine(int From, int To, double? Mean, Estimate Says);
