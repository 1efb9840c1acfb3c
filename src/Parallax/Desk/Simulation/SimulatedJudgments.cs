using Parallax.Quality;
using Parallax.Statistics.Input;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>A run's judgments as the server exports them, in the columns that statistics read.</summary>
public sealed class SimulatedJudgments
{
    public const string Several = "several";
    public const string One = "one";

    /// <summary>The main reading that each contributor named of each presentation.</summary>
    public required Labels Readings { get; init; }

    /// <summary>Whether they named a second one.</summary>
    public required Labels Counts { get; init; }
    public required Ratings Ratings { get; init; }
    public required Comparisons Comparisons { get; init; }

    /// <summary>The task of each presentation.</summary>
    public required IReadOnlyDictionary<Guid, int> Tasks { get; init; }

    /// <summary>The person behind each pseudonym.</summary>
    public required IReadOnlyDictionary<string, int> People { get; init; }

    /// <param name="first">The person whose first judgment each of these is.</param>
    public static async Task<SimulatedJudgments> ReadAsync(IAsyncEnumerable<JudgmentLine> lines, IReadOnlyDictionary<Guid, int> first)
    {
        var (readings, counts, ratings, comparisons) = (new LabelsBuilder("judgments", 1), new LabelsBuilder("judgments", 1), new RatingsBuilder("judgments"), new ComparisonsBuilder("judgments"));
        var (tasks, people) = (new Dictionary<Guid, int>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var number = 0L;
        await foreach (var line in lines)
        {
            number++;
            if (first.TryGetValue(line.Judgment, out var person)) people[line.Contributor] = person;
            if (line.Spare) continue;
            tasks[line.Presentation] = SimulatedTask.NumberOf(line.Task);
            var presentation = line.Presentation.ToString();
            var main = line.Interpretations!.MaxBy(i => i.Share)!;
            readings.Add(presentation, line.Contributor, main.Text);
            counts.Add(presentation, line.Contributor, line.Interpretations!.Any(i => i != main && i.Share >= Vote.SecondReading) ? Several : One);
            foreach (var response in line.Responses)
                foreach (var (dimension, rating) in response.Dimensions)
                    if (rating.Level is { } level) ratings.Add($"{line.Task} {response.Model}", line.Contributor, dimension, level, number);
            comparisons.Add(line.Responses[0].Model, line.Responses[1].Model, Outcome(line.Preference!), line.Contributor, line.Task, [], number);
        }

        return new SimulatedJudgments { Readings = readings.Build(), Counts = counts.Build(), Ratings = ratings.Build(), Comparisons = comparisons.Build(), Tasks = tasks, People = people };
    }

    private static Outcome Outcome(LinePreference preference) => preference switch
    {
        { Better: 0 } => Statistics.Input.Outcome.Left,
        { Better: 1 } => Statistics.Input.Outcome.Right,
        { Strength: "both-bad" } => Statistics.Input.Outcome.BothBad,
        _ => Statistics.Input.Outcome.Tie,
    };

    /// <summary>Presentations on which people named different readings, or one of them named two.</summary>
    public IReadOnlyList<Guid> Contested()
    {
        var several = Counts.Classes.Find(Several);
        return [.. Enumerable.Range(0, Readings.Tasks.Count).Where(task => Differ(Readings.ClassesOfTask(task)) || (several is { } s && Counts.ClassesOfTask(task).Contains(s))).Select(task => Guid.Parse(Readings.Tasks[task]))];
    }

    private static bool Differ(ReadOnlySpan<int> classes)
    {
        foreach (var c in classes)
            if (c != classes[0]) return true;
        return false;
    }
}
