using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Web.Pages;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>A lead looks at a flagged task and keeps it or withdraws it, with a word; whoever flagged it is told.</summary>
public static class DecideFlag
{
    private const int LongestWord = 1000;

    /// <param name="Decision"><c>keep</c> or <c>withdraw</c>.</param>
    /// <param name="Word">Why: those who flagged it read this.</param>
    public sealed record Request(string? Decision, string? Word);

    public static async Task<IResult> PostAsync(string project, Guid task, Request request, HttpContext http, AppDb db, WorkStore store, TimeProvider clock, CancellationToken cancel) =>
        await ForAsync(db, Caller.Of(http.User), project, task, request, store, clock, cancel) is { } no ? no : TypedResults.NoContent();

    public static async Task<Refusal?> ForAsync(AppDb db, Caller caller, string project, Guid task, Request request, WorkStore store, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(clock);
        if (caller.Id == Guid.Empty) return AdjudicationRefusals.OfNobody;
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        FlaggedTaskState? wanted = request.Decision switch { "keep" => FlaggedTaskState.Kept, "withdraw" => FlaggedTaskState.Withdrawn, _ => null };
        if (wanted is not { } state) return AdjudicationRefusals.FlagInvalid("decision", "Say 'keep' or 'withdraw'.");
        if (request.Word?.Trim() is not { Length: >= 1 and <= LongestWord } word || word.Contains('\0', StringComparison.Ordinal))
            return AdjudicationRefusals.FlagInvalid("word", $"Say in at most {LongestWord} characters why: those who flagged it read this.");
        var flagged = await db.Set<FlaggedTask>().SingleOrDefaultAsync(t => t.TaskId == task && t.ProjectId == found.Value!.Id, cancel);
        if (flagged is null) return AdjudicationRefusals.FlagUnknown;
        if (flagged.State == state) return AdjudicationRefusals.FlagDecided;
        // The places first: a crash in between leaves a decision to be made again, and never one that nothing follows from.
        if (state == FlaggedTaskState.Withdrawn) await store.CloseTaskAsync(task, cancel);
        else await store.ReopenTaskAsync(task, cancel);
        db.Add(flagged.Decide(state, word, caller.Id, clock.GetUtcNow()));
        await TellAsync(db, found.Value!, flagged, word, clock, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return AdjudicationRefusals.FlagDecided;
        }
    }

    private static async Task TellAsync(AppDb db, Project project, FlaggedTask flagged, string word, TimeProvider clock, CancellationToken cancel)
    {
        var people = await (
            from j in CollectFlags.Flagged(db)
            join p in db.Set<Presentation>() on j.PresentationId equals p.Id
            where p.TaskId == flagged.TaskId
            select j.PersonId).Distinct().ToListAsync(cancel);
        var turns = await db.Set<EvaluationTask>().Where(t => t.Id == flagged.TaskId).Select(t => t.Turns).SingleAsync(cancel);
        var became = flagged.State == FlaggedTaskState.Withdrawn ? "was withdrawn: your judgment of it stays, and is paid" : "was looked at, and stays";
        Notify.Add(db, people, project, "flag", $"The task that you flagged {became}", $"“{PromptText.Start(turns, 80)}”. {Words.Start(word, 300)}", $"/projects/{project.Id}/mine", clock);
    }
}
