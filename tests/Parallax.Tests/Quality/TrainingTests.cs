using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Tests.Pay;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Quality;

/// <summary>Practice comes first, teaches at once and only its own person, is done again when it should be, and is paid as the project says.</summary>
public class TrainingTests
{
    private const string Why = "Look at where the cup stands before you rate.";
    private const string Again = "The guidelines on ratings changed.";

    [Theory, Databases]
    public async Task A_newcomer_practises_is_told_at_once_and_then_works(Database database)
    {
        var work = await PaidWork.StartAsync(database);
        await using var app = work.App;
        var presentations = await PresentationsAsync(work);
        var quality = $"/api/projects/{work.Slug}/quality";
        await RefusedAsync(app.Operator.Http.PutAsJsonAsync($"{quality}/training/items/{presentations[0]}", new { key = Key, notes = Array.Empty<object>() }), "practice.invalid");
        foreach (var presentation in presentations.Take(2)) await MustAsync(app.Operator.Http.PutAsJsonAsync($"{quality}/training/items/{presentation}", Practice));
        await MustAsync(app.Operator.Http.PostAsJsonAsync($"{quality}/calibration/draw", new { count = 2, seed = 7 }));
        await RefusedAsync(app.Operator.Http.PutAsync($"{quality}/calibration/{presentations[0]}", null), "practice.other-purpose");
        var (person, other) = (await work.ContributorAsync(), await work.ContributorAsync());
        await RefusedAsync(person.Client.GetAsync($"{quality}/training"), "project.unknown");

        // Practice, calibration and work look the same, and before it is submitted no task tells what it is.
        var (shapes, purposes, tasks) = (new List<string>(), new List<Purpose>(), new List<Guid>());
        for (var i = 0; i < 5; i++)
        {
            var payload = await work.OpenAsync(person);
            var id = payload.GetProperty("assignment").GetGuid();
            tasks.Add(id);
            shapes.Add(Shape(payload));
            purposes.Add(await app.OnDatabaseAsync(db => db.Set<Assignment>().Where(a => a.Id == id).Select(a => a.Purpose).SingleAsync()));
            await RefusedAsync(person.Client.GetAsync(Feedback(id)), "feedback.unknown");
            await work.StayAsync(person, payload, 4);
            var receipt = await person.MustSubmitAsync(payload);
            Assert.Equal(purposes[i] == Purpose.Training, receipt.TryGetProperty("hasFeedback", out var has) && has.GetBoolean());
            await RefusedAsync(other.Client.GetAsync(Feedback(id)), "feedback.unknown");
            if (purposes[i] != Purpose.Training) await RefusedAsync(person.Client.GetAsync(Feedback(id)), "feedback.unknown");
        }

        Assert.Equal([Purpose.Training, Purpose.Training, Purpose.Calibration, Purpose.Calibration, Purpose.Work], purposes);
        Assert.Single(shapes.Distinct());
        await ToldAsync(app, person, tasks[0]);
        var paid = await CountedAsync(person);
        Assert.Equal(5 * 4, paid / 60_000_000);

        // What nobody asked about is written down by the sweep, and leads see what came of it.
        await app.App.Services.GetRequiredService<PracticeSweep>().RunAsync(CancellationToken.None);
        var view = await app.Operator.Http.GetFromJsonAsync<JsonElement>($"{quality}/training");
        Assert.Equal([1, 1], view.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("done").GetInt32()));
        var share = view.GetProperty("sections").EnumerateArray().Single(s => s.GetProperty("section").GetString() == "g-ratings");
        Assert.Equal((2, 0d), (share.GetProperty("n").GetInt32(), share.GetProperty("share").GetDouble()));
        Assert.InRange(share.GetProperty("high").GetDouble(), .6, .7);

