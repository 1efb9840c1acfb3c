using Parallax.Web;

namespace Parallax.Quality;

/// <summary>All that gold and standing can answer "no" to.</summary>
public static class GoldRefusals
{
    public static readonly Refusal Unknown = new("gold.unknown", 404, "This presentation is no gold of the project.");
    public static readonly Refusal PresentationUnknown = new("gold.presentation-unknown", 422, "The project shows no such presentation.");
    public static readonly Refusal InUse = new("gold.in-use", 409, "This presentation is practice or calibration: everyone knows it, so it cannot be gold.");
    public static readonly Refusal Changed = new("gold.changed", 409, "Somebody changed this at the same moment. Reload the page and look again.");
    public static readonly Refusal StandingUnknown = new("standing.unknown", 404, "There is no such person on the project.");
    public static readonly Refusal StandingChanged = new("standing.changed", 409, "The standing changed at the same moment. Reload the page and look again.");
    public static readonly Refusal StandingOfYourself = new("standing.yourself", 409, "Nobody decides on their own standing.");
    public static readonly Refusal NothingToAppeal = new("standing.nothing-to-appeal", 409, "Your standing is qualified: there is nothing to appeal against.");
    public static readonly Refusal SignalUnknown = new("signal.unknown", 404, "There is no such signal.");

    public static Refusal Invalid(IReadOnlyDictionary<string, string[]> errors) => new("gold.invalid", 422, "The key does not fit; each field says why.", errors);

    public static Refusal StandingInvalid(string field, string message) =>
        new("standing.invalid", 422, "Something is missing or does not fit; each field says what.", new Dictionary<string, string[]> { [field] = [message] });

    public static Refusal SettingsInvalid(IReadOnlyDictionary<string, string[]> errors) => new("quality.invalid", 422, "Something does not fit; each field says what.", errors);
}
