using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Parallax.Data;

/// <summary>Uniqueness is an index's business: this tells its answer from a fault.</summary>
public static class Violations
{
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    public static bool IsDuplicate(DbUpdateException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.InnerException is DbException inner && IsDuplicate(inner);
    }

    public static bool IsDuplicate(DbException exception) => exception switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };

    /// <summary>The same of whatever a save in a serializable transaction throws: looking again may go through.</summary>
    public static bool IsRace(Exception exception) => exception switch
    {
        DbUpdateException { InnerException: DbException inner } => IsDuplicate(inner) || IsConflict(inner),
        DbException direct => IsConflict(direct),
        _ => false,
    };

    /// <summary>Whether another transaction was first, and the same again may go through.</summary>
    public static bool IsConflict(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };
}
