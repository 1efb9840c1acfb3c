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

    /// <summary>For words that may be erased and never changed: the database refuses updates only.</summary>
    public static void GuardUpdates(MigrationBuilder migration, string table)
    {
        if (migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            migration.Sql($"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is written once'); END;");
            return;
        }

        migration.Sql($"CREATE FUNCTION {table}_written_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{table} is written once'; END $$;");
        migration.Sql($"CREATE TRIGGER {table}_written_once BEFORE UPDATE ON {table} EXECUTE FUNCTION {table}_written_once();");
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
