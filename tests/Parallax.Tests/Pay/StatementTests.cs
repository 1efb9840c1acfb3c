using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;
using Parallax.Projects;
using Parallax.Tests.Running;
using Parallax.Tests.Work;

namespace Parallax.Tests.Pay;

/// <summary>From real claims, heartbeats and submissions to a statement that is approved.</summary>
public class StatementTests
{
    private const long Minute = 60_000_000;

    [Theory, Databases]
    public async Task A_weeks_work_is_rounded_once_and_each_line_leads_to_its_slices_and_judgments(Database database)
    {
        var work = await PaidWork.StartAsync(database);
        await using var app = work.App;
        var contributor = await work.ContributorAsync(3733);
        for (var i = 0; i < 3; i++)
        {
            await work.WorkAsync(contributor, 10);
            work.Clock.Advance(TimeSpan.FromHours(2));
        }

        work.GoTo(7, .9);
        await work.CloseAsync();
        Assert.Empty(await PaidWork.StatementsAsync(contributor));
        work.GoTo(7, 1);
        await work.CloseAsync();
        await work.CloseAsync();

        var statement = await PaidWork.StatementAsync(contributor);
        var line = Assert.Single(PaidWork.Lines(statement));
        Assert.Equal(30 * Minute, line.GetProperty("microseconds").GetInt64());
        Assert.Equal("18.67", line.GetProperty("amount").GetString());
        Assert.Equal("18.67", PaidWork.Amount(statement));
        Assert.Equal(3, line.GetProperty("slices").GetArrayLength());
        Assert.Equal(3, line.GetProperty("judgmentIds").GetArrayLength());
        Assert.Single(await PaidWork.StatementsAsync(contributor));
        Assert.Equal("2026-03-13", statement.GetProperty("pay").GetString());
        var path = $"/api/pay/statements/{PaidWork.Id(statement)}";
        var csv = await contributor.Client.GetStringAsync($"{path}.csv");
        Assert.Contains("1,Time,Project,1,2026-03-02T00:00:00Z,1800,3,37.33,18.67,USD,\r\n", csv, StringComparison.Ordinal);
        var paper = await contributor.Client.GetByteArrayAsync($"{path}.pdf");
        Assert.Equal(paper, await contributor.Client.GetByteArrayAsync($"{path}.pdf"));
        var said = PdfText.Flat(paper);
        foreach (var word in new[] { "Statement: 18.67 USD", "revision 1", "Time, Project", "30 min 00 s at 37.33 USD an hour", "Mon 2 Mar, 09:00:00" }) Assert.Contains(word, said, StringComparison.Ordinal);
        Assert.Equal(1, await app.OnDatabaseAsync(db => db.Set<OutgoingMail>().CountAsync(m => m.PersonId == contributor.Id && m.Subject.StartsWith("Your statement"))));

        var stranger = await app.ContributorAsync();
        foreach (var ending in new[] { "", ".csv", ".pdf" })
        {
            using var hidden = await stranger.Client.GetAsync(path + ending);
            Assert.Equal("statement.unknown", await NothingLostTests.CodeAsync(hidden));
        }
    }

