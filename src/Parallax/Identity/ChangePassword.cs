using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>Gives a person a new password and ends their sign-ins everywhere else: whoever knew the old one is out.</summary>
public static class ChangePassword
{
    public static async Task<Outcome<int>> ForAsync(
        Caller caller, Guid? thisSession, string? current, string? next, AppDb db, UserManager<Person> people, CancellationToken cancel)
    {
        var person = await people.FindByIdAsync(caller.Id.ToString());
        if (person is null) return IdentityRefusals.SignedOut;
        // Who came in by a link has none yet, and the session is proof enough.
        var changed = person.PasswordHash is null
            ? await people.AddPasswordAsync(person, next ?? "")
            : await people.ChangePasswordAsync(person, current ?? "", next ?? "");
        if (!changed.Succeeded) return Refused(changed);
        return await db.Set<SignInSession>().Where(s => s.PersonId == caller.Id && s.Id != thisSession).ExecuteDeleteAsync(cancel);
    }

    private static Refusal Refused(IdentityResult result)
    {
        var wrong = result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch));
        var field = wrong ? "CurrentPassword" : "NewPassword";
        var why = wrong ? "This is not your password." : string.Join(" ", result.Errors.Select(e => e.Description));
        return IdentityRefusals.PasswordWeak(why) with { Errors = new Dictionary<string, string[]> { [field] = [why] } };
    }
}
