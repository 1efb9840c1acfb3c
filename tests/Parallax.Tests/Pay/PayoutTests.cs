using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;
using Parallax.Tests.Running;

namespace Parallax.Tests.Pay;

/// <summary>Money for work: from a statement to a bank's reference, by hand.</summary>
public class PayoutTests
{
    [Theory, Databases]
    public async Task A_statement_is_paid_once_and_the_books_follow(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await using var desk = await PayDesk.OpenAsync(app);
        var person = await desk.PayeeAsync();
        await desk.EarnAsync(person.Id, 120_050);
        await desk.FundAsync("5000.00");
        var run = await desk.RunAsync();
        Assert.Equal(("sending", "1200.50"), Said(await desk.PayoutAsync(run)));
        Assert.Equal(-120_050, await desk.BalanceAsync("liability:payable"));

        // The maker may not say that it is paid: it is above the limit.
        var payout = (await desk.PayoutAsync(run)).GetProperty("id").GetGuid();
        Assert.Equal((HttpStatusCode.Forbidden, "ledger.second-person"), await PayDesk.TryAsync(desk.Maker, $"/api/pay/payouts/{payout}/paid", new { reference = "B1" }));
        for (var twice = 0; twice < 2; twice++)
            Assert.Equal((HttpStatusCode.OK, null), await PayDesk.TryAsync(desk.Second, $"/api/pay/payouts/{payout}/paid", new { reference = "B1" }));
        Assert.Equal((HttpStatusCode.Conflict, "payout.state"), await PayDesk.TryAsync(desk.Second, $"/api/pay/payouts/{payout}/paid", new { reference = "B2" }));

        var note = PdfText.Flat(await person.Client.GetByteArrayAsync($"/api/pay/payouts/{payout}/note.pdf"));
        foreach (var word in new[] { "Remittance: 1,200.50 USD", "IBAN …3000", "PX1-1", "B1", "paid" }) Assert.Contains(word, note, StringComparison.Ordinal);
        using var hidden = await (await app.ContributorAsync()).Client.GetAsync($"/api/pay/payouts/{payout}/note.pdf");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal(0, await desk.BalanceAsync("liability:payable"));
        Assert.Equal(0, await desk.BalanceAsync("clearing"));
        Assert.Equal(0, await desk.BalanceAsync("asset:provider"));
        Assert.Equal(500_000 - 120_050, await desk.BalanceAsync("asset:funding"));
        Assert.Equal((HttpStatusCode.Conflict, "payout-run.empty"), await PayDesk.TryAsync(desk.Maker, "/api/pay/runs", new { }));
        var owed = Assert.Single(await app.OnDatabaseAsync(db => Owed.OfAsync(db, person.Id)));
        Assert.Equal((0L, 120_050L), (owed.Due.Minor, owed.Paid.Minor));
        Assert.Empty(await desk.FaultsAsync());
    }

    [Theory, Databases]
    public async Task A_refused_payout_is_owed_again_and_a_returned_one_less_its_fee(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await using var desk = await PayDesk.OpenAsync(app);
        var person = await desk.PayeeAsync();
        await desk.EarnAsync(person.Id, 10_000);
        await desk.FundAsync("500");

        var first = (await desk.PayoutAsync(await desk.RunAsync())).GetProperty("id").GetGuid();
        await desk.Second.PostAsync($"/api/pay/payouts/{first}/unknown", new { reason = "No answer" }, CancellationToken.None);
        // Nobody knows: it is neither free nor paid again.
        Assert.Equal("payout-run.empty", (await PayDesk.TryAsync(desk.Maker, "/api/pay/runs", new { })).Code);
        await desk.Second.PostAsync($"/api/pay/payouts/{first}/refused", new { reason = "Account closed" }, CancellationToken.None);
        Assert.Equal("payout.state", (await PayDesk.TryAsync(desk.Second, $"/api/pay/payouts/{first}/paid", new { reference = "B" })).Code);

        var second = (await desk.PayoutAsync(await desk.RunAsync())).GetProperty("id").GetGuid();
        await desk.Second.PostAsync($"/api/pay/payouts/{second}/paid", new { reference = "B7" }, CancellationToken.None);
        await desk.Second.PostAsync($"/api/pay/payouts/{second}/returned", new { reason = "Wrong name", fee = "5.00" }, CancellationToken.None);
        Assert.Equal(-9_500, await desk.BalanceAsync("liability:payable"));
        Assert.Equal(49_500, await desk.BalanceAsync("asset:funding"));

        var third = await desk.PayoutAsync(await desk.RunAsync());
        Assert.Equal(("sending", "95.00"), Said(third));
        Assert.Empty(await desk.FaultsAsync());
    }

