using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>Signs in by <c>Authorization: Bearer plx_…</c>: a person's API key, or the operator token of this process.</summary>
public sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AppDb db, OperatorToken operatorToken)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "key";
    private const string Bearer = "Bearer ";

    public static bool IsPresent(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsPresent(Request)) return AuthenticateResult.NoResult();
        var token = Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        if (IsOperator(token)) return Success(new Claim(ClaimTypes.NameIdentifier, Guid.Empty.ToString()), administrator: true);

        var hash = SessionStore.Hash(token);
        var owner = await (
            from key in db.Set<ApiKey>().AsNoTracking()
            where key.Hash == hash && key.RevokedAt == null
            join person in db.Set<Person>() on key.PersonId equals person.Id
            select new { person.Id, person.IsAdministrator, person.IsOperations }).FirstOrDefaultAsync(Context.RequestAborted);
        return owner is null
            ? AuthenticateResult.Fail("The key is unknown or revoked.")
            : Success(new Claim(ClaimTypes.NameIdentifier, owner.Id.ToString()), owner.IsAdministrator, owner.IsOperations);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => IdentityRefusals.SignedOut.ExecuteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => IdentityRefusals.Forbidden.ExecuteAsync(Context);

    private bool IsOperator(string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(operatorToken.Value));

    private static AuthenticateResult Success(Claim id, bool administrator, bool operations = false)
    {
        var identity = new ClaimsIdentity([id], SchemeName);
        if (administrator) identity.AddClaim(new Claim(Caller.AdministratorClaim, "1"));
        if (operations) identity.AddClaim(new Claim(Caller.OperationsClaim, "1"));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}
