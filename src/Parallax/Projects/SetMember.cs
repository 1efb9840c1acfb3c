using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>
/// Gives a person a role in an organization, and takes it away. Nobody who is enrolled in one of its projects: members see
/// the models' names. A person may be a member of several organizations.
/// </summary>
public static class SetMember
{
    public sealed record Request(string? Email, string? Role);

    public static async Task<IResult> PutAsync(string slug, Request request, HttpContext http, AppDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (await ForAsync(Caller.Of(http.User), slug, request.Email, request.Role, db, cancel)).Or(member => TypedResults.Ok(member));
    }

    public static async Task<Outcome<ReadOrganizations.Member>> ForAsync(Caller caller, string slug, string? email, string? role, AppDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (!Enum.TryParse<OrganizationRole>(role, ignoreCase: true, out var given) || !Enum.IsDefined(given) || char.IsAsciiDigit(role![0])) return ProjectRefusals.MemberRoleUnknown;
        var found = await OrganizationAccess.FindAsync(db, caller, slug, OrganizationAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var organization = found.Value!.Id;
        var normalized = (email?.Trim() ?? "").Normalize().ToUpperInvariant();
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.NormalizedEmail == normalized, cancel);
        if (person is null) return ProjectRefusals.NobodyToAdd(email?.Trim() ?? "");
        if (person.Id == caller.Id && !caller.IsAdministrator) return ProjectRefusals.OwnMembership;
        var membership = await db.Set<Membership>().FirstOrDefaultAsync(m => m.OrganizationId == organization && m.PersonId == person.Id, cancel);
        if (membership is null) db.Add(new Membership(organization, person.Id, given));
        else membership.Become(given);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (IsBlind(exception))
        {
            return ProjectRefusals.MemberEnrolled;
        }

        return new ReadOrganizations.Member(person.Id, person.DisplayName, person.Email!, given.ToString().ToLowerInvariant());
    }

    public static async Task<IResult> DeleteAsync(string slug, string person, HttpContext http, AppDb db, CancellationToken cancel) =>
        await RemoveAsync(Caller.Of(http.User), slug, person, db, cancel) is { } refusal ? refusal : TypedResults.NoContent();

    /// <param name="reference">The person's id or e-mail.</param>
    public static async Task<Refusal?> RemoveAsync(Caller caller, string slug, string? reference, AppDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await OrganizationAccess.FindAsync(db, caller, slug, OrganizationAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var organization = found.Value!.Id;
        var normalized = (reference ?? "").ToUpperInvariant();
        var isId = Guid.TryParse(reference, out var id);
        if (isId && id == caller.Id && !caller.IsAdministrator) return ProjectRefusals.OwnMembership;
        var named = db.Set<Person>().Where(p => isId ? p.Id == id : p.NormalizedEmail == normalized);
        var members = db.Set<Membership>().Where(m => m.OrganizationId == organization && named.Any(p => p.Id == m.PersonId));
        // A lead who removes themselves could leave nobody to add another: another lead does it, or an administrator.
        if (!caller.IsAdministrator) members = members.Where(m => m.PersonId != caller.Id);
        return await members.ExecuteDeleteAsync(cancel) == 0 ? ProjectRefusals.MemberUnknown : null;
    }

    /// <summary>Whether the database refused it: the person is on the other side.</summary>
    internal static bool IsBlind(DbUpdateException exception) =>
        exception.InnerException is DbException inner && inner.Message.Contains(BlindMembers.Message, StringComparison.Ordinal);
}
