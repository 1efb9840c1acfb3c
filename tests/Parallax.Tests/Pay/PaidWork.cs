using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;
using Parallax.Projects;
using Parallax.Tests.Running;

namespace Parallax.Tests.Pay;

/// <summary>A project that pays, on a clock that a test moves, with what its people do.</summary>
internal sealed record PaidWork(TestApp App, FakeTimeProvider Clock, Guid Project, string Slug)
{
    /// <summary>Monday, 09:00 UTC; the payer's zone is UTC unless a test says otherwise.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static async Task<PaidWork> StartAsync(Database database, DateTimeOffset? at = null, string zone = TimeZones.Utc)
    {
        var clock = new FakeTimeProvider(at ?? Monday);
        var app = await TestApp.StartAsync(database, clock);
        var (project, slug) = await app.ProjectWithTasksAsync(12);
        await app.OnDatabaseAsync(async db =>
        {
            (await db.Set<Organization>().SingleAsync()).PayIn(zone, "USD");
            return await db.SaveChangesAsync();
        });
        return new PaidWork(app, clock, project, slug);
    }

    /// <summary>A contributor who has agreed to a rate.</summary>
    public async Task<Contributor> ContributorAsync(long hourly = 3733, long? judgment = null, int? cap = null)
    {
        var contributor = await App.ContributorAsync(Slug);
        await AgreeAsync(contributor, new PayTerms("USD", hourly, judgment, cap), Clock.GetUtcNow());
        return contributor;
    }

    public Task AgreeAsync(Contributor contributor, PayTerms terms, DateTimeOffset from) => App.OnDatabaseAsync(async db =>
    {
        var enrollment = await db.Set<Enrollment>().SingleAsync(e => e.PersonId == contributor.Id);
        db.Add(enrollment.Agree(Ids.New(Clock), terms, from, null, "A test", Clock.GetUtcNow()));
        return await db.SaveChangesAsync();
    });

    /// <summary>Opens a task, is at it for so many minutes and submits it.</summary>
    public async Task WorkAsync(Contributor contributor, int minutes)
    {
        var task = await OpenAsync(contributor);
        await StayAsync(contributor, task, minutes);
        await contributor.MustSubmitAsync(task);
    }

    public async Task<JsonElement> OpenAsync(Contributor contributor)
    {
        var task = await contributor.MustClaimAsync(Project);
        await SayAsync(contributor, task, "open");
        return task;
    }

    public async Task StayAsync(Contributor contributor, JsonElement task, int minutes)
    {
        for (var gone = 0; gone < minutes;)
        {
            var step = Math.Min(4, minutes - gone);
            Clock.Advance(TimeSpan.FromMinutes(step));
            gone += step;
            await SayAsync(contributor, task, "input-seen", "heartbeat");
        }
    }

    public static async Task SayAsync(Contributor contributor, JsonElement task, params string[] kinds)
    {
        using var response = await contributor.Client.PostAsJsonAsync(
            $"/api/work/assignments/{task.GetProperty("assignment").GetGuid()}/events", new { fence = task.GetProperty("fence").GetInt64(), events = kinds.Select(kind => new { kind }) });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>To a moment of the week that Monday begins, counted from its midnight in UTC.</summary>
    public void GoTo(double days, double hours = 0)
    {
        var at = Monday.AddHours(-9).AddDays(days).AddHours(hours);
        Clock.Advance(at - Clock.GetUtcNow());
    }

    public async Task CloseAsync()
    {
        await using var scope = App.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CloseWeeks>().RunAsync(CancellationToken.None);
    }

    public async Task CheckCapsAsync()
    {
        await using var scope = App.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WeeklyCap>().RunAsync(CancellationToken.None);
    }

    public static async Task<List<JsonElement>> StatementsAsync(Contributor contributor) =>
        [.. (await contributor.Client.GetFromJsonAsync<JsonElement>("/api/pay/statements")).EnumerateArray()];

    /// <summary>The newest statement with its lines.</summary>
    public static async Task<JsonElement> StatementAsync(Contributor contributor)
    {
        var newest = (await StatementsAsync(contributor))[0].GetProperty("id").GetGuid();
        return await contributor.Client.GetFromJsonAsync<JsonElement>($"/api/pay/statements/{newest}");
    }

    public static List<JsonElement> Lines(JsonElement statement) => [.. statement.GetProperty("lines").EnumerateArray()];

    public static Guid Id(JsonElement statement) => statement.GetProperty("statement").GetProperty("id").GetGuid();

    public static string Amount(JsonElement statement) => statement.GetProperty("statement").GetProperty("amount").GetString()!;

    public static async Task<JsonElement> WeekAsync(Contributor contributor) =>
        Assert.Single((await contributor.Client.GetFromJsonAsync<JsonElement>("/api/pay/week")).EnumerateArray());
}
