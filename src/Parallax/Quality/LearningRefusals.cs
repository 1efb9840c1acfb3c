using Parallax.Web;

namespace Parallax.Quality;

/// <summary>All that training and calibration can answer "no" to.</summary>
public static class LearningRefusals
{
    /// <summary>The same before practice is submitted as for everything that is no practice: it tells nothing of what a task is.</summary>
    public static readonly Refusal FeedbackUnknown = new("feedback.unknown", 404, "There is no feedback on such a task of yours. After practice it is there as soon as you have submitted.");

    public static readonly Refusal PresentationUnknown = new("practice.presentation-unknown", 404, "The project shows no such presentation.");
    public static readonly Refusal OtherPurpose = new("practice.other-purpose", 409, "This presentation serves another purpose already (gold, calibration or practice). Take it out there first, or choose another one.");
    public static readonly Refusal Outrun = new("training.outrun", 409, "Somebody else changed the training at the same moment. Reload the page and look again.");

    public static Refusal PracticeInvalid(IReadOnlyDictionary<string, string[]> errors) =>
        new("practice.invalid", 422, "The practice task is not complete; each field says why. Nothing was stored.", errors);

    public static Refusal TrainingInvalid(string field, string message) =>
        new("training.invalid", 422, message, new Dictionary<string, string[]> { [field] = [message] });

    public static Refusal CalibrationInvalid(string field, string message) =>
        new("calibration.invalid", 422, message, new Dictionary<string, string[]> { [field] = [message] });
}
