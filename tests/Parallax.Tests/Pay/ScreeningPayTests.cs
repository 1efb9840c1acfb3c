using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;
using Parallax.Talent;
using Parallax.Tests.Running;
using Parallax.Tests.Talent;

namespace Parallax.Tests.Pay;

/// <summary>A paid screening is paid: once, in the statement of its week, whoever took it.</summary>
public class ScreeningPayTests
{
    [Theory, Databases]
    public async Task An_applicant_without_an_enrollment_is_paid_for_a_screening_once(Database database)
    {
        await using var screening = await Screened.MakeAsync(database, at: PaidWork.Monday);
        var work = Work(screening);
        await using var finance = await screening.App.MemberAsync("finance");
        var (person, attempt) = await screening.InviteAsync();
        await screening.AnswerAsync(person, attempt, false, false);
        var week = await PaidWork.WeekAsync(person);
        Assert.Empty(week.GetProperty("projects").EnumerateArray());
        Assert.Equal((attempt, "25.00"), week.GetProperty("screenings").EnumerateArray().Select(s => (s.GetProperty("attempt").GetGuid(), s.GetProperty("amount").GetString()!)).Single());

        work.GoTo(7, 1);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => work.CloseAsync()));
        work.GoTo(15);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => work.CloseAsync()));

        Assert.Empty((await person.Client.GetFromJsonAsync<JsonElement>("/api/pay/week")).EnumerateArray());
        Assert.Single(await PaidWork.StatementsAsync(person));
        var statement = await PaidWork.StatementAsync(person);
        var line = Assert.Single(PaidWork.Lines(statement));
        Assert.Equal(("screening", "25.00", "25.00", attempt, false), (line.GetProperty("kind").GetString(), line.GetProperty("amount").GetString(), PaidWork.Amount(statement),
            line.GetProperty("screeningAttempt").GetGuid(), line.GetProperty("late").GetBoolean()));
        var path = $"/api/pay/statements/{PaidWork.Id(statement)}";
        Assert.Contains($"1,Screening,Project,,2026-03-02T00:00:00Z,0,0,25.00,25.00,USD,{attempt}\r\n", await person.Client.GetStringAsync($"{path}.csv"), StringComparison.Ordinal);
        Assert.Contains("Screening, First look", PdfText.Flat(await person.Client.GetByteArrayAsync($"{path}.pdf")), StringComparison.Ordinal);
        Assert.Null(await StatementTests.ApproveAsync(finance, PaidWork.Id(statement), 1));

        await using var desk = await PayDesk.OpenAsync(screening.App);
        await PayDesk.MethodAsync(person, "DE89370400440532013000");
        await desk.FundAsync("100");
        Assert.Equal(2500, await desk.BalanceAsync($"expense:work:{screening.Project}"));
        Assert.Equal(-2500, await desk.BalanceAsync($"liability:payable:{person.Id}"));
        // The statement follows its payouts, to the one that stays.
        foreach (var (outcome, state) in new[] { ("unknown", "paying"), ("refused", "approved"), ("paid", "paid"), ("returned", "approved"), ("paid", "paid") })
        {
            var sending = await PayoutAsync(desk, outcome == "returned");
            Assert.Equal(outcome == "returned" ? "paid" : "paying", await StateAsync(person));
            await desk.Second.PostAsync($"/api/pay/payouts/{sending}/{outcome}", new { reference = "B1", reason = "The bank said so" }, CancellationToken.None);
            Assert.Equal(state, await StateAsync(person));
            Assert.Empty(await desk.FaultsAsync());
        }

        Assert.Equal(0, await desk.BalanceAsync($"liability:payable:{person.Id}"));
    }

    /// <summary>The newest payout that is settled; else the one that is under way, for which a run is made and approved if there is none.</summary>
    private static async Task<Guid> PayoutAsync(PayDesk desk, bool settled)
    {
        var payouts = await desk.App.OnDatabaseAsync(db => db.Set<Payout>().AsNoTracking().OrderByDescending(p => p.Id).ToListAsync());
        var found = payouts.FirstOrDefault(p => settled ? p.State == PayoutState.Settled : p.State is PayoutState.Sending or PayoutState.Unknown);
        if (found is not null) return found.Id;
        await desk.RunAsync();
        return await PayoutAsync(desk, settled);
    }

    /// <summary>A screening that comes to light after its week's statement was written is a late line of the next one, and a revision repeats its lines.</summary>
    [Theory, Databases]
    public async Task A_late_screening_is_on_the_next_statement_and_on_every_revision_of_it(Database database)
    {
        await using var screening = await Screened.MakeAsync(database, at: PaidWork.Monday);
        var work = Work(screening);
        await using var finance = await screening.App.MemberAsync("finance");
        await using var lead = await screening.App.MemberAsync("lead");
        var person = await work.ContributorAsync(6000);
        var (_, attempt) = await screening.InviteAsync(person: person);
        await StatementTests.IdleAsync(work, person);
        work.GoTo(7, 2);
        await work.CloseAsync();
        Assert.Equal("time", Assert.Single(PaidWork.Lines(await PaidWork.StatementAsync(person))).GetProperty("kind").GetString());
        await EarnAsync(screening, attempt, PaidWork.Monday.AddDays(2));
        var second = PaidWork.Monday.AddDays(7).AddHours(2);
        screening.Clock.Advance(second - screening.Clock.GetUtcNow());
        var task = await work.OpenAsync(person);
        await work.StayAsync(person, task, 1);
        for (var i = 0; i < 14; i++)
        {
            screening.Clock.Advance(TimeSpan.FromMinutes(1));
            await PaidWork.SayAsync(person, task, "heartbeat");
        }

        await person.MustSubmitAsync(task);
        work.GoTo(14, 2);
        await work.CloseAsync();
        Assert.Equal([("time", false, "6.00"), ("screening", true, "25.00")], Facts(await PaidWork.StatementAsync(person)));
        using var claimed = await StatementTests.ClaimAsync(work, person, second.AddMinutes(6), second.AddMinutes(15), "I was reading.");
        Assert.Null(await StatementTests.DecideAsync(lead, (await claimed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid(), "accepted"));

        var statement = await PaidWork.StatementAsync(person);
        Assert.Equal(2, statement.GetProperty("statement").GetProperty("revision").GetInt32());
        Assert.Equal([("time", false, "15.00"), ("screening", true, "25.00")], Facts(statement));
        Assert.Equal("2026-03-02T00:00:00+00:00", PaidWork.Lines(statement)[1].GetProperty("weekFrom").GetString());
        work.GoTo(17);
        Assert.Null(await StatementTests.ApproveAsync(finance, PaidWork.Id(statement), 2));
        Assert.Equal(4000, await screening.App.OnDatabaseAsync(db => db.Set<LedgerTransfer>().SumAsync(t => t.Amount)));
        work.GoTo(21, 2);
        await work.CloseAsync();
        Assert.Equal(2, (await PaidWork.StatementsAsync(person)).Count);
        Assert.Empty((await screening.App.AuditAsync()).GetProperty("findings").EnumerateArray());
    }

    /// <summary>Whoever asks, the database itself keeps it to one statement, and keeps what was written.</summary>
    [Theory, Databases]
    public async Task The_database_lets_one_statement_pay_for_a_screening(Database database)
    {
        await using var screening = await Screened.MakeAsync(database, at: PaidWork.Monday);
        var work = Work(screening);
        var (one, attempt) = await screening.InviteAsync();
        var (two, another) = await screening.InviteAsync();
        await screening.AnswerAsync(one, attempt, true, true);
        await screening.AnswerAsync(two, another, true, true);
        work.GoTo(7, 2);
        await work.CloseAsync();

        foreach (var forbidden in new[]
        {
            $"INSERT INTO statement_screenings (earned_id, statement_id, at) SELECT t.earned_id, s.id, t.at FROM statement_screenings t, statements s WHERE s.id <> t.statement_id",
            $"INSERT INTO statement_lines ({Columns}) {Copy("x.id", "x.revision", "l.screening_earned_id")} WHERE x.id <> l.statement_id LIMIT 1",
            $"INSERT INTO statement_lines ({Columns}) {Copy("x.id", "x.revision", "l.screening_earned_id")} WHERE x.id = l.statement_id LIMIT 1",
            $"INSERT INTO statement_lines ({Columns}) {Copy("x.id", "x.revision + 1", "NULL")} WHERE x.id = l.statement_id LIMIT 1",
            "UPDATE statement_lines SET amount_minor = amount_minor + 1, rate_minor = rate_minor + 1",
            "DELETE FROM statement_lines",
            "UPDATE statement_screenings SET at = at",
            "DELETE FROM statement_screenings",
            "UPDATE screening_earned SET minor = minor + 1",
            "DELETE FROM screening_earned",
        })
        {
            var id = database == Database.Sqlite ? $"'{Ids.Opaque().ToString().ToUpperInvariant()}'" : $"'{Ids.Opaque()}'::uuid";
            var statement = forbidden.Replace("{new}", id, StringComparison.Ordinal);
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => screening.App.OnDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(statement)));
        }

        Assert.Equal(2, await screening.App.OnDatabaseAsync(db => db.Set<StatementLine>().CountAsync(l => l.Kind == LineKind.Screening)));
    }

    private const string Columns = "id, amount_minor, judgments, kind, micros, ordinal, project_id, rate_minor, revision, screening_earned_id, statement_id, terms_number, week_from";

    private static string Copy(string statement, string revision, string earned) =>
        $"SELECT {{new}}, l.amount_minor, 0, 4, 0, l.ordinal + 1, l.project_id, l.rate_minor, {revision}, {earned}, {statement}, 0, l.week_from FROM statement_lines l, statements x";

    private static PaidWork Work(Screened screening) => new(screening.App, screening.Clock, screening.Project, "project");

    private static IEnumerable<(string, bool, string)> Facts(JsonElement statement) =>
        PaidWork.Lines(statement).Select(l => (l.GetProperty("kind").GetString()!, l.GetProperty("late").GetBoolean(), l.GetProperty("amount").GetString()!));

    private static async Task<string?> StateAsync(Contributor person) => (await PaidWork.StatementsAsync(person))[0].GetProperty("state").GetString();

    /// <summary>As if its row had been written late: by another node, or before statements knew of screenings.</summary>
    private static Task EarnAsync(Screened screening, Guid attempt, DateTimeOffset at) => screening.App.OnDatabaseAsync(async db =>
    {
        var taken = await db.Set<ScreeningAttempt>().SingleAsync(a => a.Id == attempt);
        db.Add(new ScreeningEarned(Ids.Opaque(), taken, screening.Project, new Money(2500, "USD"), at));
        return await db.SaveChangesAsync();
    });
}
