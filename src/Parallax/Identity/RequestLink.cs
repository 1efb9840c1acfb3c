using Parallax.Data;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>
/// Sends a link that signs in. A known and an unknown address get the same mail by the same work, so that nobody learns
/// who has an account; what differs is seen only by whoever opens the link.
/// </summary>
public static class RequestLink
{
    public sealed record Request(string? Email, string? ReturnPath);

    /// <param name="Place">The address that it is asked from, for the limit.</param>
    /// <param name="Note">Why the mail comes, in a sentence of ours; the usual one when null.</param>
    /// <param name="OnTheWay">In the middle of something: the link then holds for a day.</param>
    public sealed record Draft(string? Email, string? ReturnPath, string Place, string? Note = null, bool OnTheWay = false);

    public static async Task<IResult> PostAsync(Request request, HttpContext http, LinkLimits limits, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (For(db, limits, new Draft(request.Email, request.ReturnPath, Place(http)), clock).Refusal is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>Adds the link and its mail; the caller saves. The answer is the address as it was read.</summary>
    public static Outcome<string> For(AppDb db, LinkLimits limits, Draft draft, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(draft);
        if (EmailAddress.Read(draft.Email) is not { } email) return IdentityRefusals.EmailInvalid;
        if (!limits.Allows(email, draft.Place)) return IdentityRefusals.LinkTooMany;
        var (secret, now) = (Ids.Secret(), clock.GetUtcNow());
        var lifetime = draft.OnTheWay ? SignInLink.OnTheWay : SignInLink.Now;
        var path = SignIn.Local(draft.ReturnPath);
        db.Add(new SignInLink(Ids.New(clock), SessionStore.Hash(secret), email, path.Length <= SignInLink.LongestReturn ? path : "/", lifetime, now));
        db.Add(new OutgoingMail(Ids.New(clock), null, email, "Your link to Parallax", Text(secret, draft), now));
        return email;
    }

    public static string Place(HttpContext http) => http?.Connection.RemoteIpAddress?.ToString() ?? "";

    private static string Text(string secret, Draft draft) =>
        $"""
        {draft.Note ?? "Somebody, most likely you, asked to sign in to Parallax with this address."}

        Open this link and press the button:

        {SignInLink.Path}/{secret}

        It works once, for {(draft.OnTheWay ? "24 hours" : "30 minutes")}. If you did not ask for it, do nothing: nobody gets in without it.
        """;
}
