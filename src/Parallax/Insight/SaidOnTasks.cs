using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Insight;

/// <summary>What one judgment that counts says, in full.</summary>
public sealed record SaidRow(Guid Task, Guid Presentation, Guid Person, Guid Protocol, bool IsCorrected, string Answers);

/// <summary>Reads the JSON of judgments on some tasks, for what is not in the facts: few tasks at once, a row at a time.</summary>
internal static class SaidOnTasks
{
    private const int AtOnce = 200;

    public static async IAsyncEnumerable<SaidRow> ReadAsync(AppDb db, InsightData data, IEnumerable<Guid> tasks, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var chunk in tasks.Chunk(AtOnce))
        {
            var rows =
                from f in db.Set<JudgmentFact>().AsNoTracking()
                where f.ProjectId == data.Project.Id && chunk.Contains(f.TaskId)
                join j in db.Set<Judgment>() on f.JudgmentId equals j.Id
                select new SaidRow(f.TaskId, f.PresentationId, f.PersonId, f.ProtocolId, f.IsCorrected, j.Answers);
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
                if (data.Versions.ContainsKey(row.Protocol)) yield return row;
        }
    }

    /// <summary>The owner's ids of tasks.</summary>
    public static async Task<Dictionary<Guid, string>> NamesAsync(AppDb db, IEnumerable<Guid> tasks, CancellationToken cancel)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var chunk in tasks.Distinct().Chunk(AtOnce))
            foreach (var task in await db.Set<EvaluationTask>().AsNoTracking().Where(t => chunk.Contains(t.Id)).Select(t => new { t.Id, t.ExternalId }).ToListAsync(cancel))
                names[task.Id] = task.ExternalId;
        return names;
    }

    /// <summary>The ids of tasks by their number in the data.</summary>
    public static Guid[] Ids(InsightData data)
    {
        var ids = new Guid[data.Tasks];
        foreach (var (id, number) in data.TaskNumbers) ids[number] = id;
        return ids;
    }

    /// <summary>The categories of tasks by their number.</summary>
    public static string[] Categories(InsightData data)
    {
        var categories = new string[data.Tasks];
        foreach (var j in data.Judgments) categories[j.Task] = j.Category;
        return categories;
    }

    /// <summary>All tasks in an order drawn by the project's seed: the beginning of it is a sample.</summary>
    public static int[] Drawn(InsightData data)
    {
        var order = Enumerable.Range(0, data.Tasks).ToArray();
        // By id, which does not depend on who judged when.
        var ids = Ids(data);
        Array.Sort(order, (a, b) => ids[a].CompareTo(ids[b]));
        new Random(data.Project.Seed).Shuffle(order);
        return order;
    }
}
