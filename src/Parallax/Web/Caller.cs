using System.Security.Claims;

namespace Parallax.Web;

/// <summary>Who asks, as far as authorization needs it.</summary>
/// <param name="Id">The person; empty for the operator of the machine, who holds the data folder itself.</param>
/// <param name="IsAdministrator">Sees every organization.</param>
/// <param name="IsOperations">Hires and pays, over the whole installation; administrators may do it too.</param>
public readonly record struct Caller(Guid Id, bool IsAdministrator, bool IsOperations = false)
{
    public const string AdministratorClaim = "parallax:administrator";
    public const string OperationsClaim = "parallax:operations";

    /// <summary>The name that others see.</summary>
    public const string NameClaim = "parallax:name";

    public static Caller Of(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        _ = Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id);
        var administrator = user.HasClaim(AdministratorClaim, "1");
        return new Caller(id, administrator, administrator || user.HasClaim(OperationsClaim, "1"));
    }
}
