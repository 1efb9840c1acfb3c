using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parallax.Cli;
using Parallax.Projects;
using Parallax.Talent;
using Parallax.Tests.Running;

namespace Parallax.Tests.Talent;

/// <summary>A screening over HTTP, with methods that say what a test means.</summary>
internal sealed class Screened(TestApp app, FakeTimeProvider clock, Guid id, Guid project, IReadOnlyList<Guid> presentations) : IAsyncDisposable
{
    /// <summary>After any day on which this runs: the cookies of a test end by the real clock.</summary>
    public static readonly DateTimeOffset Start = new(2040, 3, 5, 9, 0, 0, TimeSpan.Zero);

    public TestApp App => app;

    public FakeTimeProvider Clock => clock;

    public Guid Id => id;

    public Guid Project => project;

    public IReadOnlyList<Guid> Presentations => presentations;

    /// <summary>Items in order: a key that wants the second response better and step 1 of the first wrong, or a rubric.</summary>
    public static async Task<Screened> MakeAsync(Database database, string kinds = "kk", object? change = null, DateTimeOffset? at = null)
    {
        var clock = new FakeTimeProvider(at ?? Start);
        var app = await TestApp.StartAsync(database, clock);
        var (project, _) = await app.ProjectWithTasksAsync(kinds.Length);
        var presentations = await app.OnDatabaseAsync(db => (
            from p in db.Set<Presentation>() join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id where p.ProjectId == project orderby t.ExternalId select p.Id).ToListAsync());
        var settings = JsonSerializer.SerializeToNode(new { name = "First look", project, minutes = 30, passPercent = 50, pays = "25.00", currency = "USD" })!.AsObject();
        foreach (var (name, value) in change is null ? [] : JsonSerializer.SerializeToNode(change)!.AsObject().ToList()) settings[name] = value?.DeepClone();
        var made = await app.Operator.PostAsync("/api/screenings", settings, CancellationToken.None);
        var screening = new Screened(app, clock, made.GetProperty("id").GetGuid(), project, presentations);
        for (var i = 0; i < kinds.Length; i++)
        {
            object item = kinds[i] == 'k'
                ? new { presentation = presentations[i], skill = "Logical consistency", kind = "key", points = 4, key = Key() }
                : new { presentation = presentations[i], skill = "Ambiguity", kind = "rubric", points = 4, rubric = new { asks = "How are readings told apart?", levels = new[] { "a", "b", "c", "d", "e" } } };
            await app.Operator.PostAsync($"/api/screenings/{screening.Id}/items", item, CancellationToken.None);
        }

        await MustAsync(app.Operator.Http.PostAsync($"/api/screenings/{screening.Id}/open", null));
        return screening;
    }

    public static object Key(string preference = "2", int? firstWrong = 1) => new { preference, firstWrong = new[] { new { response = 1, step = firstWrong } } };

    public async Task<(Contributor Person, Guid Attempt)> InviteAsync(bool start = true, int timePercent = 100, Contributor? person = null)
    {
        person ??= await app.ContributorAsync();
        var invited = await app.Operator.PostAsync($"/api/screenings/{id}/invitations", new { email = person.Email, timePercent }, CancellationToken.None);
        var attempt = invited.GetProperty("id").GetGuid();
        if (start) await MustAsync(person.Client.PostAsync($"/api/screenings/attempts/{attempt}/start", null));
        return (person, attempt);
    }

    public static async Task<(JsonElement? Assignment, string? Reason)> ClaimAsync(Contributor person, Guid attempt, params Guid[] besides)
    {
        using var response = await person.Client.PostAsJsonAsync($"/api/screenings/attempts/{attempt}/claims", new { besides });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        if (!response.IsSuccessStatusCode) return (null, answer.GetProperty("code").GetString());
        var assignment = answer.GetProperty("assignment");
        return assignment.ValueKind == JsonValueKind.Null ? (null, answer.GetProperty("reason").GetString()) : (assignment, null);
    }

    /// <summary>Answers every item, each right (by <see cref="Key()"/>) or wrong, and lets the attempt finish.</summary>
    public async Task AnswerAsync(Contributor person, Guid attempt, params bool[] right)
    {
        foreach (var one in right)
        {
            var (assignment, reason) = await ClaimAsync(person, attempt);
            Assert.True(assignment is not null, reason);
            using var response = await person.SubmitAsync(assignment!.Value, await BodyAsync(assignment.Value, one));
            Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        }

        Assert.Equal("nothing-left", (await ClaimAsync(person, attempt)).Reason);
    }

    /// <summary>Which response stands where differs for each person: the body says the same of the same response.</summary>
    public async Task<JsonObject> BodyAsync(JsonElement assignment, bool right)
    {
        var body = Bodies.Complete(assignment);
        var swapped = await app.OnDatabaseAsync(db => db.Set<Parallax.Work.Assignment>().Where(a => a.Id == assignment.GetProperty("assignment").GetGuid()).Select(a => a.Swapped).SingleAsync());
        var (first, second) = swapped ? ("B", "A") : ("A", "B");
        body["preference"] = $"{(right ? second : first)}-better";
        body["responses"]![right ? first : second]!["steps"]![0] = "wrong";
        body["issues"] = new JsonArray();
        return body;
    }

    public static async Task<JsonElement> ViewAsync(Contributor person, Guid attempt) => await person.Client.GetFromJsonAsync<JsonElement>($"/api/screenings/attempts/{attempt}");

    public Task<JsonElement> RecordAsync(Guid attempt) => app.Operator.GetAsync($"/api/screenings/attempts/{attempt}/record", CancellationToken.None);

    public Task<T> OnAsync<T>(Func<IQueryable<ScreeningAttempt>, Task<T>> read) => app.OnDatabaseAsync(db => read(db.Set<ScreeningAttempt>()));

    public Task SweepAsync() => app.App.Services.GetRequiredService<ScreeningSweep>().RunAsync(CancellationToken.None);

    public static async Task MustAsync(Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public static async Task<string?> CodeAsync(Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        return response.IsSuccessStatusCode ? null : (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
