using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Quality;

/// <summary>
/// How probable it is that a task is ambiguous, by what people say of it outright: that it has several readings, or that the
/// image or the prompt is unclear. Dawid and Skene's model weighs them, since some see a second reading everywhere and others never. Pure.
/// </summary>
public sealed class NamedReadings
{
    /// <summary>Of the tasks that are found at most this share is expected to be clear.</summary>
    private const double FalseDiscoveries = .1;

    /// <summary>What is found is likelier ambiguous than not, however sure the rest is.</summary>
    private const double LeastProbable = .5;

    private const string Several = "several";
    private const string One = "one";

    private readonly IReadOnlyDictionary<Guid, double> _probabilities;
    private readonly double _least;

    private NamedReadings(IReadOnlyDictionary<Guid, double> probabilities) => (_probabilities, _least) = (probabilities, Least(probabilities.Values));

    public static NamedReadings Of(IReadOnlyList<Vote> votes, DawidSkeneOptions belief)
    {
        ArgumentNullException.ThrowIfNull(votes);
        if (!votes.Any(v => v.SeesSeveral)) return new NamedReadings(new Dictionary<Guid, double>());
        var builder = new LabelsBuilder("judgments", 1);
        foreach (var vote in votes) builder.Add(vote.Presentation.ToString(), vote.Person.ToString(), vote.SeesSeveral ? Several : One);
        var result = DawidSkene.Fit(builder.Build(DuplicatePolicy.Last), belief);
        var several = result.Labels.Classes.Find(Several)!.Value;
        return new NamedReadings(Enumerable.Range(0, result.Labels.Tasks.Count).ToDictionary(task => Guid.Parse(result.Labels.Tasks[task]), task => result.Posteriors[task, several]));
    }

    public double Probability(Guid presentation) => _probabilities.GetValueOrDefault(presentation);

    /// <summary>Whether it is among those that are called ambiguous.</summary>
    public bool IsFound(Guid presentation) => Probability(presentation) >= _least;

    /// <summary>The least probability at which the mean chance to be clear, over all that have as much or more, stays below the share of false discoveries.</summary>
    private static double Least(IEnumerable<double> probabilities)
    {
        var (least, count, clear) = (double.PositiveInfinity, 0, 0.0);
        foreach (var probability in probabilities.Where(p => p >= LeastProbable).OrderDescending())
        {
            (count, clear) = (count + 1, clear + 1 - probability);
            if (clear > FalseDiscoveries * count) break;
            least = probability;
        }

        return least;
    }
}
