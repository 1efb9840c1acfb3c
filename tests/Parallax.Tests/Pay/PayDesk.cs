using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;
using Parallax.Tests.Running;

namespace Parallax.Tests.Pay;

/// <summary>Two people of operations and their books, over HTTP.</summary>
public sealed class PayDesk : IAsyncDisposable
{
    private readonly string _slug;

    private PayDesk(TestApp app, Guid organization, Guid project, string slug, Api maker, Api second)
    {
        (App, Organization, Project, _slug, Maker, Second) = (app, organization, project, slug, maker, second);
    }

    public TestApp App { get; }
    public Guid Organization { get; }
    public Guid Project { get; }
    public Api Maker { get; }
    public Api Second { get; }

    public static async Task<PayDesk> OpenAsync(TestApp app)
    {
        var project = await app.ProjectAsync();
        var organization = await app.OnDatabaseAsync(db => db.Set<Organization>().Select(o => o.Id).FirstAsync());
        return new PayDesk(
            app, organization, project.GetProperty("id").GetGuid(), project.GetProperty("slug").GetString()!,
            await app.MemberAsync("operations"), await app.MemberAsync("operations"));
    }

    /// <summary>A contributor who has said where their money goes.</summary>
    public async Task<Contributor> PayeeAsync(string iban = "DE89370400440532013000", string holder = "Ada Example")
    {
        var person = await App.ContributorAsync(_slug);
        await MethodAsync(person, iban, holder);
        return person;
    }

    public static async Task MethodAsync(Contributor person, string iban, string holder = "Ada Example")
    {
        using var response = await person.Client.PutAsJsonAsync("/api/pay/method", new { kind = "iban", holder, iban, password = "correct horse battery" });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>An approved statement of one line, as the weekly close books it.</summary>
    public Task<Guid> EarnAsync(Guid person, long minor, string currency = "USD", Guid? line = null) => App.OnDatabaseAsync(async db =>
    {
        var (statement, at, amount) = (Ids.Opaque(), DateTimeOffset.UnixEpoch.AddYears(56), new Money(minor, currency));
        await Ledger.EarnAsync(db, Organization, Project, person, amount, line ?? Ids.Opaque(), at, CancellationToken.None);
        await PayoutDraft.ForStatementAsync(db, statement, person, Organization, amount, at);
        Assert.Null(await Ledger.SaveAsync(db, CancellationToken.None));
        return statement;
    });

    public async Task FundAsync(string amount, string currency = "USD")
    {
        var made = await Maker.PostAsync("/api/ledger/adjustments", new { kind = "fund", amount, currency, reason = "Paid in", reference = Ids.Opaque() }, CancellationToken.None);
        if (made.GetProperty("state").GetString() == "proposed") await Second.PostAsync($"/api/ledger/adjustments/{made.GetProperty("id").GetGuid()}/approve", new { }, CancellationToken.None);
    }

    /// <summary>An approved run.</summary>
    public async Task<Guid> RunAsync(string currency = "USD")
    {
        var run = (await Maker.PostAsync("/api/pay/runs", new { currency }, CancellationToken.None)).GetProperty("id").GetGuid();
        await Second.PostAsync($"/api/pay/runs/{run}/approve", new { }, CancellationToken.None);
        return run;
    }

    public async Task<JsonElement> PayoutAsync(Guid run, int number = 1) =>
        (await Maker.GetAsync($"/api/pay/runs/{run}", CancellationToken.None)).GetProperty("payouts").EnumerateArray().Single(p => p.GetProperty("number").GetInt32() == number);

    public static async Task<(HttpStatusCode Status, string? Code)> TryAsync(Api api, string path, object body)
    {
        using var response = await api.Http.PostAsJsonAsync(path, body);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (response.StatusCode, answer.TryGetProperty("code", out var code) ? code.GetString() : null);
    }

    /// <summary>Debits less credits of the accounts whose names begin so.</summary>
    public Task<long> BalanceAsync(string name, string currency = "USD") => App.OnDatabaseAsync(db =>
        db.Set<LedgerAccount>().Where(a => a.Name.StartsWith(name) && a.Currency == currency).SumAsync(a => a.DebitsPosted - a.CreditsPosted));

    public async Task<List<string>> FaultsAsync() =>
        [.. (await App.AuditAsync()).GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("check").GetString()!).Distinct().Order()];

    public async ValueTask DisposeAsync()
    {
        await Maker.DisposeAsync();
        await Second.DisposeAsync();
    }
}
