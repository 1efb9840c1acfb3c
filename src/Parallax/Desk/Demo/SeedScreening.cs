using System.Text.Json;
using System.Text.Json.Nodes;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>The demo's screening: made by operations, taken by applicants, scored by two reviewers.</summary>
public sealed class SeedScreening(LocalApi api, DemoActors actors, DemoProjects projects, IReadOnlyList<DemoItem> items, SteppedClock clock)
{
    private static readonly string[] Scorers = ["tomasz", "mirela"];
    private static readonly TimeSpan Item = TimeSpan.FromMinutes(6);

    private int _scored;

    public Guid Id { get; private set; }

    public async Task MakeAsync(CancellationToken cancel)
    {
        var ines = actors.As("ines");
        var made = await ines.PostAsync("/api/screenings", new
        {
            name = "A first look",
            project = projects.Id(DemoProjects.Bank),
            minutes = 60,
            passPercent = 60,
            pays = "30.00",
            currency = "USD",
            about = "Six tasks like the real ones. Look at the picture first, then read both answers, and say in your own words why one is better.",
        }, cancel);
        Id = made.GetProperty("id").GetGuid();
        foreach (var item in items) await ines.PostAsync($"/api/screenings/{Id}/items", await ItemAsync(item, cancel), cancel);
        await actors.DoAsync("ines", $"/api/screenings/{Id}/open", null, cancel);
    }

    /// <param name="right">Whether the answer to the item of that number, from 0, is a good one.</param>
    public async Task TakeAsync(string person, Guid attempt, Func<int, bool> right, CancellationToken cancel)
    {
        var taker = actors.As(person);
        await actors.DoAsync(person, $"/api/screenings/attempts/{attempt}/start", null, cancel);
        for (var number = 0; ; number++)
        {
            var claim = await taker.PostAsync($"/api/screenings/attempts/{attempt}/claims", new { besides = Array.Empty<Guid>() }, cancel);
            if (claim.GetProperty("assignment") is not { ValueKind: JsonValueKind.Object } assignment) break;
            clock.Step(Item);
            var id = assignment.GetProperty("assignment").GetGuid();
            using var body = JsonContent.Create(await BodyAsync(person, assignment, id, items[number], right(number), cancel));
            body.Headers.Add("Idempotency-Key", $"demo-{id:N}");
            using var submitted = await taker.SendAsync(HttpMethod.Post, $"/api/work/assignments/{id}/judgment", body, cancel);
        }
    }

    /// <param name="level">What the scorer gives, from 1 to 5.</param>
    public async Task ScoreAsync(string scorer, Guid attempt, int level, string comment, CancellationToken cancel)
    {
        foreach (var item in await WaitingAsync(scorer, attempt, cancel))
            await actors.DoAsync(scorer, $"/api/screenings/scoring/{attempt}/{item}", new { level, comment }, cancel);
    }

    /// <summary>Both scorers; every other time one level apart.</summary>
    public async Task ScoreAsync(Guid attempt, int level, CancellationToken cancel)
    {
        var apart = _scored++ % 2;
        await ScoreAsync(Scorers[0], attempt, level, level > 3 ? "Names both readings and what speaks for each." : "Takes one reading for certain.", cancel);
        await ScoreAsync(Scorers[1], attempt, Math.Max(1, level - apart), level > 3 ? "Clear; what would decide it could be more concrete." : "No reason from the picture.", cancel);
    }

    private async Task<List<Guid>> WaitingAsync(string scorer, Guid attempt, CancellationToken cancel) =>
        [.. (await actors.As(scorer).GetAsync("/api/screenings/scoring", cancel)).EnumerateArray()
            .Where(w => w.GetProperty("attempt").GetGuid() == attempt).Select(w => w.GetProperty("item").GetGuid())];

    private async Task<object> ItemAsync(DemoItem item, CancellationToken cancel)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var presentation = await DemoProjects.PresentationAsync(db, projects.Id(DemoProjects.Bank), item.Task, cancel);
        if (item.Item.Kind == "rubric")
            return new { presentation, skill = item.Item.Skill, kind = "rubric", points = 10, rubric = new { asks = "How does the answer deal with what the picture leaves open?", levels = item.Item.Rubric } };
        var models = await DemoModels.OfPresentationAsync(db, presentation, cancel);
        var key = new
        {
            preference = $"{models.IndexOf(item.Item.Better) + 1}",
            firstWrong = item.Item.FirstWrong.Select(f => new { response = models.IndexOf(f.Key) + 1, step = f.Value }),
        };
        return new { presentation, skill = item.Item.Skill, kind = "key", points = 10, key };
    }

    private async Task<JsonObject> BodyAsync(string person, JsonElement assignment, Guid id, DemoItem item, bool right, CancellationToken cancel)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var loaded = await LoadAssignment.ForAsync(db, scope.ServiceProvider.GetRequiredService<ProtocolCache>(), actors.Id(person), id, cancel);
        return DemoAnswer.Of(assignment, item.Item, await DemoModels.ByPositionAsync(db, loaded!, cancel), right);
    }
}
