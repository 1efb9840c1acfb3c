using System.Globalization;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>All that time and statements can answer "no" to.</summary>
public static class PayRefusals
{
    public static readonly Refusal OfNobody = new("pay.of-nobody", 403, "Decisions about somebody's pay bear a person's name: sign in as yourself.");
    public static readonly Refusal ClaimUnknown = new("time-claim.unknown", 404, "There is no such claim that you may see.");
    public static readonly Refusal ClaimDecided = new("time-claim.decided", 409, "This claim is decided already. A dispute can be opened about the decision.");
    public static readonly Refusal ClaimRaced = new("time-claim.raced", 409, "Somebody decided on this claim, or on the statement of its week, at the same moment. Nothing was changed: look again.");
    public static readonly Refusal ClaimExists = new("time-claim.exists", 409, "This stretch was claimed already.");
    public static readonly Refusal OwnClaim = new("time-claim.own", 403, "Nobody decides on a claim of their own.");
    public static readonly Refusal StatementUnknown = new("statement.unknown", 404, "There is no such statement that you may see.");
    public static readonly Refusal StatementApproved = new("statement.approved", 409, "This statement is approved already. Nothing was booked again.");
    public static readonly Refusal StatementRaced = new("statement.raced", 409, "Somebody changed or approved it at the same moment. Nothing was booked: read it again.");
    public static readonly Refusal OwnStatement = new("statement.own", 403, "Nobody approves a statement of their own.");

    public static Refusal ClaimInvalid(string field, string why) => new("time-claim.invalid", 422, why, new Dictionary<string, string[]> { [field] = [why] });

    public static Refusal DisputeInvalid(string why) => new("statement.dispute-invalid", 422, why, new Dictionary<string, string[]> { ["text"] = [why] });

    public static Refusal StatementTooEarly(DateOnly approve) => new("statement.too-early", 409,
        $"It is open for dispute until then: approve it from {approve.ToString("dddd d MMMM", CultureInfo.InvariantCulture)} on.");

    /// <param name="change">What is different now.</param>
    public static Refusal StatementStale(int seen, int revision, string? change) => new("statement.stale", 409,
        $"You read revision {seen}, and there is revision {revision} now{(change is null ? "" : $": {change}")}. Read it again, then approve.");
}
