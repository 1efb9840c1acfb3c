using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Whose draft it is: the signed-in person's, or that of the browser which holds its secret.</summary>
public static class DraftAccess
{
    private static readonly TimeSpan Kept = Application.DraftRetention;

    /// <summary>The draft or application of whoever asks for this opportunity; the person's own comes first.</summary>
    public static async Task<Application?> ForAsync(AppDb db, HttpContext http, Guid opportunity, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var caller = Caller.Of(http.User);
        var own = caller.Id == Guid.Empty ? null : await db.Set<Application>().FirstOrDefaultAsync(a => a.OpportunityId == opportunity && a.PersonId == caller.Id, cancel);
        return own ?? await BySecretAsync(db, Secret(http, opportunity), opportunity, cancel);
    }

    /// <summary>By its id, with the ownership in the question.</summary>
    public static async Task<Application?> ByIdAsync(AppDb db, HttpContext http, Guid id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var opportunity = await db.Set<Application>().Where(a => a.Id == id).Select(a => (Guid?)a.OpportunityId).FirstOrDefaultAsync(cancel);
        if (opportunity is null) return null;
        var (caller, hash) = (Caller.Of(http.User).Id, Secret(http, opportunity.Value) is { } secret ? SessionStore.Hash(secret) : null);
        return await db.Set<Application>().FirstOrDefaultAsync(a => a.Id == id
            && ((caller != Guid.Empty && a.PersonId == caller) || (hash != null && a.PersonId == null && a.SecretHash == hash)), cancel);
    }

    /// <summary>The draft that a secret opens; none once it belongs to a person.</summary>
    public static async Task<Application?> BySecretAsync(AppDb db, string? secret, Guid opportunity, CancellationToken cancel)
    {
        if (secret is null) return null;
        var hash = SessionStore.Hash(secret);
        return await db.Set<Application>().FirstOrDefaultAsync(a => a.OpportunityId == opportunity && a.SecretHash == hash && a.PersonId == null, cancel);
    }

    public static string? Secret(HttpContext http, Guid opportunity)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Request.Cookies[Name(opportunity)] is { Length: > 0 and < 100 } secret ? secret : null;
    }

    public static void Keep(HttpContext http, Guid opportunity, string secret)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.Cookies.Append(Name(opportunity), secret, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            IsEssential = true,
            MaxAge = Kept,
        });
    }

    public static void Forget(HttpContext http, Guid opportunity)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.Cookies.Delete(Name(opportunity));
    }

    private static string Name(Guid opportunity) => $"parallax-draft-{opportunity:N}";
}