        // Again, and not paid: it is said before, it comes before work, and it does not count. What was paid stays so.
        await MustAsync(app.Operator.Http.PostAsJsonAsync($"{quality}/training/pay", new { paid = false }));
        await MustAsync(app.Operator.Http.PostAsJsonAsync($"{quality}/training/again", new { reason = Again }));
        var due = await person.Client.GetFromJsonAsync<JsonElement>($"/api/quality/projects/{work.Project}/practice");
        Assert.Equal(2, due.GetProperty("left").GetInt32());
        Assert.StartsWith(Again, due.GetProperty("notice").GetString(), StringComparison.Ordinal);
        Assert.Contains("not paid", await person.Client.GetStringAsync("/"), StringComparison.Ordinal);
        for (var i = 0; i < 2; i++) await work.WorkAsync(person, 4);
        Assert.Equal((paid, 5), (await CountedAsync(person), await JudgedAsync(person)));
        await MustAsync(app.Operator.Http.PostAsJsonAsync($"{quality}/training/pay", new { paid = true }));
        Assert.Equal(paid, await CountedAsync(person));
        await work.WorkAsync(person, 4);
        Assert.Equal((paid + 4 * 60_000_000, 6), (await CountedAsync(person), await JudgedAsync(person)));
        Assert.Equal([1, 1, 2, 2], await app.OnDatabaseAsync(async db =>
        {
            await app.App.Services.GetRequiredService<PracticeSweep>().RunAsync(CancellationToken.None);
            return await db.Set<PracticeResult>().Where(r => r.Ordinal == 0).OrderBy(r => r.Version).Select(r => r.Version).ToListAsync();
        }));
        await ReadAsync(person);
    }

    /// <summary>What was said, what was expected, why, and where the guidelines teach it, by the letters that the person saw.</summary>
    private static async Task ToldAsync(TestApp app, Contributor person, Guid task)
    {
        var swapped = await app.OnDatabaseAsync(db => db.Set<Assignment>().Where(a => a.Id == task).Select(a => a.Swapped).SingleAsync());
        var told = await person.Client.GetFromJsonAsync<JsonElement>(Feedback(task));
        var parts = told.GetProperty("parts").EnumerateArray().ToDictionary(p => p.GetProperty("part").GetString()!);
        Assert.Equal(2, parts.Count);
        // The body prefers what stands second; the key wants the presentation's second.
        Assert.Equal(!swapped, parts["preference"].GetProperty("isRight").GetBoolean());
        var rating = parts["ratings.1.spatial"];
        Assert.Equal(
            ($"Spatial understanding of response {(swapped ? "B" : "A")}", "4", "1, 1 more or less", false, Why),
            (rating.GetProperty("about").GetString(), rating.GetProperty("said").GetString(), rating.GetProperty("expected").GetString(), rating.GetProperty("isRight").GetBoolean(), rating.GetProperty("explanation").GetString()));
        Assert.Equal("g-ratings", rating.GetProperty("guideline").GetProperty("anchor").GetString());
        Assert.Equal("g-preference", told.GetProperty("guideline").GetProperty("anchor").GetString());
        Assert.DoesNotContain("alpha", told.GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>It stands in the one list of feedback, new until it is marked as read.</summary>
    private static async Task ReadAsync(Contributor person)
    {
        var items = (await person.Client.GetFromJsonAsync<JsonElement>("/api/quality/feedback")).EnumerateArray().ToList();
        Assert.Equal(4, items.Count(i => i.GetProperty("kind").GetString() == "Practice"));
        Assert.All(items, i => Assert.True(i.GetProperty("isNew").GetBoolean()));
        Assert.Contains("Ratings", await person.Client.GetStringAsync("/feedback"), StringComparison.Ordinal);
        await MustAsync(person.Client.PostAsJsonAsync("/api/quality/feedback/seen", new { until = items[0].GetProperty("at").GetDateTimeOffset() }));
        Assert.All((await person.Client.GetFromJsonAsync<JsonElement>("/api/quality/feedback")).EnumerateArray(), i => Assert.False(i.GetProperty("isNew").GetBoolean()));
    }

    private static readonly object Key = new { preference = "2", ratings = new[] { new { response = 1, dimension = "spatial", value = 1, tolerance = 1 } } };

    private static readonly object Practice = new
    {
        key = Key,
        notes = new[] { new { part = "", text = "One response sees that the cup can fall.", section = "g-preference" }, new { part = "ratings.1.spatial", text = Why, section = "g-ratings" } },
    };

    private static string Feedback(Guid assignment) => $"/api/quality/assignments/{assignment}/feedback";

    private static Task<List<Guid>> PresentationsAsync(PaidWork work) => work.App.OnDatabaseAsync(db => (
        from p in db.Set<Presentation>()
        join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
        where p.ProjectId == work.Project
        orderby t.ExternalId
        select p.Id).ToListAsync());

    private static async Task<long> CountedAsync(Contributor person) =>
        (await PaidWork.WeekAsync(person)).GetProperty("projects")[0].GetProperty("countedMicroseconds").GetInt64();

    private static async Task<int> JudgedAsync(Contributor person) => (await PaidWork.WeekAsync(person)).GetProperty("projects")[0].GetProperty("judgments").GetInt32();

    /// <summary>Every field's name and kind, without what stands in them.</summary>
    private static string Shape(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', element.EnumerateObject().Select(p => $"{p.Name}:{Shape(p.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join('|', element.EnumerateArray().Select(Shape).Distinct())}]",
        var kind => kind.ToString(),
    };

    private static async Task MustAsync(Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    private static async Task RefusedAsync(Task<HttpResponseMessage> sent, string code)
    {
        using var response = await sent;
        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }
}
