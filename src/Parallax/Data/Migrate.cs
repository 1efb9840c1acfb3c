using Microsoft.EntityFrameworkCore;

namespace Parallax.Data;

/// <summary>
/// Brings the database to the newest shape before anything else starts. Of several servers one does it: Entity
/// Framework holds a lock in the database meanwhile.
/// </summary>
public sealed class Migrate(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDb>().Database;
        // Kept in the file: readers and the writer do not wait for one another.
        if (database.IsSqlite()) await database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
        // A process that was killed while it migrated leaves its lock behind; the folder's lock says that we are alone.
        if (database.IsSqlite()) await database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await database.MigrateAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