    [Theory, Databases]
    public async Task Two_runs_made_at_once_pay_once(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await using var desk = await PayDesk.OpenAsync(app);
        for (var i = 0; i < 3; i++) await desk.EarnAsync((await desk.PayeeAsync()).Id, 5_000);
        await desk.FundAsync("900");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => PayDesk.TryAsync(i % 2 == 0 ? desk.Maker : desk.Second, "/api/pay/runs", new { })));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Created), a => Assert.Contains(a.Code, new[] { "ledger.raced", "payout-run.empty" }));
        var run = await app.OnDatabaseAsync(db => db.Set<PayoutRun>().Select(r => r.Id).SingleAsync());

        var approvals = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PayDesk.TryAsync(desk.Second, $"/api/pay/runs/{run}/approve", new { })));
        Assert.Single(approvals, a => a.Status == HttpStatusCode.OK);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PayDesk.TryAsync(desk.Second, $"/api/pay/runs/{run}/paid", new { reference = "B" })));
        Assert.Equal(0, await desk.BalanceAsync("liability:payable"));
        Assert.Equal(90_000 - 15_000, await desk.BalanceAsync("asset:funding"));
        Assert.Empty(await desk.FaultsAsync());
    }

    [Theory, Databases]
    public async Task Money_that_is_not_there_is_not_paid_and_nobody_is_left_out_in_silence(Database database)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var app = await TestApp.StartAsync(database, clock);
        await using var desk = await PayDesk.OpenAsync(app);
        var ready = await desk.PayeeAsync();
        var changed = await desk.PayeeAsync();
        await PayDesk.MethodAsync(changed, "GB82WEST12345698765432");
        var silent = await app.ContributorAsync("project");
        foreach (var person in new[] { ready, changed, silent }) await desk.EarnAsync(person.Id, 60_000);
        var held = await app.OnDatabaseAsync(db => PayCandidates.OfAsync(db, desk.Organization, "USD", clock.GetUtcNow(), CancellationToken.None));
        Assert.Equal([null, "Changed", "Has not"], held.OrderBy(h => h.Person == ready.Id ? 0 : h.Person == changed.Id ? 1 : 2).Select(h => h.Hold?[..7]));

        var run = (await desk.Maker.PostAsync("/api/pay/runs", new { }, CancellationToken.None)).GetProperty("id").GetGuid();
        Assert.Equal((HttpStatusCode.Conflict, "ledger.funds-short"), await PayDesk.TryAsync(desk.Maker, $"/api/pay/runs/{run}/approve", new { }));
        Assert.Equal(0, await app.OnDatabaseAsync(db => db.Set<PayoutAttempt>().CountAsync()));
        await desk.FundAsync("600");
        // 600.00 is below the limit: one person is enough.
        await desk.Maker.PostAsync($"/api/pay/runs/{run}/approve", new { }, CancellationToken.None);

        clock.Advance(TimeSpan.FromHours(73));
        await desk.FundAsync("600");
        Assert.Equal(changed.Id, (await desk.PayoutAsync(await desk.RunAsync())).GetProperty("person").GetGuid());
        Assert.Equal(1, await app.OnDatabaseAsync(db => db.Set<OutgoingMail>().CountAsync(m => m.PersonId == changed.Id && m.Text.Contains("nothing is paid out before"))));
        Assert.Empty(await desk.FaultsAsync());
    }

    [Theory, Databases]
    public async Task The_file_is_the_same_each_time_and_runs_no_formula(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await using var desk = await PayDesk.OpenAsync(app);
        var person = await desk.PayeeAsync(holder: "=HYPERLINK(\"http://evil\",\"Ada, O'Neil\")");
        await desk.EarnAsync(person.Id, 4_205);
        await desk.FundAsync("100");
        var run = await desk.RunAsync();
        foreach (var format in new[] { "bank", "wise" })
        {
            var first = await desk.Maker.Http.GetByteArrayAsync($"/api/pay/runs/{run}/file?format={format}");
            // What the person enters later is not where this payout goes.
            await PayDesk.MethodAsync(person, "GB82WEST12345698765432", "Somebody else");
            Assert.Equal(first, await desk.Second.Http.GetByteArrayAsync($"/api/pay/runs/{run}/file?format={format}"));
            var text = System.Text.Encoding.UTF8.GetString(first);
            Assert.Contains("\"'=HYPERLINK(\"\"http://evil\"\",\"\"Ada, O'Neil\"\")\"", text);
            Assert.Contains("DE89370400440532013000", text);
            Assert.Contains("42.05", text);
            Assert.Equal(2, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        }

        Assert.DoesNotContain("DE89370400440532013000", await app.OnDatabaseAsync(db => db.Set<Payout>().Select(p => p.Destination!).SingleAsync()));
    }

    [Theory, Databases]
    public async Task Books_are_closed_to_others(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await using var desk = await PayDesk.OpenAsync(app);
        var person = await desk.PayeeAsync();
        await desk.EarnAsync(person.Id, 4_205);
        await desk.FundAsync("100");
        var run = await desk.RunAsync();
        await using var lead = await app.MemberAsync("lead");
        await using var finance = await app.MemberAsync("finance");
        foreach (var path in new[] { "/api/ledger/accounts", "/api/ledger/journal", "/api/ledger/journal.hledger", "/api/ledger/journal.csv", "/api/pay/runs", $"/api/pay/runs/{run}", $"/api/pay/runs/{run}/file?format=bank", $"/api/pay/people/{person.Id}" })
        {
            Assert.Equal(HttpStatusCode.OK, (await finance.Http.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await lead.Http.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await person.Client.GetAsync(path)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await PayDesk.TryAsync(finance, "/api/ledger/adjustments", new { kind = "fund", amount = "1", reason = "x", reference = "y" })).Status);
        Assert.Equal("ledger.person-needed", (await PayDesk.TryAsync(app.Operator, "/api/pay/runs", new { })).Code);
        using var stale = await person.Client.PutAsJsonAsync("/api/pay/method", new { kind = "iban", holder = "Eve", iban = "GB82WEST12345698765432" });
        Assert.Equal(HttpStatusCode.Forbidden, stale.StatusCode);
    }

    private static (string?, string?) Said(System.Text.Json.JsonElement payout) => (payout.GetProperty("state").GetString(), payout.GetProperty("amount").GetString());
}
