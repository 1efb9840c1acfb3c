using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>A lab, its people at a browser each, and one who comes to them. The server's clock and those of the browsers are moved together.</summary>
public sealed partial class Road : IAsyncDisposable
{
    private const string Mina = "mina@test.invalid";

    private readonly Dictionary<string, IPage> _pages = [];
    private readonly List<string> _errors = [];
    private readonly Chromium _chromium;
    private readonly TestApp _app;
    private readonly FakeTimeProvider _clock;
    private Api _operations = null!;
    private Guid _project;
    private string _slug = "";
    private Guid _screening;
    private Guid _opportunity;

    private Road(Chromium chromium, TestApp app, FakeTimeProvider clock) => (_chromium, _app, _clock) = (chromium, app, clock);

    public static async Task<Road> BeginAsync(Chromium chromium)
    {
        // A Monday to come: a browser would throw away cookies that end in the past.
        var today = TimeProvider.System.GetUtcNow().Date;
        var monday = new DateTimeOffset(today.AddDays(8 - (int)today.DayOfWeek).AddHours(9), TimeSpan.Zero);
        var clock = new FakeTimeProvider(monday);
        var road = new Road(chromium, await TestApp.StartAsync(Database.Sqlite, clock), clock);
        await road.SetUpAsync();
        return road;
    }

    /// <summary>What the pages of operations make is tested by itself; here it is the ground.</summary>
    private async Task SetUpAsync()
    {
        (_project, _slug) = await Visitor.ProjectAsync(_app, tasks: 6);
        var (bank, _) = await Visitor.ProjectAsync(_app, tasks: 2, name: "First look");
        _opportunity = await Hiring.OpenAsync(_app, _clock);
        await _app.OnDatabaseAsync(async db =>
        {
            var organization = await db.Set<Organization>().SingleAsync();
            organization.SignAs("Lumen Lab, Inc.", "1 Example Street");
            organization.PayIn(TimeZones.Utc, "USD");
            return await db.SaveChangesAsync();
        });
        foreach (var role in new[] { "operations", "operations", "lead", "reviewer", "reviewer", "finance" })
        {
            var member = await _app.MemberAsync(role);
            if (_operations is null) _operations = member;
            else await member.DisposeAsync();
        }

        using var limit = await _operations.Http.PutAsJsonAsync("/api/pay/settings", new { secondPersonAbove = 1 });
        Assert.True(limit.IsSuccessStatusCode, await limit.Content.ReadAsStringAsync());
        _screening = await ScreeningAsync(bank);
    }

    private async Task<Guid> ScreeningAsync(Guid bank)
    {
        var presentations = await _app.OnDatabaseAsync(db => db.Set<Projects.Presentation>().Where(p => p.ProjectId == bank).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync());
        var made = await _operations.PostAsync("/api/screenings", new { name = "First look", project = bank, minutes = 60, passPercent = 60, pays = "25.00", currency = "USD" }, CancellationToken.None);
        var id = made.GetProperty("id").GetGuid();
        var key = new { firstWrong = new[] { new { response = 1, step = (int?)null }, new { response = 2, step = (int?)null } } };
        await _operations.PostAsync($"/api/screenings/{id}/items", new { presentation = presentations[0], skill = "Logical consistency", kind = "key", points = 4, key }, CancellationToken.None);
        var rubric = new { asks = "How are readings told apart?", levels = new[] { "not at all", "hardly", "partly", "well", "fully" } };
        await _operations.PostAsync($"/api/screenings/{id}/items", new { presentation = presentations[1], skill = "Ambiguity", kind = "rubric", points = 4, rubric }, CancellationToken.None);
        using var opened = await _operations.Http.PostAsync($"/api/screenings/{id}/open", null);
        Assert.True(opened.IsSuccessStatusCode);
        return id;
    }

    /// <summary>Somebody's browser; theirs alone, and signed in if they have a password.</summary>
    private async Task<IPage> AtAsync(string who, string? path = null)
    {
        if (!_pages.TryGetValue(who, out var page))
        {
            page = _pages[who] = await OpenAsync();
            if (who != Mina && !who.StartsWith('-')) await Visitor.SignInAsync(page, _app.Address, who);
        }

        await page.Clock.SetSystemTimeAsync(_clock.GetUtcNow().UtcDateTime);
        if (path is not null) await page.GotoAsync(new Uri(_app.Address, path).ToString());
        return page;
    }

    private async Task<IPage> OpenAsync()
    {
        var context = await _chromium.ContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await context.Clock.InstallAsync(new() { TimeDate = _clock.GetUtcNow().UtcDateTime });
        return await Visitor.OpenAsync(context, _errors);
    }

    private void GoTo(DateTimeOffset at) => _clock.Advance(at - _clock.GetUtcNow());

    /// <summary>What the application's own clock runs now and then.</summary>
    private async Task RunAsync<T>(Func<T, Task> job)
        where T : notnull
    {
        await using var scope = _app.App.Services.CreateAsyncScope();
        await job(scope.ServiceProvider.GetRequiredService<T>());
    }

    private Task<T> FactAsync<T>(Func<AppDb, Task<T>> read) => _app.OnDatabaseAsync(read);

    private async Task<Contributor> ByKeyAsync(string email)
    {
        var key = await _app.Operator.PostAsync("/api/keys", new { email }, CancellationToken.None);
        var id = await FactAsync(db => db.Set<Person>().Where(p => p.Email == email).Select(p => p.Id).SingleAsync());
        return new Contributor(_app.Client(key.GetProperty("key").GetString()), id, email);
    }

    private static async Task SayAsync(Contributor contributor, JsonElement task, params string[] kinds)
    {
        using var response = await contributor.Client.PostAsJsonAsync(
            $"/api/work/assignments/{task.GetProperty("assignment").GetGuid()}/events", new { fence = task.GetProperty("fence").GetInt64(), events = kinds.Select(kind => new { kind }) });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task EndAsync()
    {
        Assert.Empty((await _app.AuditAsync()).GetProperty("findings").EnumerateArray());
        Assert.Empty(_errors);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages.Values) await page.Context.DisposeAsync();
        await _operations.DisposeAsync();
        await _app.DisposeAsync();
    }
}
