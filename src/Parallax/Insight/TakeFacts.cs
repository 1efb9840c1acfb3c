using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Insight;

/// <summary>
/// Reads judgments into facts, a batch in a short transaction each, so that work never waits and a killed process loses a batch.
/// Doing it twice changes nothing.
/// </summary>
public sealed class TakeFacts(AppDb db, ProtocolCache protocols)
{
    public const int AtOnce = 250;

    /// <summary>A transaction that began earlier may end later: what is as old as this is looked at once more.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private readonly Dictionary<Guid, ProtocolDefinition> _protocols = [];
    private Dictionary<(string, string), int> _models = [];

    /// <summary>What counts: the current revision of work that stands in a place.</summary>
    public static IQueryable<Judgment> Counting(AppDb db, Guid project)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Judgment>().AsNoTracking().Where(j => j.ProjectId == project && j.Purpose == Purpose.Work && j.IsCurrent && !j.IsSpare);
    }

    /// <summary>Of those, what was submitted later.</summary>
    public static IQueryable<Judgment> Since(AppDb db, Guid project, DateTimeOffset? after) => Counting(db, project).Where(j => after == null || j.SubmittedAt > after);

    /// <returns>How many judgments were new, and when the last of the batch was submitted; null when there are none after <paramref name="after"/>.</returns>
    public async Task<(int New, DateTimeOffset Through)?> NextAsync(Guid project, DateTimeOffset? after, bool again, CancellationToken cancel)
    {
        var from = after is { } at && again ? at - Overlap : after;
        var ends = await Since(db, project, from).OrderBy(j => j.SubmittedAt).Select(j => j.SubmittedAt).Take(AtOnce).ToListAsync(cancel);
        if (ends.Count == 0) return null;
        var through = ends[^1];
        var batch = Since(db, project, from).Where(j => j.SubmittedAt <= through);
        return (await TakeAsync(project, Unread(batch), cancel), through);
    }

    /// <summary>
    /// What the order of time does not show. A judgment can begin to count long after it was submitted, as a spare does that a lead admits, and can cease to
    /// without another in its place. Reads at most <see cref="AtOnce"/> of the first kind.
    /// </summary>
    /// <returns>How many were read: none is left once it is 0.</returns>
    public async Task<int> MissingAsync(Guid project, CancellationToken cancel)
    {
        var counting = Counting(db, project);
        // Before reading: a fact of what no longer counts would stay beside those of what counts now. Its issues go with it.
        // Looking takes long and only reads: nobody waits to write meanwhile.
        var gone = await db.Set<JudgmentFact>().Where(f => f.ProjectId == project && !counting.Any(j => j.Id == f.JudgmentId)).Select(f => f.JudgmentId).Take(AtOnce).ToListAsync(cancel);
        if (gone.Count > 0) await db.Set<JudgmentFact>().Where(f => gone.Contains(f.JudgmentId) && f.ProjectId == project).ExecuteDeleteAsync(cancel);
        return gone.Count + await TakeAsync(project, Unread(counting).OrderBy(j => j.SubmittedAt).Take(AtOnce), cancel);
    }

    private IQueryable<Judgment> Unread(IQueryable<Judgment> judgments) => judgments.Where(j => !db.Set<JudgmentFact>().Any(f => f.AssignmentId == j.AssignmentId && f.JudgmentId == j.Id));

    private async Task<int> TakeAsync(Guid project, IQueryable<Judgment> judgments, CancellationToken cancel)
    {
        var responses = db.Set<Response>();
        var read = await (
            from j in judgments
            join p in db.Set<Presentation>() on j.PresentationId equals p.Id
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            join a in responses on p.FirstResponseId equals a.Id
            join b in responses on p.SecondResponseId equals (Guid?)b.Id into seconds
            from b in seconds.DefaultIfEmpty()
            select new { Judgment = j, Task = t.Id, t.Category, First = a.Id, FirstModel = a.Model, FirstVersion = a.Version, p.SecondResponseId, SecondModel = b == null ? null : b.Model, SecondVersion = b == null ? null : b.Version }).ToListAsync(cancel);
        if (read.Count == 0) return 0;
        await KnowAsync(project, read.SelectMany(r => r.SecondModel is null ? [(r.FirstModel, r.FirstVersion ?? "")] : new[] { (r.FirstModel, r.FirstVersion ?? ""), (r.SecondModel, r.SecondVersion ?? "") }), cancel);
        var styles = await StylesAsync(project, read.SelectMany(r => r.SecondResponseId is { } second ? [r.First, second] : new[] { r.First }).Distinct().ToList(), cancel);
        var facts = new List<JudgmentFact>(read.Count);
        var issues = new List<IssueFact>();
        foreach (var r in read)
        {
            var j = r.Judgment;
            var row = new JudgmentRow(
                j.Id, j.AssignmentId, j.OrganizationId, j.ProjectId, r.Task, j.PresentationId, j.PersonId, j.ProtocolId, r.Category, r.First, _models[(r.FirstModel, r.FirstVersion ?? "")],
                r.SecondResponseId, r.SecondModel is null ? null : _models[(r.SecondModel, r.SecondVersion ?? "")], j.RevisedById is not null, j.SubmittedAt, j.Answers);
            var (fact, found) = FactReader.Of(row, await ProtocolAsync(j.ProtocolId, cancel));
            facts.Add(fact);
            issues.AddRange(found);
        }

        var began = Stopwatch.GetTimestamp();
        await ReplaceAsync(styles, facts, issues, cancel);
        // SQLite has one writer: whoever works gets at least half of its time.
        await Task.Delay(Stopwatch.GetElapsedTime(began), cancel);
        return facts.Count;
    }

    /// <summary>All that was worked out beforehand: the transaction is short.</summary>
    private async Task ReplaceAsync(List<ResponseStyle> styles, List<JudgmentFact> facts, List<IssueFact> issues, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await new BulkInsert<ResponseStyle>(db).WriteAsync(styles, cancel);
        var assignments = facts.ConvertAll(f => f.AssignmentId);
        await db.Set<IssueFact>().Where(f => assignments.Contains(f.AssignmentId)).ExecuteDeleteAsync(cancel);
        await db.Set<JudgmentFact>().Where(f => assignments.Contains(f.AssignmentId)).ExecuteDeleteAsync(cancel);
        await new BulkInsert<JudgmentFact>(db).WriteAsync(facts, cancel);
        await new BulkInsert<IssueFact>(db).WriteAsync(issues, cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<ProtocolDefinition> ProtocolAsync(Guid id, CancellationToken cancel)
    {
        if (_protocols.TryGetValue(id, out var known)) return known;
        return _protocols[id] = protocols.Definition(await db.Set<Protocol>().AsNoTracking().FirstAsync(p => p.Id == id, cancel));
    }

    /// <summary>Gives each model that is new a number.</summary>
    private async Task KnowAsync(Guid project, IEnumerable<(string Model, string Version)> seen, CancellationToken cancel)
    {
        if (_models.Count == 0) _models = await db.Set<KnownModel>().AsNoTracking().Where(m => m.ProjectId == project).ToDictionaryAsync(m => (m.Model, m.Version), m => m.Number, cancel);
        var added = seen.Distinct().Where(m => !_models.ContainsKey(m)).OrderBy(m => m.Model, StringComparer.Ordinal).ThenBy(m => m.Version, StringComparer.Ordinal).ToList();
        if (added.Count == 0) return;
        var rows = added.Select((m, i) => new KnownModel { ProjectId = project, Number = _models.Count + i + 1, Model = m.Model, Version = m.Version }).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await new BulkInsert<KnownModel>(db).WriteAsync(rows, cancel);
        await transaction.CommitAsync(cancel);
        foreach (var row in rows) _models[(row.Model, row.Version)] = row.Number;
    }

    private async Task<List<ResponseStyle>> StylesAsync(Guid project, List<Guid> seen, CancellationToken cancel)
    {
        var unknown = await db.Set<Response>().AsNoTracking().Where(r => seen.Contains(r.Id) && !db.Set<ResponseStyle>().Any(s => s.ResponseId == r.Id)).Select(r => new { r.Id, r.Steps }).ToListAsync(cancel);
        return unknown.ConvertAll(r => ResponseStyle.Of(r.Id, project, Content.Read<List<Step>>(r.Steps)));
    }
}
