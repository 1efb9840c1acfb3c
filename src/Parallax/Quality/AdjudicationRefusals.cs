using Parallax.Web;

namespace Parallax.Quality;

/// <summary>All that adjudication, flags, discussion and notices can answer "no" to.</summary>
public static class AdjudicationRefusals
{
    public static readonly Refusal PresentationUnknown = new("presentation.unknown", 404, "There is no such presentation in this project.");
    public static readonly Refusal Superseded = new("adjudication.superseded", 409, "Somebody else decided this meanwhile. Look at their decision; yours can still supersede it.");
    public static readonly Refusal NotByYou = new("adjudication.not-by-you", 409, "You judged this presentation yourself: somebody else has to decide between the judgments.");
    public static readonly Refusal NotDecided = new("adjudication.not-decided", 409, "Only a presentation with a decision that holds can serve as gold: an ambiguous one has no right answer.");
    public static readonly Refusal OfNobody = new("adjudication.of-nobody", 403, "The operator of the machine is no person: sign in as one to decide.");
    public static readonly Refusal FlagUnknown = new("flag.unknown", 404, "Nobody flagged such a task in this project.");
    public static readonly Refusal FlagDecided = new("flag.decided", 409, "This is decided so already.");
    public static readonly Refusal QuestionUnknown = new("question.unknown", 404, "There is no such question in this project.");
    public static readonly Refusal QuestionOpen = new("question.open", 409, "Answer the question first: what is published is the question with its answer.");
    public static readonly Refusal SectionUnknown = new("guideline.section-unknown", 422, "The guidelines have no such section.", new Dictionary<string, string[]> { ["section"] = ["The guidelines have no such section."] });
    public static readonly Refusal GuidelineOutrun = new("guideline.outrun", 409, "Somebody else made a version at the same moment. Look at it, and change it again if something is still missing.");
    public static readonly Refusal GuidelineSame = new("guideline.same", 409, "The section says exactly this already.");

    public static Refusal Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        new("adjudication.invalid", 422, "The decision is not complete; each field says why. Nothing was stored.", errors);

    public static Refusal RuleInvalid(string field, string why) =>
        new("overlap-rule.invalid", 422, why, new Dictionary<string, string[]> { [field] = [why] });

    public static Refusal FlagInvalid(string field, string why) =>
        new("flag.invalid", 422, why, new Dictionary<string, string[]> { [field] = [why] });

    public static Refusal QuestionInvalid(string field, string why) =>
        new("question.invalid", 422, why, new Dictionary<string, string[]> { [field] = [why] });

    public static Refusal GuidelineInvalid(string field, string why) =>
        new("guideline.invalid", 422, why, new Dictionary<string, string[]> { [field] = [why] });
}
