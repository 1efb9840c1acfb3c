using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Pay;
using Parallax.Tests.Running;

namespace Parallax.Tests.Pay;

/// <summary>Each fault is planted behind the database's back, and the audit must name it.</summary>
public class LedgerAuditTests
{
    [Theory, Databases]
    public async Task Each_planted_fault_is_named(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await using var desk = await PayDesk.OpenAsync(app);
        await PaidAsync(desk);
        await DisarmAsync(app);
        await KeepAsync(app);
        foreach (var (fault, plant) in Faults)
        {
            // The books are sound again before each, so that each is found by itself.
            Assert.Empty(await desk.FaultsAsync());
            await PlantAsync(app, WithId(plant, database));
            var found = await desk.FaultsAsync();
            Assert.True(found.Contains(fault), $"{fault} was planted; named: {string.Join(", ", found)}");
            await UndoAsync(app, database);
        }
    }

    /// <summary>What the database refuses, whoever asks it.</summary>
    [Theory, Databases]
    public async Task The_database_itself_refuses(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await using var desk = await PayDesk.OpenAsync(app);
        await PaidAsync(desk);
        foreach (var forbidden in new[]
        {
            "UPDATE ledger_transfers SET amount = amount + 1",
            "DELETE FROM ledger_transfers",
            "DELETE FROM payout_drafts",
            "DELETE FROM ledger_accounts",
            "UPDATE ledger_accounts SET currency = 'EUR'",
            "UPDATE ledger_accounts SET credits_posted = 0 WHERE kind = 2",
            $"INSERT INTO ledger_transfers ({Columns}) SELECT {Copy("kind = 0", kind: "2")}",
            $"INSERT INTO ledger_transfers ({Columns}) SELECT {Copy("kind = 2", code: "9")}",
            $"INSERT INTO ledger_transfers ({Columns}) SELECT {Copy("kind = 0 AND code = 5", code: "9")}",
            $"INSERT INTO ledger_transfers ({Columns}) SELECT {Copy("kind = 0", code: "9", currency: "'EUR'")}",
            $"INSERT INTO ledger_transfers ({Columns}) SELECT {Copy("kind = 0")}",
            "UPDATE payout_runs SET decided_by_id = made_by_id WHERE needs_second_person",
        })
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ExecuteAsync(app, WithId(forbidden, database)));
        }

        Assert.Empty(await desk.FaultsAsync());
    }

    private const string Columns = "id, journal_id, organization_id, debit_account_id, credit_account_id, amount, currency, kind, pending_id, code, reference_id, part, reason, by_id, at";

    /// <summary>A copy of one row of the ledger, with something changed.</summary>
    private static string Copy(string which, string kind = "kind", string code = "code", string currency = "currency", string reference = "reference_id", string pending = "pending_id", string amount = "amount") =>
        $"{{new}}, journal_id, organization_id, debit_account_id, credit_account_id, {amount}, {currency}, {kind}, {pending}, {code}, {reference}, part, reason, by_id, at FROM ledger_transfers WHERE {which} LIMIT 1";

    private static readonly (string Fault, string Plant)[] Faults =
    [
        ("ledger-balance", "UPDATE ledger_accounts SET credits_posted = credits_posted + 5, debits_posted = debits_posted + 5 WHERE kind = 2"),
        ("ledger-sides", "UPDATE ledger_transfers SET credit_account_id = debit_account_id WHERE code = 0"),
        ("pending-resolved-twice", $"INSERT INTO ledger_transfers ({Columns}) SELECT {Copy("kind = 2", kind: "3")}"),
        ("pending-orphan", "UPDATE ledger_transfers SET kind = 0 WHERE kind = 1"),
        ("payable-below-zero", "UPDATE ledger_transfers SET amount = amount - 1 WHERE code = 0"),
        ("funding-below-zero", "UPDATE ledger_transfers SET amount = 1 WHERE code = 2"),
        ("earned-twice", $"INSERT INTO ledger_transfers ({Columns}) SELECT {Copy("code = 0")}"),
        ("earning-without-statement", "UPDATE payout_drafts SET amount_minor = amount_minor - 1"),
        ("payout-without-earning", "DELETE FROM payout_lines"),
        ("paid-twice", "INSERT INTO payouts (id, run_id, number, organization_id, person_id, amount_minor, currency, method, state, destination_label, payment_reference, created_at, changed_at, version) "
            + "SELECT {new}, run_id, 99, organization_id, person_id, amount_minor, currency, method, state, destination_label, payment_reference, created_at, changed_at, version FROM payouts; "
            + "INSERT INTO payout_lines (payout_id, draft_id, is_void) SELECT p.id, l.draft_id, l.is_void FROM payouts p, payout_lines l WHERE p.number = 99"),
        ("void-line", "UPDATE payout_lines SET is_void = NOT is_void"),
        ("payout-books", "UPDATE payouts SET state = 5"),
        ("clearing", "DELETE FROM ledger_transfers WHERE code = 5"),
        ("orphan-reference", "UPDATE ledger_transfers SET reference_id = {new} WHERE code = 2"),
        ("second-person", "UPDATE payouts SET changed_by_id = (SELECT made_by_id FROM payout_runs)"),
    ];

    /// <summary>The tables that a fault is planted in.</summary>
    private static readonly string[] Touched = ["ledger_transfers", "ledger_accounts", "payout_drafts", "payouts", "payout_lines"];

    private static string WithId(string sql, Database database) =>
        sql.Replace("{new}", database == Database.Sqlite ? $"'{Ids.Opaque().ToString().ToUpperInvariant()}'" : $"'{Ids.Opaque()}'::uuid", StringComparison.Ordinal);

    /// <summary>One person, earned and paid, above the limit.</summary>
    private static async Task PaidAsync(PayDesk desk)
    {
        var person = await desk.PayeeAsync();
        await desk.EarnAsync(person.Id, 150_000);
        await desk.FundAsync("5000");
        var run = await desk.RunAsync();
        await desk.Second.PostAsync($"/api/pay/runs/{run}/paid", new { reference = "B1" }, CancellationToken.None);
    }

    /// <summary>Takes away all that stands in the way of a fault.</summary>
    internal static async Task DisarmAsync(TestApp app, params string[] further)
    {
        var sqlite = await app.OnDatabaseAsync(db => Task.FromResult(db.Database.IsSqlite()));
        string[] indexes = ["ix_ledger_transfers_code_reference_id_part_kind", "ix_ledger_transfers_pending_id", "ux_payout_lines_paid_once", "ix_payouts_run_id_person_id"];
        foreach (var index in indexes.Concat(further)) await ExecuteAsync(app, $"DROP INDEX {index}");
        if (sqlite)
        {
            var triggers = await app.OnDatabaseAsync(db => db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'").ToListAsync());
            foreach (var trigger in triggers) await ExecuteAsync(app, $"DROP TRIGGER {trigger}");
            return;
        }

        foreach (var table in new[] { "ledger_transfers", "ledger_accounts", "payout_drafts", "statement_lines", "statement_slices", "statement_screenings", "screening_earned" })
            await ExecuteAsync(app, $"ALTER TABLE {table} DISABLE TRIGGER USER");
        await ExecuteAsync(app, "ALTER TABLE ledger_transfers DROP CONSTRAINT ck_ledger_transfers_sides, DROP CONSTRAINT ck_ledger_transfers_pending");
        await ExecuteAsync(app, "ALTER TABLE screening_earned DROP CONSTRAINT fk_screening_earned_screening_attempts_attempt_id");
    }

    /// <summary>Puts a copy of the sound books aside.</summary>
    private static Task<int> KeepAsync(TestApp app) => ExecuteAsync(app, string.Join("; ", Touched.Select(table => $"CREATE TABLE kept_{table} AS SELECT * FROM {table}")));

    private static Task<int> UndoAsync(TestApp app, Database database)
    {
        var rows = string.Join("; ", Touched.Select(table => $"DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept_{table}"));
        // The tables stand on one another, and are emptied one by one.
        return PlantAsync(app, database == Database.Sqlite ? rows : $"SET session_replication_role = replica; {rows}; SET session_replication_role = origin");
    }

    private static Task<int> ExecuteAsync(TestApp app, string sql) => app.OnDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    /// <summary>As somebody with the file in hand: on SQLite checks and foreign keys are settings of a connection.</summary>
    internal static Task<int> PlantAsync(TestApp app, string sql) => app.OnDatabaseAsync(async db =>
    {
        if (!db.Database.IsSqlite()) return await db.Database.ExecuteSqlRawAsync(sql);
        return await db.Database.ExecuteSqlRawAsync($"PRAGMA ignore_check_constraints = 1; PRAGMA foreign_keys = 0; {sql}; PRAGMA ignore_check_constraints = 0; PRAGMA foreign_keys = 1;");
    });
}
