using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>Ends a sign-in at once, on whatever device it is. Only one's own, or any for an administrator.</summary>
public static class EndSession
{
    public static async Task<IResult> DeleteAsync(Guid session, HttpContext http, AppDb db, CancellationToken cancel) =>
        await EndAsync(db, Caller.Of(http.User), session, cancel)
            ? TypedResults.NoContent()
            : new Refusal("session.unknown", 404, "There is no such session of yours.");

    public static async Task<bool> EndAsync(AppDb db, Caller caller, Guid session, CancellationToken cancel) =>
        await db.Set<SignInSession>()
            .Where(s => s.Id == session && (caller.IsAdministrator || s.PersonId == caller.Id))
            .ExecuteDeleteAsync(cancel) == 1;
}
