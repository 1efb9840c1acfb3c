using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>What is counted in one go: the presentations with new judgments, and the latest others, from which skill is known.</summary>
/// <param name="New">Those with judgments that were not counted yet.</param>
/// <param name="Through">When the last of them was submitted; null when there are none.</param>
public sealed record ReadVotes(IReadOnlyList<JudgedPresentation> Presentations, IReadOnlyList<Vote> Votes, IReadOnlySet<Guid> New, DateTimeOffset? Through)
{
    /// <summary>How many new judgments are taken at once, and from how many of the latest skill is estimated.</summary>
    private const int AtOnce = 3000;

    /// <summary>Reads a row at a time and keeps of each judgment only what people can differ on.</summary>
    public static async Task<ReadVotes> OfAsync(AppDb db, Guid project, DateTimeOffset? after, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var work = db.Set<Judgment>().AsNoTracking().Where(j => j.ProjectId == project && j.Purpose == Purpose.Work);
        var arrived = await work.Where(j => after == null || j.SubmittedAt > after)
            .OrderBy(j => j.SubmittedAt).Select(j => new { j.PresentationId, j.SubmittedAt }).Take(AtOnce).ToListAsync(cancel);
        if (arrived.Count == 0) return new ReadVotes([], [], new HashSet<Guid>(), null);
        var (first, last) = (arrived[0].SubmittedAt, arrived[^1].SubmittedAt);
        var fresh = work.Where(j => j.SubmittedAt >= first && j.SubmittedAt <= last).Select(j => j.PresentationId);
        var latest = work.OrderByDescending(j => j.SubmittedAt).Select(j => j.PresentationId).Take(AtOnce);
        var responses = db.Set<Response>();
        var presentations = await (
            from p in db.Set<Presentation>().AsNoTracking()
            where p.ProjectId == project && (fresh.Contains(p.Id) || latest.Contains(p.Id))
            join a in responses on p.FirstResponseId equals a.Id
            join b in responses on p.SecondResponseId equals (Guid?)b.Id into seconds
            from b in seconds.DefaultIfEmpty()
            select new { p.Id, p.TaskId, First = a.Id, Second = p.SecondResponseId, Model = a.Model + " " + (a.Version ?? ""), Other = b == null ? null : b.Model + " " + (b.Version ?? "") })
            .ToDictionaryAsync(p => p.Id, p => new JudgedPresentation(
                p.Id, p.TaskId, p.Second is { } second ? [p.First, second] : [p.First], p.Other is { } other ? [p.Model, other] : [p.Model]), cancel);
        var votes = new List<Vote>();
        var rows = work.Where(j => j.IsCurrent && !j.IsSpare && (fresh.Contains(j.PresentationId) || latest.Contains(j.PresentationId)))
            .Select(j => new { j.PresentationId, j.PersonId, j.Answers });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
            if (presentations.TryGetValue(row.PresentationId, out var about)) votes.Add(Vote.Of(about, row.PersonId, row.Answers));
        return new ReadVotes([.. presentations.Values], votes, arrived.Select(a => a.PresentationId).ToHashSet(), last);
    }
}
