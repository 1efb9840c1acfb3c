using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Bench;

/// <summary>
/// Claim and submit by 16 clients, over HTTP with a key, against the same verbs called in the process: what sockets,
/// JSON and authorization cost on top of the database work. Alternating halves, so that noise hits both.
/// </summary>
public static class HttpAgainstDirect
{
    private const int Clients = 16;
    private const int Each = 30;
    private const int Halves = 4;

    public static async Task RunAsync(Report report, string database, string? postgres)
    {
        await using var app = await BenchApp.StartAsync(postgres);
        var project = await app.ProjectAsync(Clients * Each * (Halves * 2 + 2));
        var people = new List<(Guid Id, string Key)>();
        for (var i = 0; i < Clients; i++) people.Add(await app.ContributorAsync(project, i));

        await OverHttpAsync(app, project, people);
        await DirectAsync(app, project, people);
        var (http, direct) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var half = 0; half < Halves; half++)
        {
            http += await TimeAsync(() => OverHttpAsync(app, project, people));
            direct += await TimeAsync(() => DirectAsync(app, project, people));
        }

        var rate = Clients * Each * Halves / http.TotalSeconds;
        report.Ratio(
            $"claim + submit over HTTP / called directly, {database}", http / direct, 3,
            string.Create(CultureInfo.InvariantCulture, $"{rate:F0} claim + submit a second over HTTP, {Clients * Each * Halves / direct.TotalSeconds:F0} directly"));
    }

    private static Task OverHttpAsync(BenchApp app, Guid project, List<(Guid Id, string Key)> people) => Task.WhenAll(people.Select(async person =>
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", person.Key);
        for (var i = 0; i < Each; i++)
        {
            using var claimed = await client.PostAsJsonAsync($"/api/work/projects/{project}/claims", new { besides = Array.Empty<Guid>() });
            var assignment = (await claimed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("assignment");
            var id = assignment.GetProperty("assignment").GetGuid();
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/work/assignments/{id}/judgment") { Content = new ByteArrayContent(Body.Of(assignment)) };
            request.Headers.Add("Idempotency-Key", id.ToString());
            using var stored = await client.SendAsync(request);
            stored.EnsureSuccessStatusCode();
        }
    }));

    private static Task DirectAsync(BenchApp app, Guid project, List<(Guid Id, string Key)> people) => Task.WhenAll(people.Select(person => Task.Run(async () =>
    {
        var services = app.App.Services;
        var (store, protocols, payloads) = (services.GetRequiredService<WorkStore>(), services.GetRequiredService<ProtocolCache>(), services.GetRequiredService<PayloadWriter>());
        for (var i = 0; i < Each; i++)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var claimed = await ClaimAssignment.ForAsync(person.Id, project, [], db, store, protocols, payloads, CancellationToken.None);
            var assignment = JsonSerializer.SerializeToElement(claimed.Value!.Assignment, JsonSerializerOptions.Web);
            var id = claimed.Value.Assignment!.Assignment;
            var receipt = await SubmitJudgment.ForAsync(person.Id, id, id.ToString(), Body.Of(assignment), db, store, protocols, CancellationToken.None);
            if (receipt.IsRefused) throw new InvalidOperationException(receipt.Refusal!.Detail);
        }
    })));

    private static async Task<TimeSpan> TimeAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        return watch.Elapsed;
    }
}
