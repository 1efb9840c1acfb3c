using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Work;

namespace Parallax.Insight.Exports;

/// <summary>
/// The tasks of a project in order, some at a time, each with everything that was said of it and counts: what is spare,
/// withdrawn, replaced or does not pool goes into the account instead.
/// </summary>
public sealed class ReadBundles(ExportRun run)
{
    private const int JudgmentsAtOnce = 2000;
    private const int MostTasks = 500;

    private sealed record Row(Guid Id, Guid PresentationId, Guid PersonId, Guid ProtocolId, bool IsSpare, DateTimeOffset SubmittedAt, string Answers);

    public async IAsyncEnumerable<TaskBundle> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var (id, published) = (run.Project.Id, run.Project.PublishedImports);
        var tasks = run.Db.Set<EvaluationTask>().AsNoTracking().Where(t => t.ProjectId == id && t.ImportNumber <= published);
        var atOnce = (int)Math.Clamp(JudgmentsAtOnce * await tasks.LongCountAsync(cancel) / Math.Max(1, run.Total), 1, MostTasks);
        var after = Guid.Empty;
        while (await tasks.Where(t => t.Id.CompareTo(after) > 0).OrderBy(t => t.Id).Take(atOnce).ToListAsync(cancel) is { Count: > 0 } page)
        {
            var judgments = await JudgmentsAsync(page, cancel);
            foreach (var bundle in await PageAsync(page, judgments, cancel)) yield return bundle;
            after = page[^1].Id;
            run.Looked += judgments.Count;
        }
    }

    private Task<List<Row>> JudgmentsAsync(List<EvaluationTask> page, CancellationToken cancel)
    {
        var ids = page.ConvertAll(t => t.Id);
        var presentations = run.Db.Set<Presentation>().Where(p => ids.Contains(p.TaskId)).Select(p => p.Id);
        return ExportRun.Judgments(run.Db, run.Project.Id).Where(j => presentations.Contains(j.PresentationId))
            .OrderBy(j => j.SubmittedAt).ThenBy(j => j.Id)
            .Select(j => new Row(j.Id, j.PresentationId, j.PersonId, j.ProtocolId, j.IsSpare, j.SubmittedAt, j.Answers)).ToListAsync(cancel);
    }

    private async Task<List<TaskBundle>> PageAsync(List<EvaluationTask> page, List<Row> judgments, CancellationToken cancel)
    {
        if (judgments.Count == 0) return [];
        var ids = page.ConvertAll(t => t.Id);
        var withdrawn = (await run.Db.Set<FlaggedTask>().Where(t => ids.Contains(t.TaskId) && t.WithdrawnAt != null).Select(t => t.TaskId).ToListAsync(cancel)).ToHashSet();
        var media = (await run.Db.Set<TaskMedium>().AsNoTracking().Where(m => ids.Contains(m.TaskId)).OrderBy(m => m.Ordinal).ToListAsync(cancel)).ToLookup(m => m.TaskId);
        var responses = (await run.Db.Set<Response>().AsNoTracking().Where(r => ids.Contains(r.TaskId)).ToListAsync(cancel))
            .ToDictionary(r => r.Id, r => new ShownResponse(r.Id, r.Model, r.Version, r.Text, Content.Read<List<Step>>(r.Steps)));
        var presentations = (await run.Db.Set<Presentation>().AsNoTracking().Where(p => ids.Contains(p.TaskId)).OrderBy(p => p.Id).ToListAsync(cancel)).ToLookup(p => p.TaskId);
        var said = judgments.ToLookup(j => j.PresentationId);
        var bundles = new List<TaskBundle>();
        foreach (var task in page)
        {
            var why = withdrawn.Contains(task.Id) ? LeftOut.Withdrawn : task.RetiredBy is not null ? LeftOut.Replaced : null;
            var counting = presentations[task.Id].Select(p => Bundle(p, said[p.Id], responses, why)).OfType<PresentationBundle>().ToList();
            if (counting.Count > 0) bundles.Add(new TaskBundle(task.Id, task.ExternalId, task.Category, Content.Read<List<Turn>>(task.Turns), [.. media[task.Id]], counting));
        }

        return bundles;
    }

    private PresentationBundle? Bundle(Presentation presentation, IEnumerable<Row> said, Dictionary<Guid, ShownResponse> responses, string? why)
    {
        var counting = said.Where(j => Counts(j, why)).Select(Read).ToList();
        return counting.Count == 0 ? null : new PresentationBundle(
            presentation.Id, responses[presentation.FirstResponseId], presentation.SecondResponseId is { } second ? responses[second] : null, counting);
    }

    private bool Counts(Row judgment, string? why)
    {
        why ??= judgment.IsSpare ? LeftOut.Spare : run.Protocols[judgment.ProtocolId].IsPooled ? null : LeftOut.NotPooled;
        if (why is not null) run.LeaveOut(why);
        return why is null;
    }

    private SaidJudgment Read(Row row) =>
        new(row.Id, run.Contributor(row.PersonId), run.Protocols[row.ProtocolId].Definition, Content.Read<Answers>(row.Answers), row.SubmittedAt);
}
