using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Identity;

/// <summary>What a new installation has before anybody did anything: itself, and one organization.</summary>
public sealed class DefaultOrganization(IServiceScopeFactory scopes, TimeProvider clock) : IHostedService
{
    public const string Slug = "default";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = clock.GetUtcNow();
        if (!await db.Set<Installation>().AnyAsync(cancellationToken)) db.Add(new Installation(RandomNumberGenerator.GetBytes(32), now));
        if (!await db.Set<Organization>().AnyAsync(cancellationToken)) db.Add(new Organization(Ids.New(clock), "Default organization", Slug, now));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another node that started at the same moment was first; that is as good.
            db.ChangeTracker.Clear();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
