using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Parallax.Data;

/// <summary>Hand-written statements on the connection of a context.</summary>
public static class Reading
{
    public static async Task<T> OnAsync<T>(AppDb db, Func<Sql, Task<T>> read, CancellationToken cancel)
    {
        var connection = db.Database.GetDbConnection();
        var opened = connection.State != ConnectionState.Open;
        if (opened) await db.Database.OpenConnectionAsync(cancel);
        try
        {
            return await read(new Sql(connection, null, Of(db), cancel));
        }
        finally
        {
            if (opened) await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Runs one statement, in the context's transaction if it has one.</summary>
    public static async Task<int> WriteAsync(AppDb db, string text, CancellationToken cancel, params (string Name, object? Value)[] parameters)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var sql = new Sql(db.Database.GetDbConnection(), db.Database.CurrentTransaction?.GetDbTransaction(), Of(db), cancel);
            return await sql.ExecuteAsync(text, parameters);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>All that is read until it is disposed of is of one moment, and nobody waits for it.</summary>
    public static async Task<IDbContextTransaction> SnapshotAsync(AppDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (!db.Database.IsSqlite()) return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await db.Database.OpenConnectionAsync(cancel);
        // Deferred: it never takes the one place for writing.
        var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await db.Database.UseTransactionAsync(transaction, cancel))!;
    }

    public static Dialect Of(AppDb db) => db.Database.IsSqlite() ? Dialect.Sqlite : Dialect.Postgres;
}
