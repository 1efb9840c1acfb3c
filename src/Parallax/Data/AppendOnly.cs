using Microsoft.EntityFrameworkCore.Migrations;

namespace Parallax.Data;

/// <summary>Makes a table append-only: the database itself refuses updates and deletions, whoever tries. For migrations.</summary>
public static class AppendOnly
{
    public static void Guard(MigrationBuilder migration, string table)
    {
        if (migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal)) GuardSqlite(migration, table);
        else GuardPostgres(migration, table);
    }

    private static void GuardSqlite(MigrationBuilder migration, string table)
    {
        foreach (var change in new[] { "UPDATE", "DELETE" })
            migration.Sql($"CREATE TRIGGER {table}_no_{change.ToLowerInvariant()} BEFORE {change} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;");
    }

    private static void GuardPostgres(MigrationBuilder migration, string table)
    {
        migration.Sql($"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$;");
        migration.Sql($"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} EXECUTE FUNCTION {table}_append_only();");
    }
}
