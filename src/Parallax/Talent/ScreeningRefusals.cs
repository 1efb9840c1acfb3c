using Parallax.Web;

namespace Parallax.Talent;

/// <summary>All that a screening can answer "no" to.</summary>
public static class ScreeningRefusals
{
    public static readonly Refusal Unknown = new("screening.unknown", 404, "There is no such screening that you may use.");
    public static readonly Refusal AttemptUnknown = new("screening.attempt-unknown", 404, "There is no such attempt at a screening.");
    public static readonly Refusal ItemUnknown = new("screening.item-unknown", 404, "There is no such item of a screening that you may use.");
    public static readonly Refusal PresentationUnknown = new("screening.presentation-unknown", 422, "The screening's project shows no such presentation.");
    public static readonly Refusal ItemTwice = new("screening.item-twice", 409, "This presentation is an item of the screening already.");
    public static readonly Refusal Begun = new("screening.begun", 409, "The screening is open: everyone gets the same items, so they stay. A wrong key can be corrected; everyone is scored anew by it.");
    public static readonly Refusal Empty = new("screening.empty", 409, "The screening has no items yet: add some first.");
    public static readonly Refusal NotOpen = new("screening.not-open", 409, "Only an open screening invites people.");
    public static readonly Refusal Changed = new("screening.changed", 409, "Somebody changed this at the same moment. Reload the page and look again.");
    public static readonly Refusal Member = new("screening.member", 409, "This person could see the keys, as a member of the organization or of the installation's staff: they cannot be screened by it.");
    public static readonly Refusal Invited = new("screening.invited", 409, "This person is invited already and has no result yet.");
    public static readonly Refusal PassedBefore = new("screening.passed", 409, "This person has passed the screening already.");
    public static readonly Refusal NoMoreAttempts = new("screening.no-more-attempts", 409, "This person has had all the attempts that the screening allows.");
    public static readonly Refusal Started = new("screening.started", 409, "The attempt has begun: its time stays as it is.");
    public static readonly Refusal NotStarted = new("screening.not-started", 409, "Start the screening first, on its page: then its time runs.");
    public static readonly Refusal Over = new("screening.over", 409, "The screening is finished, or its time is over. What you submitted counts; the result stands on its page as soon as it is there.");
    public static readonly Refusal ApplicationEnded = new("screening.application-ended", 409, "The application that this screening belongs to has ended: it is not begun any more.");
    public static readonly Refusal NotDecided = new("screening.not-decided", 409, "There is no result yet.");
    public static readonly Refusal Appealed = new("screening.appealed", 409, "You have appealed against this decision already. The answer will be in your cases.");
    public static readonly Refusal NothingToScore = new("screening.nothing-to-score", 409, "This answer needs no score from you: it is settled, you have scored it, or it is your own.");
    public static readonly Refusal NotImpartial = new("screening.not-impartial", 409, "You scored or decided this attempt: somebody else has to look at it anew.");

    public static Refusal TooEarly(DateTimeOffset from) => new("screening.too-early", 409, $"The next attempt is possible from {Web.Pages.Words.Exact(from)} on.");

    public static Refusal Invalid(string field, string message) => Invalid(new Dictionary<string, string[]> { [field] = [message] });

    public static Refusal Invalid(IReadOnlyDictionary<string, string[]> errors) => new("screening.invalid", 422, "Something is missing or does not fit; each field says what.", errors);
}
