using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Parallax.Data;

/// <summary>The embedded database: one file, one server.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : AppDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite cannot order DateTimeOffset; whole microseconds can be ordered, compared and indexed.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
    }
}

/// <summary>An instant as whole microseconds since 0001-01-01 UTC.</summary>
public sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks / TimeSpan.TicksPerMicrosecond,
    micros => new DateTimeOffset(micros * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero))
{
    public static long Of(DateTimeOffset instant) => instant.UtcTicks / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset At(long micros) => new(micros * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}

/// <summary>For <c>dotnet ef</c>, which needs a context without a running application.</summary>
public sealed class SqliteDbFactory : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").UseSnakeCaseNamingConvention().Options);
}
