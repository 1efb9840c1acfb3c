using Parallax.Web;

namespace Parallax.Quality;

/// <summary>All that reviews and batches can answer "no" to.</summary>
public static class ReviewRefusals
{
    public static readonly Refusal Unknown = new("review.unknown", 404, "There is no such review that you may see.");
    public static readonly Refusal NotReviewer = new("review.not-reviewer", 403, "You review in no such project. A lead of the project asks people to.");
    public static readonly Refusal NothingWaits = new("review.nothing-waits", 409, "No review waits for you now, or your own work in the project is stopped.");
    public static readonly Refusal Taken = new("review.taken", 409, "Your hold on this review ran out and somebody else has it now. What you wrote stays on this page and was not stored.");
    public static readonly Refusal Decided = new("review.decided", 409, "This review is decided already, in other words than these.");
    public static readonly Refusal Objected = new("review.objected", 409, "You objected to this review already. The answer will be in your cases.");
    public static readonly Refusal NothingToRestore = new("review.nothing-to-restore", 409, "The correction of this review does not hold any more, or it made none.");
    public static readonly Refusal NotImpartial = new("review.not-impartial", 409, "You decided this review: somebody else has to look at it.");
    public static readonly Refusal NotEnrolled = new("review.not-enrolled", 409, "Nobody with this e-mail is enrolled in the project. Members with the role of reviewer need nothing more.");

    public static readonly Refusal BatchUnknown = new("batch.unknown", 404, "There is no such batch that you may see.");
    public static readonly Refusal BatchEmpty = new("batch.empty", 409, "No judgment fits that is not in a batch already.");
    public static readonly Refusal BatchNotReviewed = new("batch.not-reviewed", 409, "The sample is not reviewed to its end.");
    public static readonly Refusal BatchNotShown = new("batch.not-shown", 409, "More of the sample was wrong than the plan accepts: the claim is not shown. Return the batch.");
    public static readonly Refusal BatchDecided = new("batch.decided", 409, "This round of the batch is decided already.");

    public static Refusal BatchTooSmall(string why) => new("batch.too-small", 409, why);

    public static Refusal BatchInvalid(IReadOnlyDictionary<string, string[]> errors) => new("batch.invalid", 422, "Something is missing or does not fit; each field says what.", errors);

    public static Refusal PolicyInvalid(IReadOnlyDictionary<string, string[]> errors) => new("review.policy-invalid", 422, "Something does not fit; each field says what.", errors);

    public static Refusal Invalid(IReadOnlyDictionary<string, string[]> errors) => new("review.invalid", 422, "The review cannot be stored like this; each part says why. Nothing was stored.", errors);

    public static Refusal Invalid(string part, string why) => Invalid(new Dictionary<string, string[]> { [part] = [why] });
}
