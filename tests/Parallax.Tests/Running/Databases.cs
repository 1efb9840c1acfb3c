using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Parallax.Tests.Running;

/// <summary>The databases that every test runs on.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>Runs a theory on both databases; an absent PostgreSQL shows as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DatabasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new(
        [
            new TheoryDataRow<Database>(Database.Sqlite),
            new TheoryDataRow<Database>(Database.Postgres)
            {
                Skip = PostgresServer.Address is null ? "No PostgreSQL: ./test starts one where its programs are." : null,
            },
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
