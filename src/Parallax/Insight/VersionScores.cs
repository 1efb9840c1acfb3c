using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Insight;

/// <summary>How each version stands on each task: means over its judgments there. Everything is such that more is better.</summary>
public sealed class VersionScores
{
    public const string Rating = "rating";
    public const string Sound = "sound";
    public const string Preference = "preference";
    public const string Clean = "clean";

    /// <summary>The first that was asked for decides what got better and what broke.</summary>
    public static readonly IReadOnlyList<string> Measures = [Rating, Sound, Preference, Clean];

    private readonly Dictionary<(int Task, int Model), Score> _scores = [];

    /// <summary>Sums and counts by the place of a measure.</summary>
    public sealed class Score
    {
        private readonly double[] _sums = new double[4];
        private readonly int[] _counts = new int[4];

        public int Judgments { get; private set; }

        public IReadOnlyDictionary<string, double> All => Measures.Where(m => Of(m) is not null).ToDictionary(m => m, m => Of(m)!.Value);

        public double? Of(string measure)
        {
            var at = Place(measure);
            return _counts[at] == 0 ? null : _sums[at] / _counts[at];
        }

        internal void Judged() => Judgments++;

        internal void Add(string measure, double value)
        {
            _sums[Place(measure)] += value;
            _counts[Place(measure)]++;
        }

        private static int Place(string measure) => measure switch
        {
            Rating => 0,
            Sound => 1,
            Preference => 2,
            _ => 3,
        };
    }

    public static async Task<VersionScores> OfAsync(AppDb db, InsightData data, IReadOnlySet<int> models, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(models);
        var scores = new VersionScores();
        var faulty = await FaultyAsync(db, data, models, cancel);
        foreach (var j in data.Judgments)
        {
            if (models.Contains(j.First)) scores.Add(j, 0, j.First, faulty);
            if (j.Second is { } second && models.Contains(second)) scores.Add(j, 1, second, faulty);
        }

        return scores;
    }

    public Score? On(int task, int model) => _scores.GetValueOrDefault((task, model));

    public IEnumerable<int> TasksOf(int model) => _scores.Keys.Where(k => k.Model == model).Select(k => k.Task);

    private void Add(JudgmentRecord j, int response, int model, HashSet<(Guid Presentation, int Person, Guid Response)> faulty)
    {
        if (!_scores.TryGetValue((j.Task, model), out var score)) _scores[(j.Task, model)] = score = new Score();
        score.Judged();
        var levels = j.Rated(response).Select(r => r.Level).ToList();
        if (levels.Count > 0) score.Add(Rating, levels.Average());
        if ((response == 0 ? j.FirstSteps : j.SecondSteps) > 0) score.Add(Sound, (response == 0 ? j.FirstWrong : j.SecondWrong) is null ? 1 : 0);
        // A version against itself in another version tells as much as against any other model.
        if (j.Preference is { } preference) score.Add(Preference, Points(preference, response));
        if (j.Protocol.Issues is not null) score.Add(Clean, faulty.Contains((j.Presentation, j.Person, response == 0 ? j.FirstResponse : j.SecondResponse!.Value)) ? 0 : 1);
    }

    /// <summary>1 preferred, a half the same, 0 not preferred or both bad.</summary>
    private static double Points(short preference, int response) => preference switch
    {
        JudgmentFact.BothBad => 0,
        0 => .5,
        _ => preference > 0 == (response == 0) ? 1 : 0,
    };

    /// <summary>Responses in which somebody found an issue.</summary>
    private static async Task<HashSet<(Guid Presentation, int Person, Guid Response)>> FaultyAsync(AppDb db, InsightData data, IReadOnlySet<int> models, CancellationToken cancel)
    {
        var numbers = models.Select(m => data.Models[m].Number).ToList();
        var rows =
            from i in db.Set<IssueFact>().AsNoTracking()
            where i.ProjectId == data.Project.Id && numbers.Contains(i.Model)
            join f in db.Set<JudgmentFact>() on i.AssignmentId equals f.AssignmentId
            select new { f.PresentationId, i.PersonId, i.ResponseId };
        var faulty = new HashSet<(Guid, int, Guid)>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
            if (data.PersonNumbers.TryGetValue(row.PersonId, out var person)) faulty.Add((row.PresentationId, person, row.ResponseId));
        return faulty;
    }
}
