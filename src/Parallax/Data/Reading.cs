using System.Data;
using Microsoft.EntityFrameworkCore;

namespace Parallax.Data;

/// <summary>Hand-written reads on the connection of a context.</summary>
public static class Reading
{
    public static async Task<T> OnAsync<T>(AppDb db, Func<Sql, Task<T>> read, CancellationToken cancel)
    {
        var connection = db.Database.GetDbConnection();
        var opened = connection.State != ConnectionState.Open;
        if (opened) await db.Database.OpenConnectionAsync(cancel);
        try
        {
            return await read(new Sql(connection, null, Of(db), cancel));
        }
        finally
        {
            if (opened) await db.Database.CloseConnectionAsync();
        }
    }

    public static Dialect Of(AppDb db) => db.Database.IsSqlite() ? Dialect.Sqlite : Dialect.Postgres;
}
