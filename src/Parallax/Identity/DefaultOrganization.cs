using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Identity;

/// <summary>What a new installation has before anybody did anything: itself, and one organization.</summary>
public static class DefaultOrganization
{
    public const string Slug = "default";

    public static async Task EnsureAsync(AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!await db.Set<Installation>().AnyAsync(cancel)) db.Add(new Installation(RandomNumberGenerator.GetBytes(32), now));
        if (!await db.Set<Organization>().AnyAsync(cancel)) db.Add(new Organization(Ids.New(clock), "Default organization", Slug, now));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another node that started at the same moment was first; that is as good.
            db.ChangeTracker.Clear();
        }
    }
}
