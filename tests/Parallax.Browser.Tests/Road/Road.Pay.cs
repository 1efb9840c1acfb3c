using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parallax.Identity;
using Parallax.Pay;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Browser.Tests;

public sealed partial class Road
{
    private DateTimeOffset _monday;
    private Contributor _mina = null!;

    /// <summary>One task in the browser, four minutes of it; one in which Mina thinks for twelve minutes without touching anything.</summary>
    public async Task WorkAWeekAsync()
    {
        _monday = _clock.GetUtcNow();
        _mina = await ByKeyAsync(Mina);
        var page = await AtAsync(Mina, "/");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Start|Continue") }).First.ClickAsync();
        var workspace = new WorkspacePage(page);
        await workspace.ReadyAsync();
        await Patience.UntilAsync(() => FactAsync(db => db.Set<TimeEvent>().AnyAsync(e => e.Kind == TimeEventKind.Open && db.Set<Assignment>().Any(a => a.Id == e.AssignmentId && a.Purpose == Purpose.Work))));
        _clock.Advance(TimeSpan.FromMinutes(4));
        await workspace.FillAsync("Response B keeps to what can be seen.");
        await workspace.Submit.ClickAsync();
        await workspace.ReceivedAsync();
        await page.GotoAsync(new Uri(_app.Address, "/pay").ToString());
        await page.GetByText("4 min 00 s").First.WaitForAsync();
        Assert.Equal(1, await FactAsync(db => db.Set<Judgment>().CountAsync(j => !j.IsSpare && db.Set<Assignment>().Any(a => a.Id == j.AssignmentId && a.Purpose == Purpose.Work))));

        _clock.Advance(TimeSpan.FromHours(1));
        var task = await _mina.MustClaimAsync(_project);
        await SayAsync(_mina, task, "open");
        for (var minute = 0; minute < 12; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await SayAsync(_mina, task, "heartbeat");
        }

        await _mina.MustSubmitAsync(task);
    }

