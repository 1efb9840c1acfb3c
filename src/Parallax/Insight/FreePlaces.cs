using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Work;

namespace Parallax.Insight;

/// <summary>Presentations that can take more judgments, by the pair of models that they show: somebody on the project has to be left who never had them.</summary>
public sealed class FreePlaces
{
    private readonly Dictionary<(int First, int Second), List<Free>> _byPair = [];

    private sealed class Free(Guid presentation, int places)
    {
        public Guid Presentation { get; } = presentation;

        public int Places { get; set; } = places;
    }

    /// <summary>How many presentations of a pair can take one more; models by their numbers, the smaller first.</summary>
    public int Of(int first, int second) => _byPair.TryGetValue((Math.Min(first, second), Math.Max(first, second)), out var free) ? free.Count : 0;

    public static async Task<FreePlaces> ReadAsync(AppDb db, Project project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        var numbers = await db.Set<KnownModel>().AsNoTracking().Where(m => m.ProjectId == project.Id).ToDictionaryAsync(m => (m.Model, m.Version), m => m.Number, cancel);
        var people = db.Set<Enrollment>().Where(e => e.ProjectId == project.Id && e.MayClaim).Select(e => e.PersonId);
        var workers = await people.CountAsync(cancel);
        var had = await db.Set<Assignment>().Where(a => a.ProjectId == project.Id && (a.Purpose == Purpose.Work || a.Purpose == Purpose.Review) && people.Contains(a.PersonId))
            .GroupBy(a => a.PresentationId).Select(g => new { g.Key, N = g.Select(a => a.PersonId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.N, cancel);
        var open = await db.Set<Slot>().Where(s => s.ProjectId == project.Id && s.State == SlotState.Open)
            .GroupBy(s => s.PresentationId).Select(g => new { g.Key, N = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.N, cancel);
        var places = new FreePlaces();
        await foreach (var p in Shown(db, project).WithCancellation(cancel))
        {
            var left = Math.Min(workers - had.GetValueOrDefault(p.Id) - open.GetValueOrDefault(p.Id), WorkStore.MostOverlap - p.Overlap);
            if (left > 0 && numbers.TryGetValue(p.First, out var first) && numbers.TryGetValue(p.Second, out var second)) places.Add(first, second, p.Id, left);
        }

        return places;
    }

    /// <summary>Draws one presentation of a pair, each as probable, and takes a place of it.</summary>
    /// <returns>It, and the probability within the pair.</returns>
    public (Guid Presentation, double Probability) Take(int first, int second, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var free = _byPair[(Math.Min(first, second), Math.Max(first, second))];
        var (at, among) = (random.Next(free.Count), free.Count);
        var drawn = free[at];
        if (--drawn.Places == 0)
        {
            free[at] = free[^1];
            free.RemoveAt(free.Count - 1);
        }

        return (drawn.Presentation, 1.0 / among);
    }

    private void Add(int first, int second, Guid presentation, int places)
    {
        var pair = (Math.Min(first, second), Math.Max(first, second));
        if (!_byPair.TryGetValue(pair, out var free)) _byPair[pair] = free = [];
        free.Add(new Free(presentation, places));
    }

    private sealed record Pair(Guid Id, int Overlap, (string, string) First, (string, string) Second);

    private static async IAsyncEnumerable<Pair> Shown(AppDb db, Project project)
    {
        var (slots, roles, responses) = (db.Set<Slot>(), db.Set<PresentationRole>(), db.Set<Response>());
        var stopped = db.Set<FlaggedTask>().Where(t => t.ProjectId == project.Id && (t.State == FlaggedTaskState.Held || t.State == FlaggedTaskState.Withdrawn)).Select(t => t.TaskId);
        var rows =
            from t in EvaluationTask.Visible(db.Set<EvaluationTask>().AsNoTracking(), project)
            join p in db.Set<Presentation>() on t.Id equals p.TaskId
            join a in responses on p.FirstResponseId equals a.Id
            join b in responses on p.SecondResponseId equals (Guid?)b.Id
            where !stopped.Contains(t.Id) && !roles.Any(r => r.PresentationId == p.Id) && !slots.Any(s => s.PresentationId == p.Id && s.State == SlotState.Closed)
            orderby p.Id
            select new { p.Id, p.Overlap, a.Model, a.Version, SecondModel = b.Model, SecondVersion = b.Version };
        await foreach (var row in rows.AsAsyncEnumerable())
            yield return new Pair(row.Id, row.Overlap, (row.Model, row.Version ?? ""), (row.SecondModel, row.SecondVersion ?? ""));
    }
}
