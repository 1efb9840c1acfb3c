using System.Data.Common;

namespace Parallax.Data;

/// <summary>Statements with named parameters on one connection and transaction, the same on both databases.</summary>
public sealed class Sql(DbConnection connection, DbTransaction? transaction, Dialect dialect, CancellationToken cancel)
{
    public Dialect Dialect => dialect;

    /// <summary>Runs a statement and returns how many rows it changed.</summary>
    public async Task<int> ExecuteAsync(string text, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(text, parameters);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The first row, or default.</summary>
    public async Task<T?> FirstAsync<T>(string text, Func<DbDataReader, T> read, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(text, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel)) return default;
        var first = read(reader);
        // On SQLite a statement with RETURNING is finished only when its reader is drained.
        while (await reader.ReadAsync(cancel)) { }
        return first;
    }

    public async Task<List<T>> ListAsync<T>(string text, Func<DbDataReader, T> read, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(text, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel)) rows.Add(read(reader));
        return rows;
    }

    private DbCommand Command(string text, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value switch
            {
                null => DBNull.Value,
                DateTimeOffset instant => dialect.Instant(instant),
                Enum member => Convert.ToInt32(member, System.Globalization.CultureInfo.InvariantCulture),
                _ => value,
            };
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
