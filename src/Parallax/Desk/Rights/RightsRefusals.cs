using Parallax.Web;

namespace Parallax.Desk.Rights;

/// <summary>All that the rights of a person can answer "no" to.</summary>
public static class RightsRefusals
{
    public static readonly Refusal OfNobody = new("person.of-nobody", 403, "The operator of the machine is no person: there is nothing about them here.");
    public static readonly Refusal HoursWrong = new("availability.invalid", 422, "Say a number of hours from 0 to 80, or leave it empty.",
        new Dictionary<string, string[]> { ["hours"] = ["A number of hours from 0 to 80, or nothing."] });

    public static readonly Refusal NotConfirmed = new("deletion.not-confirmed", 422, "Type your e-mail address exactly as it stands above.",
        new Dictionary<string, string[]> { ["confirm"] = ["Type your e-mail address exactly as it stands above."] });

    public static readonly Refusal NotFresh = new("deletion.not-fresh", 401, "Give your password, or sign out and in again: deleting needs a sign-in of the last 15 minutes.",
        new Dictionary<string, string[]> { ["password"] = ["Give your password, or sign out and in again: deleting needs a sign-in of the last 15 minutes."] });

    public static Refusal Obstructed(IReadOnlyList<string> obstacles) => new("deletion.refused", 409, string.Join(" ", obstacles));
}
