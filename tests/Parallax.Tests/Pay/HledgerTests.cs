using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Pay;
using Parallax.Tests.Running;

namespace Parallax.Tests.Pay;

/// <summary>Another program's opinion of the books.</summary>
public class HledgerTests
{
    [Theory, Databases]
    public async Task Hledger_finds_the_books_in_order_and_the_balances_the_same(Database database)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/hledger"), "hledger is not on this machine (Debian: apt-get install hledger).");
        await using var app = await TestApp.StartAsync(database);
        await using var desk = await PayDesk.OpenAsync(app);
        await LivelyAsync(desk);
        var file = Path.Combine(app.Folder, "books.journal");
        await File.WriteAllTextAsync(file, await desk.Maker.Http.GetStringAsync("/api/ledger/journal.hledger"));

        var (code, said) = await RunAsync("check", "--strict", "-f", file);
        Assert.True(code == 0, said);
        var (_, balances) = await RunAsync("balance", "--flat", "--no-total", "-O", "csv", "-f", file);
        var theirs = balances.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).SelectMany(Parse).Order().ToList();
        var ours = await app.OnDatabaseAsync(async db => (await db.Set<LedgerAccount>().ToListAsync())
            .Where(a => a.DebitsPosted != a.CreditsPosted)
            .Select(a => $"{a.Name} {new Money(a.DebitsPosted - a.CreditsPosted, a.Currency).Plain()} {a.Currency}").Order().ToList());
        Assert.True(ours.Count > 6);
        Assert.Equal(ours, theirs);

        // It can fail: a kept sum that is not that of the rows.
        var wrong = (await File.ReadAllTextAsync(file)).Replace("= -95.00 USD", "= -95.01 USD", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, wrong);
        Assert.NotEqual(0, (await RunAsync("check", "-f", file)).Code);
    }

    /// <summary>Two currencies, a refusal, a return with its fee, a correction with a bad description, and more taken back than owed.</summary>
    private static async Task LivelyAsync(PayDesk desk)
    {
        var (one, two) = (await desk.PayeeAsync(), await desk.PayeeAsync());
        await desk.EarnAsync(one.Id, 10_000);
        await desk.EarnAsync(two.Id, 7_777, "JPY");
        await desk.FundAsync("500");
        await desk.FundAsync("90000", "JPY");
        var yen = await desk.RunAsync("JPY");
        await desk.Second.PostAsync($"/api/pay/runs/{yen}/paid", new { reference = "J1" }, CancellationToken.None);
        var payout = (await desk.PayoutAsync(await desk.RunAsync())).GetProperty("id").GetGuid();
        await desk.Second.PostAsync($"/api/pay/payouts/{payout}/paid", new { reference = "B1", fee = "1.25" }, CancellationToken.None);
        await desk.Second.PostAsync($"/api/pay/payouts/{payout}/returned", new { reason = "Wrong; name (x) | y", fee = "5" }, CancellationToken.None);
        await desk.EarnAsync(two.Id, -1_000, "JPY");
        var bonus = await desk.Maker.PostAsync("/api/ledger/adjustments", new { kind = "correct", person = two.Id, project = desk.Project, amount = "12.34", reason = "Rework; caused\nby us" }, CancellationToken.None);
        await desk.Second.PostAsync($"/api/ledger/adjustments/{bonus.GetProperty("id").GetGuid()}/approve", new { }, CancellationToken.None);
        await desk.RunAsync();
    }

    private static IEnumerable<string> Parse(string line)
    {
        var fields = line.Trim().Trim('"').Split("\",\"");
        return fields[1].Split(", ").Where(amount => amount != "0").Select(amount => $"{fields[0]} {Plain(amount)}");
    }

    private static string Plain(string amount)
    {
        var parts = amount.Split(' ');
        return $"{parts[0].TrimEnd('.').Replace(",", "", StringComparison.Ordinal)} {parts[1]}".ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/hledger", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["LANG"] = "C.UTF-8" } })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
