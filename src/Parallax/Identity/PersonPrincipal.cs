using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>What a signed-in person's ticket says of them.</summary>
public sealed class PersonPrincipal(UserManager<Person> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Caller.NameClaim, user.DisplayName));
        if (user.IsAdministrator) identity.AddClaim(new Claim(Caller.AdministratorClaim, "1"));
        if (user.IsOperations) identity.AddClaim(new Claim(Caller.OperationsClaim, "1"));
        return identity;
    }
}
