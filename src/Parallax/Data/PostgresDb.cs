using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Parallax.Data;

/// <summary>The database of an installation that has outgrown one machine: any number of servers.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : AppDb(options);

/// <summary>For <c>dotnet ef</c>, which needs a context without a running application.</summary>
public sealed class PostgresDbFactory : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=localhost").UseSnakeCaseNamingConvention().Options);
}
