using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Parallax.Data;

/// <summary>Settings that SQLite keeps per connection. FULL: what was acknowledged survives a power cut.</summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>Waiting is SQLite's own, which is fair. Foreign keys are switched on by the connection string.</summary>
    private const string Statement = "PRAGMA busy_timeout=15000; PRAGMA synchronous=FULL;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    internal static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Statement;
        command.ExecuteNonQuery();
    }
}
