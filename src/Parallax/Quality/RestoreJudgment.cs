using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Takes a correction back: what the contributor said holds again, as the next revision. Not by whoever corrected it.</summary>
public static class RestoreJudgment
{
    public static async Task<IResult> PostAsync(Guid review, HttpContext http, AppDb db, WorkStore store, CancellationToken cancel) =>
        await ForAsync(Caller.Of(http.User), review, db, store, cancel) is { } no ? no : TypedResults.NoContent();

    public static async Task<Refusal?> ForAsync(Caller caller, Guid review, AppDb db, WorkStore store, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(store);
        var found = await ReviewAccess.Readable(db, caller).AsNoTracking().FirstOrDefaultAsync(r => r.Id == review, cancel);
        if (found is null) return ReviewRefusals.Unknown;
        if (found.ReviewerId == caller.Id || found.PersonId == caller.Id) return ReviewRefusals.NotImpartial;
        if (found.RevisionId is not { } revision) return ReviewRefusals.NothingToRestore;
        var said = await db.Set<Judgment>().Where(j => j.Id == found.JudgmentId).Select(j => j.Answers).FirstAsync(cancel);
        return await store.ReviseAsync(new Revision(revision, caller.Id, $"restored:{review:N}", said), cancel) is null ? ReviewRefusals.NothingToRestore : null;
    }

    /// <summary>Whether a correction was taken back, or there was none: what an objection that is granted rests on.</summary>
    public static async Task<bool> IsSettledAsync(AppDb db, Guid review, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var revision = await db.Set<Review>().Where(r => r.Id == review).Select(r => r.RevisionId).FirstOrDefaultAsync(cancel);
        return revision is null || !await db.Set<Judgment>().AnyAsync(j => j.Id == revision && j.IsCurrent, cancel);
    }
}
