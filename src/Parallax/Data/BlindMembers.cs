using Microsoft.EntityFrameworkCore.Migrations;

namespace Parallax.Data;

/// <summary>
/// Nobody is both a member of an organization and enrolled in one of its projects: members see the models' names, and
/// who judges must not. The database itself refuses the second of the two, whatever comes at once. For migrations.
/// </summary>
public static class BlindMembers
{
    /// <summary>What the refusal of the database says, by which it is known.</summary>
    public const string Message = "member and enrolled";

    private static readonly (string Table, string Other)[] Sides = [("memberships", "enrollments"), ("enrollments", "memberships")];

    public static void Guard(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        var sqlite = migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal);
        foreach (var (table, other) in Sides)
        {
            if (sqlite) GuardSqlite(migration, table, other);
            else GuardPostgres(migration, table, other);
        }
    }

    private static void GuardSqlite(MigrationBuilder migration, string table, string other) =>
        migration.Sql($"CREATE TRIGGER {table}_blind BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {other} o WHERE o.organization_id = NEW.organization_id AND o.person_id = NEW.person_id) BEGIN SELECT RAISE(ABORT, '{Message}'); END;");

    /// <summary>The lock is on the person, until the transaction ends: two that come at once see one another.</summary>
    private static void GuardPostgres(MigrationBuilder migration, string table, string other)
    {
        migration.Sql($"""
            CREATE FUNCTION {table}_blind() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              PERFORM pg_advisory_xact_lock(hashtextextended(NEW.person_id::text, 7));
              IF EXISTS (SELECT 1 FROM {other} o WHERE o.organization_id = NEW.organization_id AND o.person_id = NEW.person_id) THEN RAISE EXCEPTION '{Message}'; END IF;
              RETURN NEW; END $$;
            """);
        migration.Sql($"CREATE TRIGGER {table}_blind BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_blind();");
    }
}
