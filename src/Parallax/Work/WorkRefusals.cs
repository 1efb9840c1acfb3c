using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Work;

/// <summary>All that work can answer "no" to.</summary>
public static class WorkRefusals
{
    public static readonly Refusal AssignmentUnknown = new("assignment.unknown", 404, "There is no such assignment of yours.");
    public static readonly Refusal ProjectUnknown = new("project.unknown", 404, "You are not enrolled in such a project.");
    public static readonly Refusal LeaseEnded = new("lease.ended", 409, "Your hold on this task has ended. Resume it, or submit what you wrote: it is not lost.");
    public static readonly Refusal AssignmentTaken = new("assignment.taken", 409, "Others have taken this task's last places. What you wrote can still be submitted: it is kept and paid.");
    public static readonly Refusal Passed = new("assignment.passed", 409, "You passed this task on. Only taking that back, within some minutes, brings it back.");
    public static readonly Refusal PassFinal = new("pass.final", 409, "The time to take this back is over: the task is open to others.");
    public static readonly Refusal JudgmentExists = new("judgment.exists", 409, "This task was already submitted.");
    public static readonly Refusal TimeOver = new("assignment.over", 409, "The time for this is over and nothing more is taken. What you submitted before counts.");
    public static readonly Refusal KeyMissing = new("idempotency.missing", 400, "Send an Idempotency-Key header (at most 100 characters), the same for every try of one submission.");
    public static readonly Refusal KeyReused = new("idempotency.mismatch", 409, "This Idempotency-Key was used for another submission. Nothing was changed; send this one under a new key.");
    public static readonly Refusal TooLarge = new("judgment.too-large", 413, "A judgment may have at most 1 MB.");

    public static readonly Refusal DraftTooLarge = new("draft.too-large", 413, "A copy of a draft may have at most 1 MB. What you wrote is kept on the device.");
    public static readonly Refusal DraftInvalid = new("draft.invalid", 422, "Send an object with 'version' (of the copy that yours is based on; 0 for none) and 'content' (an object). Nothing was stored.");
    public static readonly Refusal DraftNewer = new("draft.newer", 409, "This task was written on from another device meanwhile. Nothing was written over: read that copy, then send yours with its version.");
    public static readonly Refusal PersonChanged = new("person.changed", 409, "Somebody else is signed in in this browser now. Nothing was read or changed.");

    public static readonly Refusal PausedByYou = new("enrollment.paused-by-you", 409, PermissionFacts.PausedByYou);

    public static readonly Refusal AnswerNotAsked = new("answer.not-asked", 409, "This task does not ask for your own answer first.");
    public static readonly Refusal AnswerGiven = new("answer.given", 409, "Your own answer stands, and the responses were shown after it: it cannot be changed any more.");

    public static Refusal AnswerInvalid(IReadOnlyDictionary<string, string[]> errors) =>
        new("answer.invalid", 422, "Your answer is not complete; each field says why. Nothing was stored.", errors);

    public static Refusal ProjectPaused(string why) => new("project.paused", 409, why);

    public static Refusal ProjectClosed(string why) => new("project.closed", 409, why);

    public static Refusal MayNotClaim(string why) => new("enrollment.may-not-claim", 409, why);

    public static Refusal AssignmentClosed(string why) =>
        new("assignment.closed", 409, $"{why} This task cannot be held again, but what you wrote can still be submitted: it is kept and paid.");

    public static Refusal Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        new("judgment.invalid", 422, "The judgment is not complete or does not fit its task; each field says why. Nothing was stored.", errors);

    public static Refusal PassInvalid(string field, string message) =>
        new("pass.invalid", 422, message, new Dictionary<string, string[]> { [field] = [message] });

    public static Refusal EventInvalid(string message) =>
        new("event.invalid", 422, message, new Dictionary<string, string[]> { ["events"] = [message] });
}
