using Parallax.Web;

namespace Parallax.Talent;

/// <summary>All that templates, offers and agreements can answer "no" to.</summary>
public static class TalentAgreementRefusals
{
    public static readonly Refusal TemplateUnknown = new("agreement-template.unknown", 404, "There is no such agreement template.");
    public static readonly Refusal TemplateExists = new("agreement-template.exists", 409, "A template of this name exists, or somebody saved a version of it a moment ago: read it again.");
    public static readonly Refusal OfferUnknown = new("offer.unknown", 404, "There is no such offer for you.");
    public static readonly Refusal OfferExpired = new("offer.expired", 409, "The time to sign this offer is over. Nothing is wrong with you or your account: ask for a new one.");
    public static readonly Refusal TextMissing = new("offer.text-missing", 409, "First fill in your legal name and address, so that you see the text that you sign.");
    public static readonly Refusal TextStale = new("offer.text-stale", 409,
        "The text has changed since this page was opened, perhaps in another tab. Nothing was signed and nothing is lost: read the text as it is now, and sign it if you agree.");
    public static readonly Refusal AgreementUnknown = new("agreement.unknown", 404, "There is no such agreement that you may read.");
    public static readonly Refusal PaperErased = new("agreement.erased", 410, "The text of this agreement was erased after its retention; that it was signed is still on record.");

    public static Refusal OfferSettled(OfferState state) => new("offer.settled", 409, $"This offer is {state.ToString().ToLowerInvariant()} already.");

    public static Refusal TemplateInvalid(IReadOnlyDictionary<string, string[]> errors) => new("agreement-template.invalid", 422, Summary(errors), errors);

    public static Refusal OfferInvalid(IReadOnlyDictionary<string, string[]> errors) => new("offer.invalid", 422, Summary(errors), errors);

    public static Refusal Field(string name, string why) => OfferInvalid(new Dictionary<string, string[]> { [name] = [why] });

    private static string Summary(IReadOnlyDictionary<string, string[]> errors) => string.Join(" ", errors.Take(3).Select(e => e.Value[0]));
}
