using Microsoft.EntityFrameworkCore.Migrations;

namespace Parallax.Pay;

/// <summary>
/// What the database itself does for the ledger, whoever writes: it keeps the sums of the accounts, lets a row post or
/// void only what was set aside in just that way, and takes no row back. For migrations.
/// </summary>
public static class LedgerTriggers
{
    private const string Posted = "CASE WHEN NEW.kind IN (0, 2) THEN NEW.amount ELSE 0 END";
    private const string Pending = "CASE NEW.kind WHEN 0 THEN 0 WHEN 1 THEN NEW.amount ELSE -NEW.amount END";

    private const string Unmatched =
        """
        NEW.kind IN (2, 3) AND NOT EXISTS (
            SELECT 1 FROM ledger_transfers p
            WHERE p.id = NEW.pending_id AND p.kind = 1 AND p.amount = NEW.amount AND p.code = NEW.code AND p.reference_id = NEW.reference_id
              AND p.debit_account_id = NEW.debit_account_id AND p.credit_account_id = NEW.credit_account_id)
        """;

    private const string FixedColumns = "id, organization_id, kind, name, person_id, project_id, provider, currency";

    private static readonly string Debit = $"UPDATE ledger_accounts SET debits_posted = debits_posted + {Posted}, debits_pending = debits_pending + {Pending} WHERE id = NEW.debit_account_id;";
    private static readonly string Credit = $"UPDATE ledger_accounts SET credits_posted = credits_posted + {Posted}, credits_pending = credits_pending + {Pending} WHERE id = NEW.credit_account_id;";

    public static void Make(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        if (migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal)) MakeSqlite(migration);
        else MakePostgres(migration);
    }

    private static void MakeSqlite(MigrationBuilder migration)
    {
        migration.Sql($"CREATE TRIGGER ledger_transfers_match BEFORE INSERT ON ledger_transfers WHEN {Unmatched} BEGIN SELECT RAISE(ABORT, 'ledger_transfers resolves what was not set aside'); END;");
        migration.Sql($"CREATE TRIGGER ledger_transfers_sums AFTER INSERT ON ledger_transfers BEGIN {Debit} {Credit} END;");
        migration.Sql($"CREATE TRIGGER ledger_accounts_fixed BEFORE UPDATE OF {FixedColumns} ON ledger_accounts BEGIN SELECT RAISE(ABORT, 'ledger_accounts do not change'); END;");
        migration.Sql("CREATE TRIGGER ledger_accounts_new BEFORE INSERT ON ledger_accounts WHEN NEW.debits_posted <> 0 OR NEW.credits_posted <> 0 OR NEW.debits_pending <> 0 OR NEW.credits_pending <> 0 BEGIN SELECT RAISE(ABORT, 'ledger_accounts begin at zero'); END;");
        migration.Sql("CREATE TRIGGER ledger_accounts_no_delete BEFORE DELETE ON ledger_accounts BEGIN SELECT RAISE(ABORT, 'ledger_accounts stay'); END;");
    }

    private static void MakePostgres(MigrationBuilder migration)
    {
        // Two transfers between the same accounts in opposite directions take their rows in the same order.
        migration.Sql(
            $$"""
            CREATE FUNCTION ledger_transfers_sums() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF {{Unmatched}} THEN RAISE EXCEPTION 'ledger_transfers resolves what was not set aside'; END IF;
                IF NEW.debit_account_id < NEW.credit_account_id THEN
                    {{Debit}}
                    {{Credit}}
                ELSE
                    {{Credit}}
                    {{Debit}}
                END IF;
                RETURN NEW;
            END $$;
            """);
        migration.Sql("CREATE TRIGGER ledger_transfers_sums AFTER INSERT ON ledger_transfers FOR EACH ROW EXECUTE FUNCTION ledger_transfers_sums();");
        migration.Sql("CREATE FUNCTION ledger_accounts_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'ledger_accounts are kept by their transfers'; END $$;");
        // Depth 0 is a statement of somebody; the sums are kept from inside of the other trigger.
        migration.Sql("CREATE TRIGGER ledger_accounts_kept BEFORE UPDATE ON ledger_accounts FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION ledger_accounts_kept();");
        migration.Sql("CREATE TRIGGER ledger_accounts_new BEFORE INSERT ON ledger_accounts FOR EACH ROW WHEN (NEW.debits_posted <> 0 OR NEW.credits_posted <> 0 OR NEW.debits_pending <> 0 OR NEW.credits_pending <> 0) EXECUTE FUNCTION ledger_accounts_kept();");
        migration.Sql("CREATE TRIGGER ledger_accounts_no_delete BEFORE DELETE OR TRUNCATE ON ledger_accounts EXECUTE FUNCTION ledger_accounts_kept();");
    }
}
