using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Parallax.Data;
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
        if (person?.PasswordHash is null)
        {
            // As long as for a person with a password: the time of an answer must not tell who has an account.
            Nobody.Verify(people.PasswordHasher, password ?? "");
            return Wrong;
        }

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

/// <summary>Somebody who is not there, and whose password takes as long to check.</summary>
internal static class Nobody
{
    private static readonly Person Someone = new(Guid.Empty, "nobody@parallax.invalid", "", DateTimeOffset.UnixEpoch);
    private static string? _hash;

    public static void Verify(IPasswordHasher<Person> hasher, string password)
    {
        _hash ??= hasher.HashPassword(Someone, Ids.Secret());
        hasher.VerifyHashedPassword(Someone, _hash, password);
    }
}

/// <summary>Ends the sign-in of this device.</summary>
public static class SignOut
{
    private const string LeftCookie = "parallax-left";

    public static async Task<IResult> PostAsync(HttpContext http, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return TypedResults.BadRequest();
        // The page that comes next clears what forms keep on the device for this person: the workspace's own page cannot.
        http.Response.Cookies.Append(LeftCookie, Caller.Of(http.User).Id.ToString(), new CookieOptions { Path = IdentityModule.SignInPath, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromMinutes(1) });
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.Redirect(IdentityModule.SignInPath);
    }
}
