using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Tests.Running;
using Parallax.Tests.Talent;

namespace Parallax.Tests.Pay;

/// <summary>Each fault between statements, books and screenings is planted behind the database's back, and the audit must name it.</summary>
public class StatementAuditTests
{
    private static readonly (string Fault, string Plant)[] Faults =
    [
        ("screening-unpaid", "INSERT INTO screening_earned (id, attempt_id, organization_id, project_id, person_id, minor, currency, at) "
            + "SELECT {new}, {other}, organization_id, project_id, person_id, minor, currency, at FROM screening_earned LIMIT 1"),
        ("statement-books", "UPDATE ledger_transfers SET reference_id = {new} WHERE code = 0 AND amount <> 2500"),
        ("statement-draft", "DELETE FROM payout_drafts"),
        ("statement-sum", "UPDATE statements SET amount_minor = amount_minor + 1"),
        ("statement-state", "UPDATE statements SET state = 3"),
        ("second-twice", "INSERT INTO statement_slices (statement_id, revision, line_id, project_id, assignment_id, kind, starts_at, ends_at) "
            + "SELECT statement_id, revision, line_id, project_id, assignment_id, kind, starts_at, ends_at FROM statement_slices WHERE line_id IS NOT NULL"),
        ("screening-line", "UPDATE screening_earned SET minor = minor + 1"),
        ("screening-twice", "INSERT INTO statement_lines (id, amount_minor, judgments, kind, micros, ordinal, project_id, rate_minor, revision, screening_earned_id, statement_id, terms_number, week_from) "
            + "SELECT {new}, amount_minor, judgments, kind, micros, 99, project_id, rate_minor, revision, screening_earned_id, statement_id, terms_number, week_from FROM statement_lines WHERE kind = 4"),
    ];

    [Theory, Databases]
    public async Task Each_planted_fault_is_named(Database database)
    {
        await using var screening = await Screened.MakeAsync(database, at: PaidWork.Monday);
        var app = screening.App;
        var work = new PaidWork(app, screening.Clock, screening.Project, "project");
        await using var finance = await app.MemberAsync("finance");
        var person = await work.ContributorAsync(6000);
        var (_, attempt) = await screening.InviteAsync(person: person);
        await screening.AnswerAsync(person, attempt, true, true);
        await work.WorkAsync(person, 10);
        work.GoTo(7, 1);
        await work.CloseAsync();
        work.GoTo(10);
        Assert.Null(await StatementTests.ApproveAsync(finance, PaidWork.Id(await PaidWork.StatementAsync(person)), 1));
        Assert.Empty(await NamedAsync(app));

        await LedgerAuditTests.DisarmAsync(app, "ux_statement_lines_screening_once", "ix_screening_earned_attempt_id");
        foreach (var (fault, plant) in Faults)
        {
            Assert.DoesNotContain(fault, await NamedAsync(app));
            await LedgerAuditTests.PlantAsync(app, plant.Replace("{new}", Id(database), StringComparison.Ordinal).Replace("{other}", Id(database), StringComparison.Ordinal));
            Assert.Contains(fault, await NamedAsync(app));
        }
    }

    private static string Id(Database database) => database == Database.Sqlite ? $"'{Ids.Opaque().ToString().ToUpperInvariant()}'" : $"'{Ids.Opaque()}'::uuid";

    private static async Task<List<string>> NamedAsync(TestApp app) =>
        [.. (await app.AuditAsync()).GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("check").GetString()!).Distinct()];
}
