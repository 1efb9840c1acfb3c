using Parallax.Web;

namespace Parallax.Identity;

/// <summary>All that identity can answer "no" to.</summary>
public static class IdentityRefusals
{
    public static readonly Refusal SignedOut = new("auth.signed-out", 401, "Sign in, or send a valid key as 'Authorization: Bearer plx_…'.");
    public static readonly Refusal Forbidden = new("auth.forbidden", 403, "You may not do this.");
    public static readonly Refusal RoleUnknown = new("role.unknown", 422, "The role is one of contributor, lead, reviewer, viewer, finance, operations, administrator.");
    public static readonly Refusal EmailInvalid = new("person.email-invalid", 422, "That is not an e-mail address.");
    public static readonly Refusal AdministratorMissing = new("person.administrator-missing", 422, "Say whose key it is to be: there is not exactly one administrator. Add one with 'user add EMAIL --role administrator', or name a person with --user.");

    public static Refusal PersonUnknown(string email) => new("person.unknown", 404, $"There is no person with the e-mail '{email}'. Add them with 'user add {email}'.");

    public static Refusal OrganizationUnknown(string? slug) => new("organization.unknown", 404, $"There is no organization '{slug}' that you may use.");

    public static Refusal PersonExists(string email) => new("person.exists", 409, $"'{email}' is a person already.");

    public static Refusal PasswordWeak(string why) => new("person.password-weak", 422, why);
}
