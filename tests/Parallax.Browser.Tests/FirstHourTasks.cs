using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>What stands ready before somebody's first hour: a paid project with one practice task, a shared one, and work.</summary>
public static class FirstHourTasks
{
    public const string Email = "ana@example.org";
    public const string Name = "Ana Reyes";

    /// <summary>The models of the practice task: the first goes wrong at its second step, the second does not.</summary>
    private const string Wrong = "Halcyon", Right = "Meridian";

    private const string Practice = "cafe-board", Shared = "long-shadows";

    private static readonly string[] Tasks = [Practice, Shared, "beetle-plate", "coffee-chart"];

    private static string Content => Path.Combine(Repository.Root, "samples", "content", "compare");

    /// <param name="drawn">Whether the scenes are drawn as the demo has them, which takes some seconds; otherwise any picture stands for them.</param>
    public static async Task<Guid> PutAsync(TestApp app, TimeProvider clock, bool drawn)
    {
        var made = await app.ProjectAsync("Everyday scenes");
        var (project, slug) = (made.GetProperty("id").GetGuid(), made.GetProperty("slug").GetString()!);
        var pictures = drawn ? await DrawnDemo.DrawAsync() : null;
        var report = await app.ImportAsync(slug, Tasks.Select(Line), files: folder => PutPictures(folder, pictures));
        pictures?.Delete(recursive: true);
        Assert.Equal("published", report.GetProperty("state").GetString());
        await TeachAsync(app, slug, await PresentationAsync(app, Practice));
        using var shared = await app.Operator.Http.PutAsync($"/api/projects/{slug}/quality/calibration/{await PresentationAsync(app, Shared)}", null);
        Assert.True(shared.IsSuccessStatusCode, await shared.Content.ReadAsStringAsync());
        await EnrollAsync(app, clock, slug);
        return project;
    }

    private static void PutPictures(string folder, DirectoryInfo? drawn)
    {
        foreach (var name in Tasks.Select(task => $"{task}.png"))
        {
            var here = Path.Combine(folder, name);
            if (drawn is null) File.WriteAllBytes(here, Images.Png(1280, 800));
            else File.Copy(Path.Combine(drawn.FullName, "compare", "media", name), here);
        }
    }

    /// <summary>A task of the demo with two of its responses.</summary>
    private static string Line(string id)
    {
        using var text = File.OpenRead(Path.Combine(Content, $"{id}.json"));
        using var file = JsonDocument.Parse(text);
        var task = file.RootElement;
        return JsonSerializer.Serialize(new
        {
            id,
            category = task.GetProperty("category").GetString(),
            prompt = task.GetProperty("prompt").GetString(),
            media = new[] { new { path = $"{id}.png", alt = $"The scene of the task “{id}”." } },
            responses = task.GetProperty("responses").EnumerateArray().Where(r => r.GetProperty("model").GetString() is Wrong or Right).Select(r => new
            {
                model = r.GetProperty("model").GetString(),
                steps = r.GetProperty("steps").EnumerateArray().Select(step => step.EnumerateObject().First().Value.GetString()),
            }),
        });
    }

    private static Task<Guid> PresentationAsync(TestApp app, string task) => app.OnDatabaseAsync(db => (
        from p in db.Set<Presentation>() join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id where t.ExternalId == task select p.Id).SingleAsync());

    private static async Task TeachAsync(TestApp app, string slug, Guid presentation)
    {
        var wrongIsFirst = await app.OnDatabaseAsync(db => db.Set<Presentation>().AnyAsync(p => p.Id == presentation && db.Set<Response>().Any(r => r.Id == p.FirstResponseId && r.Ordinal == 0)));
        var (wrong, right) = wrongIsFirst ? (1, 2) : (2, 1);
        using var put = await app.Operator.Http.PutAsJsonAsync($"/api/projects/{slug}/quality/training/items/{presentation}", new
        {
            key = new { preference = $"{right}", firstWrong = new[] { new { response = wrong, step = 2 } } },
            notes = new[]
            {
                new { part = "preference", text = "Only one response sees the set price in the frame: soup with bread together for 5.00.", section = "g-preference" },
                new { part = $"firstWrong.{wrong}", text = "The sum of 8.00 is where it breaks. The last step only follows from it.", section = "g-steps" },
            },
        });
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
    }

    private static async Task EnrollAsync(TestApp app, TimeProvider clock, string slug)
    {
        await app.Operator.PostAsync("/api/people", new { email = Email, name = Name, role = "contributor", password = Visitor.Password }, CancellationToken.None);
        await app.Operator.PostAsync($"/api/projects/{slug}/enrollments", new { email = Email }, CancellationToken.None);
        await app.OnDatabaseAsync(async db =>
        {
            var organization = await db.Set<Organization>().SingleAsync();
            organization.Rename("Halden Lab");
            organization.PayIn(TimeZones.Utc, "USD");
            var enrollment = await db.Set<Enrollment>().SingleAsync();
            db.Add(enrollment.Agree(Ids.New(clock), new PayTerms("USD", 3000, null, null), clock.GetUtcNow(), null, "The agreement", clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
    }
}
