using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>Makes an API key; the answer is the only time that it is seen.</summary>
public static class MakeKey
{
    /// <param name="Email">Whose key; the caller's own when null, or the only administrator's when the caller is the machine's operator.</param>
    public sealed record Request(string? Name, string? Email);

    public sealed record Answer(Guid Id, string Key, string Name, string Email);

    public static async Task<IResult> PostAsync(Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(request, Caller.Of(http.User), db, clock, cancel)).Or(answer => TypedResults.Created((string?)null, answer));

    public static async Task<Outcome<Answer>> ForAsync(Request request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var owner = await OwnerAsync(request, caller, db, cancel);
        if (owner.Refusal is not null) return owner.Refusal;
        var secret = ApiKey.Prefix + Ids.Secret();
        var name = request.Name?.Trim() is { Length: > 0 and <= 200 } given ? given : "key";
        var key = new ApiKey(Ids.New(clock), owner.Value!.Id, name, SessionStore.Hash(secret), secret[..10], clock.GetUtcNow());
        db.Add(key);
        await db.SaveChangesAsync(cancel);
        return new Answer(key.Id, secret, name, owner.Value.Email!);
    }

    private static async Task<Outcome<Person>> OwnerAsync(Request request, Caller caller, AppDb db, CancellationToken cancel)
    {
        var people = db.Set<Person>();
        if (request.Email?.Trim() is { Length: > 0 } email)
        {
            var normalized = email.ToUpperInvariant();
            var named = await people.FirstOrDefaultAsync(p => p.NormalizedEmail == normalized, cancel);
            if (named is null || (!caller.IsAdministrator && named.Id != caller.Id)) return IdentityRefusals.PersonUnknown(email);
            return named;
        }

        if (caller.Id != Guid.Empty) return await people.FirstAsync(p => p.Id == caller.Id, cancel);
        var administrators = await people.Where(p => p.IsAdministrator).Take(2).ToListAsync(cancel);
        return administrators.Count == 1 ? administrators[0] : IdentityRefusals.AdministratorMissing;
    }

    /// <summary>Ends a key at once. Only one's own, or any for an administrator.</summary>
    public static async Task<IResult> DeleteAsync(Guid key, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        await RevokeAsync(key, Caller.Of(http.User), db, clock, cancel)
            ? TypedResults.NoContent()
            : new Refusal("key.unknown", 404, "There is no such key of yours.");

    public static async Task<bool> RevokeAsync(Guid key, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var found = await db.Set<ApiKey>().FirstOrDefaultAsync(k => k.Id == key && (caller.IsAdministrator || k.PersonId == caller.Id), cancel);
        if (found is null) return false;
        found.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
