using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Whose judgments a batch holds, or could.</summary>
public static class BatchPeople
{
    private const int Most = 500;

    public static async Task<List<(Guid Person, string Name)>> OfProjectAsync(AppDb db, Guid project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await NamesAsync(db, db.Set<Judgment>().Where(j => j.ProjectId == project && j.Purpose == Purpose.Work).Select(j => j.PersonId), cancel);
    }

    public static async Task<List<(Guid Person, string Name)>> OfBatchAsync(AppDb db, Guid batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var items = db.Set<BatchItem>().Where(i => i.BatchId == batch);
        return await NamesAsync(db, db.Set<Assignment>().Where(a => items.Any(i => i.AssignmentId == a.Id)).Select(a => a.PersonId), cancel);
    }

    private static async Task<List<(Guid Person, string Name)>> NamesAsync(AppDb db, IQueryable<Guid> people, CancellationToken cancel)
    {
        var rows = await db.Set<Person>().Where(p => people.Contains(p.Id)).OrderBy(p => p.DisplayName).ThenBy(p => p.Id).Take(Most).Select(p => new { p.Id, p.DisplayName }).ToListAsync(cancel);
        return rows.ConvertAll(r => (r.Id, r.DisplayName));
    }
}
