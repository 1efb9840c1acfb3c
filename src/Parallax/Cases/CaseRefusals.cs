using Parallax.Web;

namespace Parallax.Cases;

/// <summary>All that a case can answer "no" to.</summary>
public static class CaseRefusals
{
    public static readonly Refusal Unknown = new("case.unknown", 404, "There is no such case of yours.");
    public static readonly Refusal Closed = new("case.closed", 409, "This case is closed: it was decided or withdrawn. Open a new one if something is left to say.");
    public static readonly Refusal NotByYou = new("case.not-by-you", 409, "You made the decision that this is about, or you ask for it yourself: somebody else has to look at it.");

    public static readonly Refusal OfNobody = new("case.of-nobody", 403, "The operator of the machine is no person: sign in as one to ask, to reply or to decide.");

    public static Refusal Elsewhere(string? path) =>
        new("case.elsewhere", 409, $"The answer to this changes what it is about: decide it there{(path is null ? "" : $", on {path}")}.");

    public static Refusal Invalid(string field, string why) =>
        new("case.invalid", 422, why, new Dictionary<string, string[]> { [field] = [why] });
}