    /// <summary>Over midnight of the payer, not of UTC: each week has its own seconds.</summary>
    [Theory, Databases]
    public async Task A_stretch_over_the_end_of_a_week_is_split(Database database)
    {
        // New York changes its clocks on 8 March: Monday begins at 04:00 UTC, and the week before had 167 hours.
        var work = await PaidWork.StartAsync(database, new DateTimeOffset(2026, 3, 9, 3, 40, 0, TimeSpan.Zero), "America/New_York");
        await using var app = work.App;
        var contributor = await work.ContributorAsync(6000);
        await work.WorkAsync(contributor, 50);

        var week = await PaidWork.WeekAsync(contributor);
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 4, 0, 0, TimeSpan.Zero), week.GetProperty("weekFrom").GetDateTimeOffset());
        Assert.Equal(30 * Minute, week.GetProperty("projects")[0].GetProperty("countedMicroseconds").GetInt64());
        Assert.Equal("30.00", week.GetProperty("projects")[0].GetProperty("estimate").GetString());
        work.Clock.Advance(TimeSpan.FromHours(3));
        await work.CloseAsync();
        var statement = await PaidWork.StatementAsync(contributor);
        Assert.Equal("20.00", PaidWork.Amount(statement));
        // The judgment was submitted in the next week.
        Assert.Equal(0, PaidWork.Lines(statement)[0].GetProperty("judgments").GetInt32());
        Assert.Equal(167, await app.OnDatabaseAsync(async db => (await db.Set<Statement>().SingleAsync()).Week.Length.TotalHours));
    }

    /// <summary>What the workspace shows while somebody works.</summary>
    [Theory, Databases]
    public async Task The_clock_beside_the_workspace_says_whether_this_moment_counts_and_why_not(Database database)
    {
        var work = await PaidWork.StartAsync(database);
        await using var app = work.App;
        var contributor = await work.ContributorAsync(6000);
        Assert.Equal("No task open · this week 0 s · about 0.00 USD", (await ClockAsync()).Text);
        var task = await work.OpenAsync(contributor);
        work.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(("counted", "Time counts · this week 4 min 00 s · about 4.00 USD"), await ClockAsync());
        await PaidWork.SayAsync(contributor, task, "heartbeat");
        work.Clock.Advance(TimeSpan.FromMinutes(1.25));
        await PaidWork.SayAsync(contributor, task, "heartbeat");
        work.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(("idle", "Not counted: no input seen · this week 5 min 00 s, 25 s not counted · about 5.00 USD"), await ClockAsync());
        await PaidWork.SayAsync(contributor, task, "pause");
        work.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("paused", (await ClockAsync()).Now);

        var unpaid = await app.ContributorAsync(work.Slug);
        Assert.Equal("", (await unpaid.Client.GetFromJsonAsync<JsonElement>($"/api/pay/clock/{work.Project}")).GetProperty("text").GetString());
        using var stranger = await (await app.ContributorAsync()).Client.GetAsync($"/api/pay/clock/{work.Project}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);

        async Task<(string? Now, string? Text)> ClockAsync()
        {
            var answer = await contributor.Client.GetFromJsonAsync<JsonElement>($"/api/pay/clock/{work.Project}");
            return (answer.GetProperty("now").GetString(), answer.GetProperty("text").GetString());
        }
    }

    [Theory, Databases]
    public async Task A_new_rate_prices_what_comes_after_it_and_nothing_before(Database database)
    {
        var work = await PaidWork.StartAsync(database);
        await using var app = work.App;
        var contributor = await work.ContributorAsync(2000);
        await work.AgreeAsync(contributor, new PayTerms("USD", 3000, null, null), PaidWork.Monday.AddMinutes(10));
        await work.WorkAsync(contributor, 40);
        work.GoTo(7, 2);
        await work.CloseAsync();

        var lines = PaidWork.Lines(await PaidWork.StatementAsync(contributor));
        Assert.Equal([(1, 10 * Minute, "20.00", "3.33"), (2, 30 * Minute, "30.00", "15.00")], lines.Select(l =>
            (l.GetProperty("terms").GetInt32(), l.GetProperty("microseconds").GetInt64(), l.GetProperty("rate").GetString()!, l.GetProperty("amount").GetString()!)));
    }

    [Theory, Databases]
    public async Task Judgments_are_paid_one_by_one_and_never_less_than_the_floor(Database database)
    {
        var work = await PaidWork.StartAsync(database);
        await using var app = work.App;
        var slow = await work.ContributorAsync(3000, judgment: 400);
        var fast = await work.ContributorAsync(3000, judgment: 400);
        await work.WorkAsync(slow, 30);
        await work.WorkAsync(fast, 4);
        work.GoTo(7, 2);
        await work.CloseAsync();

        var floored = PaidWork.Lines(await PaidWork.StatementAsync(slow));
        Assert.Equal([("judgments", "4.00"), ("top-up", "11.00")], floored.Select(l => (l.GetProperty("kind").GetString()!, l.GetProperty("amount").GetString()!)));
        var line = Assert.Single(PaidWork.Lines(await PaidWork.StatementAsync(fast)));
        Assert.Equal("4.00", line.GetProperty("amount").GetString());
    }

    [Theory, Databases]
    public async Task A_week_closed_by_several_nodes_at_once_is_closed_once(Database database)
    {
        var work = await PaidWork.StartAsync(database);
        await using var app = work.App;
        var people = new List<Contributor>();
        for (var i = 0; i < 3; i++) people.Add(await work.ContributorAsync());
        foreach (var person in people) await work.WorkAsync(person, 8);
        work.GoTo(21, 2);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => work.CloseAsync()));

        foreach (var person in people) Assert.Equal("4.98", PaidWork.Amount(await PaidWork.StatementAsync(person)));
        Assert.Equal(3, await app.OnDatabaseAsync(db => db.Set<Statement>().CountAsync()));
        Assert.Equal(3, await app.OnDatabaseAsync(db => db.Set<StatementLine>().CountAsync()));
        Assert.Equal(3, await app.OnDatabaseAsync(db => db.Set<OrganizationWeek>().CountAsync(w => w.ClosedAt != null)));
    }

    [Theory, Databases]
    public async Task The_weekly_cap_stops_new_tasks_and_cuts_nothing(Database database)
    {
        var work = await PaidWork.StartAsync(database);
        await using var app = work.App;
        var contributor = await work.ContributorAsync(6000, cap: 1200);
        var task = await work.OpenAsync(contributor);
        await work.StayAsync(contributor, task, 12);
        await work.CheckCapsAsync();
        Assert.Null(await CapAsync(app, contributor));
        await work.StayAsync(contributor, task, 8);
        await work.CheckCapsAsync();
        Assert.Equal(PaidWork.Monday.AddHours(-9).AddDays(7), await CapAsync(app, contributor));
        await work.StayAsync(contributor, task, 8);
        await contributor.MustSubmitAsync(task);

        Assert.NotNull((await contributor.ClaimAsync(work.Project)).Reason);
        var project = (await PaidWork.WeekAsync(contributor)).GetProperty("projects")[0];
        Assert.Equal(28 * Minute, project.GetProperty("countedMicroseconds").GetInt64());
        Assert.Equal(0, project.GetProperty("capLeftMicroseconds").GetInt64());
        work.GoTo(7, 1);
        await work.CloseAsync();
        Assert.Equal("28.00", PaidWork.Amount(await PaidWork.StatementAsync(contributor)));
        await contributor.MustClaimAsync(work.Project);
    }

    [Theory, Databases]
    public async Task An_approval_names_what_it_saw_is_by_somebody_else_and_happens_once(Database database)
    {
        var work = await PaidWork.StartAsync(database);
        await using var app = work.App;
        await using var finance = await app.MemberAsync("finance");
        await using var lead = await app.MemberAsync("lead");
        var contributor = await work.ContributorAsync(6000);
        var idle = await IdleAsync(work, contributor);
        work.GoTo(7, 2);
        await work.CloseAsync();
        var statement = await PaidWork.StatementAsync(contributor);
        Assert.Equal("6.00", PaidWork.Amount(statement));
        var notPaid = Assert.Single(statement.GetProperty("notPaid").EnumerateArray());
        Assert.Equal("idle", notPaid.GetProperty("kind").GetString());
        var id = PaidWork.Id(statement);

        Assert.Equal("statement.too-early", await ApproveAsync(finance, id, 1));
        using var claimed = await ClaimAsync(work, contributor, idle.From, idle.Until, "I was reading the guidelines.");
        var claim = (await claimed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        Assert.Equal("time-claim.unknown", await DecideAsync(finance, claim, "accepted"));
        Assert.Null(await DecideAsync(lead, claim, "accepted"));
        Assert.Equal("time-claim.decided", await DecideAsync(lead, claim, "refused"));
        statement = await PaidWork.StatementAsync(contributor);
        Assert.Equal(2, statement.GetProperty("statement").GetProperty("revision").GetInt32());
        Assert.Equal("20.00", PaidWork.Amount(statement));

        work.GoTo(10);
        Assert.Equal("statement.stale", await ApproveAsync(finance, id, 1));
        Assert.Equal("statement.unknown", await ApproveAsync(lead, id, 2));
        Assert.Equal("pay.of-nobody", await ApproveAsync(app.Operator, id, 2));
        var answers = await Task.WhenAll(ApproveAsync(finance, id, 2), ApproveAsync(finance, id, 2));
        Assert.Single(answers, a => a is null);
        Assert.Equal("statement.approved", await ApproveAsync(finance, id, 2));
        Assert.Equal("approved", (await PaidWork.StatementAsync(contributor)).GetProperty("statement").GetProperty("state").GetString());
    }

    /// <summary>A closed statement is never opened again: what is accepted later is a labelled line of the next one.</summary>
    [Theory, Databases]
    public async Task Time_accepted_after_the_approval_is_a_late_line_of_the_next_statement_and_paid_once(Database database)
    {
        var work = await PaidWork.StartAsync(database);
        await using var app = work.App;
        await using var finance = await app.MemberAsync("finance");
        await using var lead = await app.MemberAsync("lead");
        var contributor = await work.ContributorAsync(6000);
        var idle = await IdleAsync(work, contributor);
        work.GoTo(7, 2);
        await work.CloseAsync();
        var first = PaidWork.Id(await PaidWork.StatementAsync(contributor));
        work.GoTo(10);
        Assert.Null(await ApproveAsync(finance, first, 1));
        using var claimed = await ClaimAsync(work, contributor, idle.From, idle.Until, "I was reading.");
        var claim = (await claimed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        Assert.Null(await DecideAsync(lead, claim, "partly", idle.From, idle.From.AddMinutes(10)));
        work.GoTo(14, 2);
        await work.CloseAsync();
        work.GoTo(21, 2);
        await work.CloseAsync();

        Assert.Equal(2, (await PaidWork.StatementsAsync(contributor)).Count);
        var next = await PaidWork.StatementAsync(contributor);
        var line = Assert.Single(PaidWork.Lines(next));
        Assert.Equal("late-time", line.GetProperty("kind").GetString());
        Assert.True(line.GetProperty("late").GetBoolean());
        Assert.Equal("10.00", line.GetProperty("amount").GetString());
        Assert.Equal(10 * Minute, line.GetProperty("slices").EnumerateArray().Sum(s => (s.GetProperty("until").GetDateTimeOffset() - s.GetProperty("from").GetDateTimeOffset()).Ticks / 10));
        Assert.Equal(1, await app.OnDatabaseAsync(async db => (await db.Set<Statement>().SingleAsync(s => s.Id == first)).Revision));
    }

    [Theory, Databases]
    public async Task A_claim_is_about_time_that_is_missing_and_is_made_once(Database database)
    {
        var work = await PaidWork.StartAsync(database);
        await using var app = work.App;
        var contributor = await work.ContributorAsync(6000);
        var idle = await IdleAsync(work, contributor);
        var counted = await ClaimAsync(work, contributor, PaidWork.Monday, PaidWork.Monday.AddMinutes(1), "x");
        Assert.Equal("time-claim.invalid", await NothingLostTests.CodeAsync(counted));
        var silent = await ClaimAsync(work, contributor, idle.From, idle.Until, " ");
        Assert.Equal("time-claim.invalid", await NothingLostTests.CodeAsync(silent));
        using var once = await ClaimAsync(work, contributor, idle.From, idle.Until, "I was reading.");
        Assert.Equal(HttpStatusCode.Created, once.StatusCode);
        using var twice = await ClaimAsync(work, contributor, idle.From, idle.Until, "I was reading.");
        Assert.Equal("time-claim.exists", await NothingLostTests.CodeAsync(twice));
        var kept = await app.OnDatabaseAsync(db => db.Set<Case>().SingleAsync(c => c.About == "time"));
        Assert.Equal((contributor.Id, CaseKind.Dispute, CaseDecider.Leads), (kept.PersonId, kept.Kind, kept.Decider));
        Assert.Single((await contributor.Client.GetFromJsonAsync<JsonElement>("/api/pay/claims")).EnumerateArray());
    }

    [Theory, Databases]
    public async Task A_line_can_be_disputed_by_its_owner_and_never_changed_in_the_database(Database database)
    {
        var work = await PaidWork.StartAsync(database);
        await using var app = work.App;
        var contributor = await work.ContributorAsync();
        await work.WorkAsync(contributor, 8);
        work.GoTo(7, 2);
        await work.CloseAsync();
        var id = PaidWork.Id(await PaidWork.StatementAsync(contributor));
        using var disputed = await contributor.Client.PostAsJsonAsync($"/api/pay/statements/{id}/disputes", new { line = 1, text = "It was longer." });
        Assert.Equal(HttpStatusCode.Created, disputed.StatusCode);
        using var noLine = await contributor.Client.PostAsJsonAsync($"/api/pay/statements/{id}/disputes", new { line = 7, text = "It was longer." });
        Assert.Equal("statement.dispute-invalid", await NothingLostTests.CodeAsync(noLine));
        Assert.Equal(CaseDecider.Finance, await app.OnDatabaseAsync(async db => (await db.Set<Case>().SingleAsync(c => c.AboutId == id)).Decider));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            app.OnDatabaseAsync(db => db.Set<StatementLine>().ExecuteUpdateAsync(set => set.SetProperty(l => l.AmountMinor, 1))));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => app.OnDatabaseAsync(db => db.Set<StatementSlice>().ExecuteDeleteAsync()));
    }

    /// <summary>Open at nine, away from one minute on, back at twenty: fourteen minutes are idle.</summary>
    internal static async Task<(DateTimeOffset From, DateTimeOffset Until)> IdleAsync(PaidWork work, Contributor contributor)
    {
        var task = await work.OpenAsync(contributor);
        work.Clock.Advance(TimeSpan.FromMinutes(1));
        await PaidWork.SayAsync(contributor, task, "input-seen", "heartbeat");
        for (var i = 0; i < 19; i++)
        {
            work.Clock.Advance(TimeSpan.FromMinutes(1));
            await PaidWork.SayAsync(contributor, task, "heartbeat");
        }

        await contributor.MustSubmitAsync(task);
        var slice = (await PaidWork.WeekAsync(contributor)).GetProperty("slices").EnumerateArray().Single(s => s.GetProperty("kind").GetString() == "idle");
        var (from, until) = (slice.GetProperty("from").GetDateTimeOffset(), slice.GetProperty("until").GetDateTimeOffset());
        Assert.Equal((PaidWork.Monday.AddMinutes(6), PaidWork.Monday.AddMinutes(20)), (from, until));
        return (from, until);
    }

    internal static Task<HttpResponseMessage> ClaimAsync(PaidWork work, Contributor contributor, DateTimeOffset from, DateTimeOffset until, string note) =>
        contributor.Client.PostAsJsonAsync("/api/pay/claims", new { project = work.Project, from, until, note });

    /// <summary>Null when it is done, else the code of the refusal.</summary>
    internal static Task<string?> DecideAsync(Parallax.Cli.Api api, Guid claim, string outcome, DateTimeOffset? from = null, DateTimeOffset? until = null) =>
        CodeAsync(api, $"/api/pay/claims/{claim}/decision", new { outcome, from, until, reason = "I looked at the task." });

    internal static Task<string?> ApproveAsync(Parallax.Cli.Api api, Guid statement, int revision) => CodeAsync(api, $"/api/pay/statements/{statement}/approval", new { revision });

    private static async Task<string?> CodeAsync(Parallax.Cli.Api api, string path, object body)
    {
        using var response = await api.Http.PostAsJsonAsync(path, body);
        return response.IsSuccessStatusCode ? null : await NothingLostTests.CodeAsync(response);
    }

    private static Task<DateTimeOffset?> CapAsync(TestApp app, Contributor contributor) =>
        app.OnDatabaseAsync(db => db.Set<Enrollment>().Where(e => e.PersonId == contributor.Id).Select(e => e.CapReachedUntil).SingleAsync());
}
