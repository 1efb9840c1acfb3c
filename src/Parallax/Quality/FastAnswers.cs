using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Statistics.Inference;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>
/// Answers faster than correct answers to gold are. Times of careful work are log-normal, so what lies below the first
/// percentile of the correct ones is fast; a few are chance, and a share that is surely above one in twenty is a signal.
/// Time with the page hidden or the work paused is no time at the task.
/// </summary>
internal static class FastAnswers
{
    private const int LeastGold = 20;
    private const int MostGold = 300;
    private const int LeastWork = 20;
    private const int MostWork = 3000;
    private const int MostOfOne = 100;
    /// <summary>The .01 quantile of the standard normal distribution.</summary>
    private const double FirstPercentile = -2.3263478740408408;
    private const double Share = .05;

    public static async Task<List<FoundSignal>> OfAsync(AppDb db, Project project, DateTimeOffset now, CancellationToken cancel)
    {
        var gold = await (
            from r in db.Set<GoldResult>().AsNoTracking()
            where r.ProjectId == project.Id && r.IsRight == true
            join j in db.Set<Judgment>() on r.JudgmentId equals j.Id
            orderby r.AnsweredAt descending
            select j.AssignmentId).Take(MostGold).ToListAsync(cancel);
        if (gold.Count < LeastGold) return [];
        var floor = Floor([.. (await SecondsAsync(db, project, gold, cancel)).Values]);
        var since = now.AddDays(-QualitySignal.KeptDays);
        var work = await db.Set<Judgment>().AsNoTracking().Where(j => j.ProjectId == project.Id && j.Purpose == Purpose.Work && j.Revision == 1 && j.SubmittedAt > since)
            .OrderByDescending(j => j.SubmittedAt).Select(j => new { j.PersonId, j.AssignmentId }).Take(MostWork).ToListAsync(cancel);
        var found = new List<FoundSignal>();
        foreach (var person in work.GroupBy(w => w.PersonId).Where(g => g.Count() >= LeastWork))
        {
            var times = await SecondsAsync(db, project, [.. person.Take(MostOfOne).Select(w => w.AssignmentId)], cancel);
            var fast = times.Values.Count(t => t < floor);
            if (times.Count < LeastWork || WilsonInterval.Of(fast, times.Count).Low is not > Share) continue;
            found.Add(new FoundSignal(SignalKind.Fast, person.Key, null, new SignalEvidence(
                $"{fast} of the last {times.Count} answers took less than {floor:0} seconds. Of 100 correct answers to gold one is so fast.",
                [$"Half of this person's answers took {Median(times.Values):0} seconds or less.", await RecordAsync(db, project.Id, person.Key, cancel)])));
        }

        return found;
    }

    private static double Floor(IReadOnlyList<double> seconds)
    {
        var logs = seconds.Select(s => Math.Log(Math.Max(1, s))).ToList();
        var mean = logs.Average();
        var deviation = Math.Sqrt(logs.Sum(l => (l - mean) * (l - mean)) / Math.Max(1, logs.Count - 1));
        return Math.Exp(mean + FirstPercentile * deviation);
    }

    /// <summary>Speed alone says little: whoever is fast and right is good at it.</summary>
    private static async Task<string> RecordAsync(AppDb db, Guid project, Guid person, CancellationToken cancel)
    {
        var standing = await db.Set<ContributorStanding>().AsNoTracking().FirstOrDefaultAsync(s => s.ProjectId == project && s.PersonId == person, cancel);
        return $"Of their checks {standing?.Right ?? 0} were right and {standing?.Wrong ?? 0} wrong: speed means something only together with that.";
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[(sorted.Count - 1) / 2];
    }

    private static async Task<Dictionary<Guid, double>> SecondsAsync(AppDb db, Project project, IReadOnlyList<Guid> assignments, CancellationToken cancel)
    {
        var events = await db.Set<TimeEvent>().AsNoTracking().Where(e => assignments.Contains(e.AssignmentId)).OrderBy(e => e.At).ThenBy(e => e.Id)
            .Select(e => new { e.AssignmentId, e.Kind, e.At }).ToListAsync(cancel);
        return events.GroupBy(e => e.AssignmentId).ToDictionary(g => g.Key, g => TimeAtTask.Seconds(g.Select(e => (e.Kind, e.At)), TimeSpan.FromSeconds(project.GraceSeconds)));
    }
}

/// <summary>How long somebody was at a task, as far as its events tell. A measure to compare by; pay has its own.</summary>
internal static class TimeAtTask
{
    public static double Seconds(IEnumerable<(TimeEventKind Kind, DateTimeOffset At)> events, TimeSpan grace)
    {
        var (sum, last) = (TimeSpan.Zero, (DateTimeOffset?)null);
        foreach (var (kind, at) in events)
        {
            if (last is { } before) sum += at - before < grace ? at - before : grace;
            last = kind is TimeEventKind.Pause or TimeEventKind.Submit or TimeEventKind.Expire or TimeEventKind.Pass ? null : at;
        }

        return sum.TotalSeconds;
    }
}
