using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>The organizations of the caller, and who is in one.</summary>
public static class ReadOrganizations
{
    private const int Most = 500;

    public sealed record Member(Guid Person, string Name, string Email, string Role);

    public static async Task<IResult> ListAsync(HttpContext http, AppDb db, CancellationToken cancel) =>
        TypedResults.Ok((await OrganizationAccess.Of(db, Caller.Of(http.User), OrganizationAccess.Members).AsNoTracking().OrderBy(o => o.Slug).Take(Most).ToListAsync(cancel)).Select(OrganizationView.Of));

    public static async Task<IResult> MembersAsync(string slug, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await OrganizationAccess.FindAsync(db, Caller.Of(http.User), slug, OrganizationAccess.Runners, cancel);
        return found.Refusal is { } refusal ? refusal : TypedResults.Ok(await OfAsync(db, found.Value!.Id, cancel));
    }

    public static async Task<IReadOnlyList<Member>> OfAsync(AppDb db, Guid organization, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await (
            from membership in db.Set<Membership>().AsNoTracking()
            where membership.OrganizationId == organization
            join person in db.Set<Person>() on membership.PersonId equals person.Id
            orderby person.DisplayName, person.Id
            select new { person.Id, person.DisplayName, person.Email, membership.Role }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => new Member(r.Id, r.DisplayName, r.Email!, r.Role.ToString().ToLowerInvariant()))];
    }
}
