using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Data;

namespace Parallax.Tests.Running;

/// <summary>
/// Empty databases of the newest shape, migrated once in a run by the application's own migrations and copied for each
/// application under test. Whoever tests migrations, or a folder from its first start on, does without.
/// </summary>
internal static class Templates
{
    private static readonly Lazy<Task<string>> Sqlite = new(MakeSqliteAsync);
    private static readonly Lazy<Task<string>> Postgres = new(MakePostgresAsync);

    public static async Task CopyAsync(DirectoryInfo folder) => File.Copy(await Sqlite.Value, new DataFolder(folder.FullName).SqliteFile);

    /// <summary>A connection string of the copy.</summary>
    public static async Task<string> CopyAsync() => await PostgresServer.CreateAsync(await Postgres.Value);

    private static async Task<string> MakeSqliteAsync()
    {
        var folder = new DataFolder(Directory.CreateTempSubdirectory("parallax-template-").FullName);
        await MigrateAsync(folder, null, async database => await database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder.Path, recursive: true);
        return folder.SqliteFile;
    }

    private static async Task<string> MakePostgresAsync()
    {
        var connection = await PostgresServer.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("parallax-template-");
        await MigrateAsync(new DataFolder(folder.FullName), new Npgsql.NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString, _ => Task.CompletedTask);
        folder.Delete(recursive: true);
        return new Npgsql.NpgsqlConnectionStringBuilder(connection).Database!;
    }

    private static async Task MigrateAsync(DataFolder folder, string? postgres, Func<Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade, Task> then)
    {
        await using var app = Program.Build(new ServerSettings { Folder = folder, Postgres = postgres, Url = "http://127.0.0.1:0", Secret = "a secret that only this test uses, 32 or more" });
        await new Migrate(app.Services.GetRequiredService<IServiceScopeFactory>()).StartAsync(CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        await then(scope.ServiceProvider.GetRequiredService<AppDb>().Database);
    }
}
