using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Parallax.Data;

/// <summary>
/// Writes many rows of one entity past the change tracker: a prepared statement on SQLite, COPY on PostgreSQL.
/// Columns, conversions and types come from EF's model, so that they cannot drift from it.
/// It runs on the context's own connection, inside its transaction when there is one.
/// </summary>
public sealed class BulkInsert<T>
    where T : class
{
    private readonly AppDb _db;
    private readonly string _table;
    private readonly Column[] _columns;

    public BulkInsert(AppDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        _db = db;
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is not in the model.");
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        _table = table.Name;
        _columns = [.. entity.GetProperties().Select(p => new Column(p, table))];
    }

    public Task WriteAsync(IReadOnlyCollection<T> rows, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0) return Task.CompletedTask;
        return _db.Database.IsNpgsql() ? CopyAsync(rows, cancel) : InsertAsync(rows, cancel);
    }

    private async Task InsertAsync(IReadOnlyCollection<T> rows, CancellationToken cancel)
    {
        await using var command = _db.Database.GetDbConnection().CreateCommand();
        command.Transaction = _db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = string.Create(CultureInfo.InvariantCulture,
            $"INSERT INTO \"{_table}\" ({ColumnList}) VALUES ({string.Join(", ", _columns.Select((_, i) => $"@p{i}"))})");
        var parameters = _columns.Select((column, i) => Parameter(command, i)).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < _columns.Length; i++) parameters[i].Value = _columns[i].Read(row) ?? DBNull.Value;
            // The provider runs synchronously in any case, and keeps the prepared statement between calls.
            cancel.ThrowIfCancellationRequested();
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private async Task CopyAsync(IReadOnlyCollection<T> rows, CancellationToken cancel)
    {
        var connection = (NpgsqlConnection)_db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{_table}\" ({ColumnList}) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            foreach (var column in _columns)
            {
                if (column.Read(row) is { } value) await copy.WriteAsync(value, column.StoreType, cancel);
                else await copy.WriteNullAsync(cancel);
            }
        }

        await copy.CompleteAsync(cancel);
    }

    private string ColumnList => string.Join(", ", _columns.Select(c => $"\"{c.Name}\""));

    private static DbParameter Parameter(DbCommand command, int index)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{index}");
        command.Parameters.Add(parameter);
        return parameter;
    }

    private sealed class Column(IProperty property, StoreObjectIdentifier table)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();
        private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Name { get; } = property.GetColumnName(table)!;

        /// <summary>Without length: COPY wants the bare type.</summary>
        public string StoreType { get; } = property.GetRelationalTypeMapping().StoreTypeNameBase;

        public object? Read(T row)
        {
            var value = _getter.GetClrValue(row);
            return _convert is null || value is null ? value : _convert(value);
        }
    }
}
