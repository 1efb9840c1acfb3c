using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Tests.Running;

namespace Parallax.Tests.House;

public class MigrationTests
{
    [Theory, Databases]
    public async Task No_model_change_waits_for_its_migration(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        Assert.False(await app.OnDatabaseAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
        Assert.NotEmpty(await app.OnDatabaseAsync(db => db.Database.GetAppliedMigrationsAsync()));
    }
}
