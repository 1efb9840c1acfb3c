using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>The zone in which a person is shown times.</summary>
public static class SetTimeZone
{
    public sealed record Request(string? TimeZone);

    public static async Task<IResult> PutAsync(Request request, HttpContext http, AppDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (await ForAsync(Caller.Of(http.User), request.TimeZone, db, cancel)).Or(zone => TypedResults.Ok(new { timeZone = zone }));
    }

    public static async Task<Outcome<string>> ForAsync(Caller caller, string? name, AppDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (TimeZones.Find(name?.Trim()) is not { } zone) return IdentityRefusals.TimeZoneUnknown;
        var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == caller.Id, cancel);
        if (person is null) return IdentityRefusals.SignedOut;
        person.LiveIn(zone);
        await db.SaveChangesAsync(cancel);
        return zone.Id;
    }
}
