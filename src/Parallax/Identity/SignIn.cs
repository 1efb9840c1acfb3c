using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>Signs a person in on this device, by e-mail and password.</summary>
public static class SignIn
{
    private static readonly Refusal Wrong = new("sign-in.wrong", 401, "The e-mail or the password is not right. Check both and try again.");

    private static readonly Refusal LockedOut = new(
        "sign-in.locked-out", 429,
        "Too many wrong passwords in a row. To keep your account safe it is closed for ten minutes; nothing else has happened to it. Try again after that, with the right password.");

    public static async Task<Outcome<Person>> ForAsync(string? email, string? password, UserManager<Person> people, SignInManager<Person> signIn)
    {
        var person = await people.FindByEmailAsync(email?.Trim() ?? "");
        if (person is null) return Wrong;
        var result = await signIn.PasswordSignInAsync(person, password ?? "", isPersistent: true, lockoutOnFailure: true);
        if (result.Succeeded) return person;
        return result.IsLockedOut ? LockedOut : Wrong;
    }

    /// <summary>Where to go afterwards: a path of this site and nothing else.</summary>
    public static string Local(string? returnUrl) =>
        returnUrl is { Length: > 0 } path && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal)
            && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl)
            ? path
            : "/";
}

/// <summary>Ends the sign-in of this device.</summary>
public static class SignOut
{
    public static async Task<IResult> PostAsync(HttpContext http, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return TypedResults.BadRequest();
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.Redirect(IdentityModule.SignInPath);
    }
}
