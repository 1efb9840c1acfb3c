using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Parallax.Data;

/// <summary>The database of this installation: its context, its writer, its migrations.</summary>
public static class DataModule
{
    public static IServiceCollection AddData(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(settings).AddSingleton(settings.Folder);
        return settings.Postgres is null ? AddSqlite(services, settings.Folder) : AddPostgres(services, settings.Postgres);
    }

    /// <summary>Brings the database to the newest shape.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().Database.MigrateAsync(cancel);
    }

    private static IServiceCollection AddSqlite(IServiceCollection services, DataFolder folder)
    {
        var connection = $"Data Source={folder.SqliteFile};Pooling=True";
        services.AddDbContextPool<SqliteDb>(options => options
            .UseSqlite(connection).UseSnakeCaseNamingConvention().AddInterceptors(new SqlitePragmas()));
        services.AddScoped<AppDb>(s => s.GetRequiredService<SqliteDb>());
        return services.AddSingleton<IWriter>(_ => new SqliteWriter(connection));
    }

    private static IServiceCollection AddPostgres(IServiceCollection services, string connection)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(connection));
        services.AddDbContextPool<PostgresDb>((s, options) => options
            .UseNpgsql(s.GetRequiredService<NpgsqlDataSource>()).UseSnakeCaseNamingConvention());
        services.AddScoped<AppDb>(s => s.GetRequiredService<PostgresDb>());
        return services.AddSingleton<IWriter, PostgresWriter>();
    }
}
