using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>Adds a person to the installation, in one role.</summary>
public static class AddPerson
{
    /// <param name="Role">contributor, lead, reviewer, viewer, finance, operations or administrator.</param>
    /// <param name="Organization">Slug; for the four roles of an organization. The default one when null.</param>
    /// <param name="Password">One is made when null.</param>
    public sealed record Request(string? Email, string? Name, string? Role, string? Organization, string? Password);

    public sealed record Answer(Guid Id, string Email, string Role, string? Organization, string? Password);

    public static async Task<IResult> PostAsync(Request request, AppDb db, UserManager<Person> people, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(request, db, people, clock, cancel)).Or(answer => TypedResults.Created((string?)null, answer));

    public static async Task<Outcome<Answer>> ForAsync(Request request, AppDb db, UserManager<Person> people, TimeProvider clock, CancellationToken cancel)
    {
        var role = (request.Role ?? "contributor").ToLowerInvariant();
        var organizationRole = Enum.TryParse<OrganizationRole>(role, ignoreCase: true, out var parsed) ? parsed : (OrganizationRole?)null;
        if (organizationRole is null && role is not ("contributor" or "operations" or "administrator")) return IdentityRefusals.RoleUnknown;
        var slug = request.Organization ?? DefaultOrganization.Slug;
        var organization = await db.Set<Organization>().FirstOrDefaultAsync(o => o.Slug == slug, cancel);
        if (organizationRole is not null && organization is null) return IdentityRefusals.OrganizationUnknown(slug);

        var email = request.Email?.Trim() ?? $"{role}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3))}@parallax.invalid";
        if (EmailAddress.Read(email) is null) return IdentityRefusals.EmailInvalid;
        if (await people.FindByEmailAsync(email) is not null) return IdentityRefusals.PersonExists(email);

        var person = new Person(Ids.New(clock), email, request.Name?.Trim() is { Length: > 0 } name ? name : email.Split('@')[0], clock.GetUtcNow());
        if (role == "administrator") person.MakeAdministrator();
        if (role == "operations") person.MakeOperations();
        var password = request.Password ?? Ids.Secret()[..20];
        if (organizationRole is { } member) db.Add(new Membership(organization!.Id, person.Id, member));
        var created = await people.CreateAsync(person, password);
        if (!created.Succeeded) return IdentityRefusals.PasswordWeak(string.Join(" ", created.Errors.Select(e => e.Description)));
        return new Answer(person.Id, email, role, organizationRole is null ? null : slug, request.Password is null ? password : null);
    }
}
