using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parallax.Quality;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Quality;

/// <summary>A project whose judgments are reviewed, on a clock that a test moves.</summary>
internal sealed record Reviewed(TestApp App, FakeTimeProvider Clock, Guid Project, string Slug) : IAsyncDisposable
{
    public static readonly string[] Models = ["zq7velorix", "k0vantumar"];
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static async Task<Reviewed> StartAsync(Database database, int tasks, object policy)
    {
        var clock = new FakeTimeProvider(Start);
        var app = await TestApp.StartAsync(database, clock);
        var project = await app.ProjectAsync(overlap: 1);
        var slug = project.GetProperty("slug").GetString()!;
        await app.ImportAsync(slug, TaskLines.Pairs(tasks, Models[0], Models[1]));
        var reviewed = new Reviewed(app, clock, project.GetProperty("id").GetGuid(), slug);
        using var set = await app.Operator.Http.PutAsJsonAsync($"/api/projects/{slug}/quality/review-policy", policy);
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        clock.Advance(TimeSpan.FromMinutes(1));
        return reviewed;
    }

    /// <summary>Somebody enrolled who was asked to review.</summary>
    public async Task<Contributor> ReviewerAsync()
    {
        var person = await App.ContributorAsync(Slug);
        await AskAsync(person);
        return person;
    }

    public async Task AskAsync(Contributor person)
    {
        using var asked = await App.Operator.Http.PostAsJsonAsync($"/api/projects/{Slug}/quality/reviewers", new { email = person.Email });
        Assert.Equal(HttpStatusCode.NoContent, asked.StatusCode);
    }

    public async Task DrawAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        await App.App.Services.GetRequiredService<DrawReviews>().RunAsync(CancellationToken.None);
    }

    public Task SweepAsync() => App.App.Services.GetRequiredService<SweepBatches>().RunAsync(CancellationToken.None);

    public async Task ExpireAsync()
    {
        var store = App.App.Services.GetRequiredService<WorkStore>();
        await store.CloseReopenedAsync(CancellationToken.None);
        await store.ExpireAsync(200, CancellationToken.None);
    }

    /// <summary>The assignment of the next review, or the code of the refusal.</summary>
    public static async Task<(Guid Assignment, string? Code)> ClaimAsync(HttpClient reviewer)
    {
        using var response = await reviewer.PostAsJsonAsync("/api/quality/reviews/claims", new { });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return response.IsSuccessStatusCode ? (answer.GetProperty("assignment").GetGuid(), null) : (Guid.Empty, answer.GetProperty("code").GetString());
    }

    /// <summary>The outcome of a decision, or the code of the refusal.</summary>
    public static async Task<string?> DecideAsync(HttpClient reviewer, Guid assignment, params object[] parts)
    {
        using var response = await reviewer.PostAsJsonAsync($"/api/quality/reviews/{assignment}", new { parts });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty(response.IsSuccessStatusCode ? "outcome" : "code").GetString();
    }

    public async Task AssertSoundAsync() => Assert.Empty((await App.AuditAsync()).GetProperty("findings").EnumerateArray());

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
