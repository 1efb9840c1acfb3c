using Npgsql;

namespace Parallax.Data;

/// <summary>A transaction for each operation. One that lost a race against a constraint or a lock is run again.</summary>
public sealed class PostgresWriter(NpgsqlDataSource source) : IWriter
{
    private const int Attempts = 8;

    public async Task<T> WriteAsync<T>(Func<Sql, Task<T>> operation, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(operation, cancel);
            }
            catch (PostgresException exception) when (attempt < Attempts && LostARace(exception.SqlState))
            {
                // The winner has committed: the next attempt sees what it did.
            }
        }
    }

    private async Task<T> OnceAsync<T>(Func<Sql, Task<T>> operation, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var result = await operation(new Sql(connection, transaction, Dialect.Postgres, cancel));
        // A commit that was sent must be heard out: its outcome is what the caller is told.
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    private static bool LostARace(string state) =>
        state is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
