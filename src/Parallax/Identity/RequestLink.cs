using Parallax.Data;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>Sends a link that signs in, making the account on the way, and leads to a path of this site.</summary>
public static class RequestLink
{
    public sealed record Draft(string? Email, string? ReturnPath, string Place, string? Note = null, bool OnTheWay = false);

    /// <summary>Adds the mail; the caller saves.</summary>
    public static Outcome<string> For(AppDb db, LinkLimits limits, Draft draft, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.Email?.Trim() is not { Length: > 0 and <= 256 } email || !System.Net.Mail.MailAddress.TryCreate(email, out _)) return IdentityRefusals.EmailInvalid;
        db.Add(new OutgoingMail(Ids.New(clock), null, email, "Your link to Parallax", $"{draft.Note}\n\n{SignIn.Local(draft.ReturnPath)}", clock.GetUtcNow()));
        return email;
    }

    public static string Place(HttpContext http) => http?.Connection.RemoteIpAddress?.ToString() ?? "";
}
