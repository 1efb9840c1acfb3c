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

    public static readonly Refusal LinkEnded = new("link.ended", 410, "This link was used already, or its time is over. Ask for a new one: it takes a minute.");
    public static readonly Refusal LinkRaced = new("link.raced", 409, "Another link to this address was used at this moment. Press the button again.");
    public static readonly Refusal LinkTooMany = new("link.too-many", 429, "Too many links were asked for from here or for this address. Look into your mail, also among the unwanted, or try again in a quarter of an hour.");
    public static readonly Refusal MailUnknown = new("mail.unknown", 404, "There is no such mail that waits to be sent.");
    public static readonly Refusal MailStateUnknown = new("mail.state-unknown", 422, "The state of a mail is failed, waiting or sent.");
    public static readonly Refusal TimeZoneUnknown = new("time-zone.unknown", 422, "That is not a time zone of the IANA list, such as Europe/Berlin.");

    public static Refusal PersonUnknown(string email) => new("person.unknown", 404, $"There is no person with the e-mail '{email}'. Add them with 'user add {email}'.");

    public static Refusal OrganizationUnknown(string? slug) => new("organization.unknown", 404, $"There is no organization '{slug}' that you may use.");

    public static Refusal OrganizationExists(string slug) => new("organization.exists", 409, $"There is an organization '{slug}' already.");

    public static Refusal OrganizationInvalid(string field, string why) => new("organization.invalid", 422, why, new Dictionary<string, string[]> { [field] = [why] });

    public static Refusal PersonExists(string email) => new("person.exists", 409, $"'{email}' is a person already.");

    public static Refusal PasswordWeak(string why) => new("person.password-weak", 422, why);
}
