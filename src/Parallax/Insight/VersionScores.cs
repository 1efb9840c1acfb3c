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

    private readonly Dictionary<(int Task, int Model), Score> _scores = [];

    /// <summary>Sums and counts by measure.</summary>
    public sealed class Score
    {
        private readonly Dictionary<string, (double Sum, int N)> _measures = [];

        public int Judgments { get; private set; }

        internal void Judged() => Judgments++;

        internal void Add(string measure, double value)
        {
            var (sum, n) = _measures.GetValueOrDefault(measure);
            _measures[measure] = (sum + value, n + 1);
        }

        public double? Of(string measure) => _measures.TryGetValue(measure, out var m) ? m.Sum / m.N : null;

        public IReadOnlyDictionary<string, double> All => _measures.ToDictionary(m => m.Key, m => m.Value.Sum / m.Value.N);
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