    /// <summary>Five of the twelve minutes count by the grace. The others are claimed, and a lead decides.</summary>
    public async Task DisputeAStretchAsync()
    {
        var page = await AtAsync(Mina, "/pay");
        var stretch = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "7 min 00 s" });
        await stretch.GetByText("Claim it …").ClickAsync();
        await stretch.GetByLabel("What did you do in that time?").FillAsync("I compared the shadows on paper.");
        await stretch.GetByRole(AriaRole.Button, new() { NameRegex = new("Claim the time from") }).ClickAsync();
        await page.GetByText("Your claim is made.").WaitForAsync();
        var claim = await FactAsync(db => db.Set<TimeClaim>().AsNoTracking().SingleAsync());
        Assert.Equal((ClaimState.Pending, TimeSpan.FromMinutes(7)), (claim.State, claim.EndsAt - claim.StartsAt));

        var lead = await AtAsync("lead3@test.invalid", $"/pay/claims/{claim.Id}");
        await lead.GetByLabel("Your reason").FillAsync("That is part of the work.");
        await lead.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).ClickAsync();
        await lead.GetByText("The claim is decided").WaitForAsync();
        Assert.Equal(ClaimState.Accepted, await FactAsync(db => db.Set<TimeClaim>().Select(c => c.State).SingleAsync()));
    }

    /// <summary>4 and 12 minutes at 30.00 an hour, five more of the next task, which stayed open in a tab that was left, and the screening.</summary>
    public async Task ReadAndApproveAsync()
    {
        await MethodAsync();
        GoTo(_monday.Date.AddDays(7).AddHours(2));
        await RunAsync<CloseWeeks>(job => job.RunAsync(CancellationToken.None));
        var statement = await FactAsync(db => db.Set<Statement>().AsNoTracking().SingleAsync());
        Assert.Equal((StatementState.Draft, 1050 + 2500L), (statement.State, statement.AmountMinor));
        var page = await AtAsync(Mina, $"/pay/statements/{statement.Id}");
        await page.GetByText("35.50 USD").First.WaitForAsync();

        GoTo(_monday.Date.AddDays(10).AddHours(9));
        var finance = await AtAsync("finance6@test.invalid", $"/pay/statements/{statement.Id}");
        await finance.GetByRole(AriaRole.Button, new() { Name = "Approve 35.50 USD" }).ClickAsync();
        await finance.GetByText("The statement is approved").WaitForAsync();
        Assert.Equal(StatementState.Approved, await FactAsync(db => db.Set<Statement>().Select(s => s.State).SingleAsync()));
        Assert.Equal(-3550, await FactAsync(db => db.Set<LedgerAccount>().Where(a => a.Name.StartsWith("liability:payable")).SumAsync(a => a.DebitsPosted - a.CreditsPosted)));
    }

    public async Task BePaidAsync()
    {
        await FundAsync();
        GoTo(_monday.Date.AddDays(11).AddHours(9));
        var maker = await AtAsync("operations1@test.invalid", "/pay/runs");
        await maker.GetByRole(AriaRole.Button, new() { Name = "Make a run" }).ClickAsync();
        await Assertions.Expect(maker).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/pay/runs/"));
        await maker.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(maker.GetByRole(AriaRole.Alert)).ToContainTextAsync("second person");

        var second = await AtAsync("operations2@test.invalid", new Uri(maker.Url).AbsolutePath);
        await second.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await second.GetByText("the file is ready").WaitForAsync();
        await second.GetByLabel("The bank's reference of the whole file").FillAsync("OUT-77");
        await second.GetByRole(AriaRole.Button, new() { Name = "All 1 are paid" }).ClickAsync();
        await second.GetByText("1 payout is marked as paid").WaitForAsync();

        var paid = await FactAsync(db => db.Set<Payout>().SingleAsync());
        Assert.Equal((PayoutState.Settled, "OUT-77", 3550L), (paid.State, paid.BankReference, paid.AmountMinor));
        var statement = await FactAsync(db => db.Set<Statement>().AsNoTracking().SingleAsync());
        Assert.Equal(StatementState.Paid, statement.State);
        var page = await AtAsync(Mina, $"/pay/statements/{statement.Id}");
        var pdf = await page.APIRequest.GetAsync(new Uri(_app.Address, $"/api/pay/statements/{statement.Id}.pdf").ToString());
        Assert.Contains("35.50", string.Concat(PdfText.Of(await pdf.BodyAsync())), StringComparison.Ordinal);
    }

    /// <summary>Six minutes in the second week, with its own statement.</summary>
    public async Task WorkAnotherWeekAsync()
    {
        var task = await _mina.MustClaimAsync(_project);
        await SayAsync(_mina, task, "open");
        _clock.Advance(TimeSpan.FromMinutes(3));
        await SayAsync(_mina, task, "input-seen");
        _clock.Advance(TimeSpan.FromMinutes(3));
        await _mina.MustSubmitAsync(task);
        GoTo(_monday.Date.AddDays(14).AddHours(2));
        await RunAsync<CloseWeeks>(job => job.RunAsync(CancellationToken.None));
        Assert.Equal([3550L, 300L], await FactAsync(db => db.Set<Statement>().OrderBy(s => s.WeekFrom).Select(s => s.AmountMinor).ToListAsync()));
    }

    /// <summary>A password of her own, and where her money goes.</summary>
    private async Task MethodAsync()
    {
        var page = await AtAsync(Mina, "/account");
        await page.GetByLabel("New password").FillAsync(Visitor.Password);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("password", System.Text.RegularExpressions.RegexOptions.IgnoreCase) }).First.ClickAsync();
        await Patience.UntilAsync(() => FactAsync(db => db.Set<Person>().AnyAsync(p => p.Email == Mina && p.PasswordHash != null)));
        page = await AtAsync(Mina, "/pay/method");
        await page.GetByLabel("Account holder").FillAsync("Mina Łukasz Example");
        await page.GetByLabel("IBAN", new() { Exact = true }).FillAsync("DE89 3704 0044 0532 0130 00");
        var password = page.GetByLabel("Password", new() { Exact = false });
        if (await password.CountAsync() > 0) await password.FillAsync(Visitor.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("Your money now goes to IBAN …3000").WaitForAsync();
    }

    private async Task FundAsync()
    {
        var made = await _operations.PostAsync("/api/ledger/adjustments", new { kind = "fund", amount = "500.00", currency = "USD", reason = "Paid in", reference = "IN-1" }, CancellationToken.None);
        if (made.GetProperty("state").GetString() == "approved") return;
        var second = await AtAsync("operations2@test.invalid", "/pay/balances");
        await second.GetByRole(AriaRole.Button, new() { Name = "Approve 500.00 USD" }).ClickAsync();
        await second.GetByText("The entry is approved").WaitForAsync();
    }
}
