using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Projects;

/// <summary>Tasks that are staged together, once those that the project has already are told apart.</summary>
internal sealed class StagingBatch(AppDb db, StagingArea area, ImportLease lease, Project project)
{
    private readonly List<StagedTask> _tasks = [];

    public int Count => _tasks.Count;

    public long Weight { get; private set; }

    public void Add(StagedTask task)
    {
        _tasks.Add(task);
        Weight += task.Weight;
    }

    public async Task FlushAsync(CancellationToken cancel)
    {
        if (_tasks.Count == 0) return;
        var known = await KnownAsync(cancel);
        var fresh = _tasks.Where(t => IsNew(t, known)).ToList();
        // After a problem nothing will be published: the rest of the file is only checked.
        if (lease.Report.ProblemCount == 0 && fresh.Count > 0)
        {
            Tally(fresh);
            await area.WriteAsync(fresh, cancel);
        }

        _tasks.Clear();
        Weight = 0;
    }

    private bool IsNew(StagedTask task, Dictionary<string, string> known)
    {
        if (!known.TryGetValue(task.Task.ExternalId, out var hash)) return true;
        if (hash == task.Task.ContentHash) lease.Report.Skipped++;
        else if (lease.Import.Replace) lease.Report.Replaced++;
        else lease.Report.Add(new LineProblem(task.Line, null, "id", $"'{task.Task.ExternalId}' is in the project already, with other content: import with --replace to put this version in its place."));
        return hash != task.Task.ContentHash;
    }

    private Task<Dictionary<string, string>> KnownAsync(CancellationToken cancel)
    {
        var ids = _tasks.Select(t => t.Task.ExternalId).ToList();
        return EvaluationTask.Visible(db.Set<EvaluationTask>(), project)
            .Where(t => ids.Contains(t.ExternalId))
            .Select(t => new { t.ExternalId, t.ContentHash })
            .ToDictionaryAsync(t => t.ExternalId, t => t.ContentHash, cancel);
    }

    private void Tally(List<StagedTask> fresh)
    {
        lease.Report.Tasks += fresh.Count;
        lease.Report.Presentations += fresh.Sum(t => t.Presentations.Count);
        lease.Report.Slots += fresh.Sum(t => t.Slots.Count);
    }
}
