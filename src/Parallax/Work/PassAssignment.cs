using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Work;

/// <summary>A contributor passes a task on, with a reason, and can take that back while a place is free.</summary>
public static class PassAssignment
{
    /// <param name="Fence">Of the lease that the workspace knew. A person may pass on what they hold, whichever of their leases that was.</param>
    public sealed record Request(string Kind, string Reason, string? Note, long? Fence = null);

    private const string Other = "other";

    private static readonly Dictionary<string, (PassKind Kind, string[] Reasons)> Kinds = new()
    {
        ["skip"] = (PassKind.Skip, ["not-my-subject", "too-long", "upsetting", "language", "technical", Other]),
        ["cannot-judge"] = (PassKind.CannotJudge, ["image-unclear", "prompt-unclear", "needs-expertise", "response-broken", Other]),
    };

    public sealed record Answer(DateTimeOffset UndoUntil);

    public static async Task<IResult> PostAsync(
        Guid assignment, Request request, HttpContext http, AppDb db, WorkStore store, TimeProvider clock, CancellationToken cancel)
    {
        if (!Kinds.TryGetValue(request.Kind ?? "", out var kind)) return WorkRefusals.PassInvalid("kind", "Say 'skip' or 'cannot-judge'.");
        if (!kind.Reasons.Contains(request.Reason)) return WorkRefusals.PassInvalid("reason", $"Give one of {string.Join(", ", kind.Reasons)}.");
        var note = request.Note?.Trim();
        if (kind.Kind == PassKind.CannotJudge && request.Reason == Other && string.IsNullOrEmpty(note)) return WorkRefusals.PassInvalid("note", "Say in a few words what the reason is.");
        if (note?.Length > CheckJudgment.LongestText) return WorkRefusals.PassInvalid("note", $"At most {CheckJudgment.LongestText} characters.");
        if (note?.Contains('\0', StringComparison.Ordinal) == true) return WorkRefusals.PassInvalid("note", "The text has a NUL character: remove it.");

        var person = Caller.Of(http.User).Id;
        var answer = TypedResults.Ok(new Answer(clock.GetUtcNow() + WorkStore.Undo));
        if (await store.PassAsync(person, assignment, kind.Kind, request.Reason, note, cancel)) return answer;
        var state = await db.Set<Assignment>().Where(a => a.Id == assignment && a.PersonId == person).Select(a => (AssignmentState?)a.State).FirstOrDefaultAsync(cancel);
        return state switch
        {
            null => WorkRefusals.AssignmentUnknown,
            AssignmentState.Submitted => WorkRefusals.JudgmentExists,
            _ => answer,
        };
    }
}

/// <summary>Takes up again what expired; and, as a verb of its own, what was passed on.</summary>
public static class ResumeAssignment
{
    public static Task<IResult> PostAsync(
        Guid assignment, HttpContext http, AppDb db, WorkStore store, ProtocolCache protocols, PayloadWriter payloads, CancellationToken cancel) =>
        ForAsync(assignment, false, http, db, store, protocols, payloads, cancel);

    /// <summary>Takes a pass back. Asked again after it was done, it gives the same.</summary>
    public static Task<IResult> UndoAsync(
        Guid assignment, HttpContext http, AppDb db, WorkStore store, ProtocolCache protocols, PayloadWriter payloads, CancellationToken cancel) =>
        ForAsync(assignment, true, http, db, store, protocols, payloads, cancel);

    private static async Task<IResult> ForAsync(
        Guid assignment, bool undo, HttpContext http, AppDb db, WorkStore store, ProtocolCache protocols, PayloadWriter payloads, CancellationToken cancel)
    {
        var person = Caller.Of(http.User).Id;
        var outcome = await store.ResumeAsync(person, assignment, undo, cancel);
        var loaded = await LoadAssignment.ForAsync(db, protocols, person, assignment, cancel);
        if (loaded is null) return WorkRefusals.AssignmentUnknown;
        if (loaded.Assignment.State == AssignmentState.Submitted) return WorkRefusals.JudgmentExists;
        return outcome switch
        {
            ResumeOutcome.Held => TypedResults.Ok(payloads.Write(loaded)),
            ResumeOutcome.Passed => WorkRefusals.Passed,
            ResumeOutcome.Final => WorkRefusals.PassFinal,
            ResumeOutcome.Over => WorkRefusals.TimeOver,
            ResumeOutcome.Closed => WorkRefusals.AssignmentClosed(await WhyNotAsync(db, loaded, person, store.Now, cancel)),
            _ => WorkRefusals.AssignmentTaken,
        };
    }

    private static async Task<string> WhyNotAsync(AppDb db, LoadedAssignment loaded, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        var enrollment = await db.Set<Enrollment>().AsNoTracking().FirstOrDefaultAsync(e => e.ProjectId == loaded.Project.Id && e.PersonId == person, cancel);
        return enrollment is null ? "You are not in this project any more." : PermissionFacts.Of(loaded.Project, enrollment, now).WhyNot ?? PermissionFacts.Stopped;
    }
}
