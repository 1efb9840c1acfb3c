using System.Data.Common;

namespace Parallax.Data;

/// <summary>
/// Runs hand-written statements as one transaction. A seam with two implementations: SQLite has one writer that
/// commits in groups, PostgreSQL has as many as there are requests.
/// </summary>
public interface IWriter
{
    /// <summary>
    /// Runs <paramref name="operation"/> and returns after its commit is durable. The operation may run again
    /// when another transaction won a race, so it must not touch anything but the database.
    /// </summary>
    Task<T> WriteAsync<T>(Func<Sql, Task<T>> operation, CancellationToken cancel);
}

/// <summary>What the two databases spell differently.</summary>
/// <param name="SkipLocked">Appended to the selection of the row to take.</param>
/// <param name="Lock">Appended to a selection whose row is changed next.</param>
/// <param name="Instant">How an instant is passed as a parameter.</param>
/// <param name="ReadInstant">How an instant comes back.</param>
public sealed record Dialect(string SkipLocked, string Lock, Func<DateTimeOffset, object> Instant, Func<DbDataReader, int, DateTimeOffset> ReadInstant)
{
    /// <summary>SQLite needs no row locks: there is one writer. Instants are whole microseconds.</summary>
    public static readonly Dialect Sqlite = new("", "", at => MicrosecondsConverter.Of(at), (reader, i) => MicrosecondsConverter.At(reader.GetInt64(i)));

    public static readonly Dialect Postgres = new("FOR UPDATE SKIP LOCKED", "FOR UPDATE", at => at.ToUniversalTime(), (reader, i) => reader.GetFieldValue<DateTimeOffset>(i));
}
