using System.Text.Json;
using Parallax.Cli;
using Parallax.Pay;

namespace Parallax.Desk;

/// <summary>The demo's weeks of pay: funds, accounts that money goes to, statements that are approved, payouts by hand.</summary>
public sealed class SeedMoney(LocalApi api, DemoActors actors)
{
    /// <summary>Made-up accounts whose check digits are right.</summary>
    private static readonly (string Person, object Method)[] Methods =
    [
        ("ada", new { kind = "iban", holder = "Adaeze Lindqvist", iban = "SE4550000000058398257466", password = DemoActors.Password }),
        ("mateo", new { kind = "iban", holder = "Mateo Ishikawa", iban = "ES9121000418450200051332", password = DemoActors.Password }),
        ("yuki", new { kind = "iban", holder = "Yuki Okonjo", iban = "DE89370400440532013000", password = DemoActors.Password }),
        ("priya", new { kind = "iban", holder = "Priya Valdivia", iban = "GB29NWBK60161331926819", password = DemoActors.Password }),
    ];

    public async Task FundAsync(CancellationToken cancel)
    {
        var made = await actors.As("ines").PostAsync("/api/ledger/adjustments", new { kind = "fund", amount = "4000.00", currency = "USD", reason = "The lab paid in for November", reference = "LUMEN-2411" }, cancel);
        if (made.GetProperty("state").GetString() == "proposed") await actors.DoAsync("kofi", $"/api/ledger/adjustments/{made.GetProperty("id").GetGuid()}/approve", new { }, cancel);
    }

    public async Task SetMethodsAsync(CancellationToken cancel)
    {
        foreach (var (person, method) in Methods) await actors.DoAsync(person, HttpMethod.Put, "/api/pay/method", method, cancel);
    }

    /// <summary>What the clock of the application does each Monday.</summary>
    public async Task CloseWeekAsync(CancellationToken cancel)
    {
        await using var scope = api.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CloseWeeks>().RunAsync(cancel);
    }

    public async Task ApproveAllAsync(CancellationToken cancel)
    {
        foreach (var statement in (await actors.As("kofi").GetAsync("/api/pay/statements/to-approve", cancel)).EnumerateArray())
            await actors.DoAsync("kofi", $"/api/pay/statements/{statement.GetProperty("id").GetGuid()}/approval", new { revision = statement.GetProperty("revision").GetInt32() }, cancel);
    }

    /// <summary>A run of operations, approved by finance and marked as paid by the bank's references.</summary>
    /// <param name="open">How many payouts of it the bank has not answered for.</param>
    public async Task PayAsync(string reference, int open, CancellationToken cancel)
    {
        var run = (await actors.As("ines").PostAsync("/api/pay/runs", new { currency = "USD" }, cancel)).GetProperty("id").GetGuid();
        await actors.DoAsync("kofi", $"/api/pay/runs/{run}/approve", new { }, cancel);
        var payouts = (await actors.As("kofi").GetAsync($"/api/pay/runs/{run}", cancel)).GetProperty("payouts").EnumerateArray().Select(p => p.GetProperty("id").GetGuid()).ToList();
        foreach (var (payout, number) in payouts.Select((p, i) => (p, i)))
        {
            if (number < payouts.Count - open) await actors.DoAsync("kofi", $"/api/pay/payouts/{payout}/paid", new { reference = $"{reference}-{number + 1}" }, cancel);
            else await actors.DoAsync("kofi", $"/api/pay/payouts/{payout}/unknown", new { reason = "The bank's page timed out. Asked by phone; they call back." }, cancel);
        }
    }

    public async Task DisputeAsync(string person, string text, CancellationToken cancel)
    {
        var statements = (await actors.As(person).GetAsync("/api/pay/statements", cancel)).EnumerateArray().ToList();
        if (statements.Count > 0) await actors.DoAsync(person, $"/api/pay/statements/{statements[0].GetProperty("id").GetGuid()}/disputes", new { line = 1, text }, cancel);
    }
}
