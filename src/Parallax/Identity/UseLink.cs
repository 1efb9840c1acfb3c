using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>Uses a link up: signs its person in, who gets an account now if they have none.</summary>
public static class UseLink
{
    private const int LongestName = 200;

    /// <summary>The link of a secret, whatever became of it.</summary>
    public static Task<SignInLink?> FindAsync(AppDb db, string? secret, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var hash = SessionStore.Hash(secret ?? "");
        return db.Set<SignInLink>().AsNoTracking().FirstOrDefaultAsync(l => l.SecretHash == hash, cancel);
    }

    /// <summary>Used once: one statement takes it, and it stays taken only together with the account.</summary>
    public static async Task<Outcome<Person>> ForAsync(SignInLink link, string? name, AppDb db, UserManager<Person> people, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(people);
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var taken = await db.Set<SignInLink>().Where(l => l.Id == link.Id && l.UsedAt == null && l.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), cancel);
        if (taken == 0) return IdentityRefusals.LinkEnded;
        var person = await people.FindByEmailAsync(link.Email);
        if (person is null)
        {
            person = new Person(Ids.New(clock), link.Email, DisplayName(name, link.Email), now);
            // Another link to the same address made the account at this moment: this one is tried again, and finds it.
            if (!(await CreateAsync(people, person)).Succeeded) return IdentityRefusals.LinkRaced;
        }

        await transaction.CommitAsync(cancel);
        return person;
    }

    private static async Task<IdentityResult> CreateAsync(UserManager<Person> people, Person person)
    {
        try
        {
            return await people.CreateAsync(person);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            return IdentityResult.Failed();
        }
    }

    private static string DisplayName(string? name, string email)
    {
        var typed = string.Concat((name ?? "").Where(c => !char.IsControl(c))).Trim();
        if (typed.Length == 0) typed = email.Split('@')[0];
        return typed.Length <= LongestName ? typed : typed[..LongestName];
    }
}
