using Npgsql;

namespace Parallax.Tests.Running;

/// <summary>The PostgreSQL that ./test started, and one database of it for each application under test.</summary>
public static class PostgresServer
{
    public static readonly string? Address = Environment.GetEnvironmentVariable("PARALLAX_TEST_POSTGRES");

    private static int _made;

    /// <summary>Makes an empty database, or a copy of another one, and returns its connection string.</summary>
    public static async Task<string> CreateAsync(string template = "template1")
    {
        var name = $"t{Environment.ProcessId}_{Interlocked.Increment(ref _made)}";
        await RunAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return new NpgsqlConnectionStringBuilder(Address) { Database = name }.ConnectionString;
    }

    public static Task DropAsync(string connection)
    {
        var name = new NpgsqlConnectionStringBuilder(connection).Database;
        return RunAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static async Task RunAsync(string statement)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Address) { Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
