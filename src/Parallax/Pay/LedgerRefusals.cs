using Parallax.Data;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>All that the ledger and its payouts can answer "no" to.</summary>
public static class LedgerRefusals
{
    public static readonly Refusal PayableShort = new("ledger.payable-short", 409, "That is more than the person is owed and is not being paid out already. Nothing was booked.");
    public static readonly Refusal FundsShort = new("ledger.funds-short", 409, "The organization's funds do not cover this. Nothing was booked: record what it paid in, and try again.");
    public static readonly Refusal RecoverableShort = new("ledger.recoverable-short", 409, "That is more than is recoverable from this person. Nothing was booked.");
    public static readonly Refusal Raced = new("ledger.raced", 409, "Somebody has just done this, or changed what it is about. Nothing was booked twice: reload the page and look again.");
    public static readonly Refusal PersonNeeded = new("ledger.person-needed", 403, "Money is moved by people: sign in as a person, or use a person's key. The operator of the machine has no name that could be written down.");
    public static readonly Refusal SecondPerson = new("ledger.second-person", 403, "This needs a second person: somebody other than the one who began it.");
    public static readonly Refusal OrganizationNeeded = new("ledger.organization-needed", 422, "There are several organizations: say whose books with 'organization'.");
    public static readonly Refusal AdjustmentUnknown = new("adjustment.unknown", 404, "There is no such adjustment that you may see.");
    public static readonly Refusal AdjustmentDecided = new("adjustment.state", 409, "This adjustment is decided already.");
    public static readonly Refusal PayoutUnknown = new("payout.unknown", 404, "There is no such payout that you may see.");
    public static readonly Refusal RunUnknown = new("payout-run.unknown", 404, "There is no such payout run that you may see.");
    public static readonly Refusal RunEmpty = new("payout-run.empty", 409, "There is nobody to pay: nothing is owed in this currency, or each person is held for the reason that is shown.");
    public static readonly Refusal RunFormat = new("payout-run.format", 422, "The format is 'bank' or 'wise'.");
    public static readonly Refusal RunNotApproved = new("payout-run.not-approved", 409, "There is a file once the run is approved.");
    public static readonly Refusal MethodFresh = new("pay-method.fresh", 403, "To change where your money goes, give your password, or sign in anew and change it within ten minutes.");
    public static readonly Refusal MethodUnknown = new("pay-method.unknown", 404, "You have not said yet how you are to be paid.");

    public static Refusal AdjustmentInvalid(string field, string why) => new("adjustment.invalid", 422, why, new Dictionary<string, string[]> { [field] = [why] });

    public static Refusal PayoutInvalid(string field, string why) => new("payout.invalid", 422, why, new Dictionary<string, string[]> { [field] = [why] });

    public static Refusal PayoutState(PayoutState from, PayoutAct act) =>
        new("payout.state", 409, $"A payout that is {PayoutWords.Of(from)} cannot be {PayoutWords.Of(act)}.");

    public static Refusal RunState(PayoutRunState state, string wanted) => new("payout-run.state", 409, $"A run that is {PayoutWords.Of(state)} cannot be {wanted}.");

    public static Refusal MethodInvalid(IReadOnlyDictionary<string, string[]> errors) => new("pay-method.invalid", 422, string.Join(" ", errors.Values.Select(e => e[0])), errors);

    public static Refusal SettingsInvalid(string why) => new("pay-settings.invalid", 422, why, new Dictionary<string, string[]> { ["secondPersonAbove"] = [why] });

    public static Refusal CurrencyUnknown(string? currency) => new("ledger.currency", 422, $"'{currency}' is not a currency that Parallax knows.");

    public static Refusal AmountInvalid(string? amount, string currency) =>
        AdjustmentInvalid("amount", $"'{amount}' is no amount of {currency}: write it like {new Money(125_000, currency).Plain()}.");
}
