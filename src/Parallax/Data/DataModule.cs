using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Parallax.Data;

/// <summary>The database of this installation: its context, its writer, its migrations.</summary>
public static class DataModule
{
    public static IServiceCollection AddData(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(settings).AddSingleton(settings.Folder).AddHostedService<Migrate>();
        return settings.Postgres is null ? AddSqlite(services, settings.Folder) : AddPostgres(services, settings.Postgres);
    }

    private static IServiceCollection AddSqlite(IServiceCollection services, DataFolder folder)
    {
        var connection = $"Data Source={folder.SqliteFile};Foreign Keys=True";
        services.AddDbContextPool<SqliteDb>((s, options) => options
            .UseSqlite(connection).UseSnakeCaseNamingConvention().ConfigureWarnings(WithoutComparison)
            .AddInterceptors(new SqlitePragmas()).AddInterceptors(s.GetServices<IInterceptor>()));
        services.AddScoped<AppDb>(s => s.GetRequiredService<SqliteDb>());
        return services.AddSingleton<IWriter>(_ => new SqliteWriter(connection));
    }

    private static IServiceCollection AddPostgres(IServiceCollection services, string connection)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(connection));
        services.AddDbContextPool<PostgresDb>((s, options) => options
            .UseNpgsql(s.GetRequiredService<NpgsqlDataSource>()).UseSnakeCaseNamingConvention().ConfigureWarnings(WithoutComparison)
            .AddInterceptors(s.GetServices<IInterceptor>()));
        services.AddScoped<AppDb>(s => s.GetRequiredService<PostgresDb>());
        return services.AddSingleton<IWriter, PostgresWriter>();
    }

    /// <summary>
    /// Whether the migrations lead to the model is a question for a build, and a test answers it. At every start the
    /// comparison would take longer than all else that the database needs.
    /// </summary>
    private static void WithoutComparison(WarningsConfigurationBuilder warnings) => warnings.Ignore(RelationalEventId.PendingModelChangesWarning);
}
