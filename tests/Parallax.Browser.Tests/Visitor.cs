using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>Somebody at a browser: signs in at the door, and no error passes unseen.</summary>
public static class Visitor
{
    public const string Password = "correct horse battery";

    /// <summary>
    /// The address of the sign-in page. It is looked at until it changes: to wait for the events of a navigation can miss those of one that
    /// was over too soon, and then waits for ever.
    /// </summary>
    public static readonly Regex Door = new("/sign-in");

    public static async Task<IPage> OpenAsync(IBrowserContext context, List<string>? errors = null)
    {
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => errors?.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) errors?.Add(message.Text);
        };
        return page;
    }

    public static async Task SignInAsync(IPage page, Uri address, string email)
    {
        await page.GotoAsync(new Uri(address, "/sign-in").ToString());
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(Door);
    }

    /// <summary>Tasks with an image each, and text that would be markup if it were not shown as text.</summary>
    public static IEnumerable<string> Lines(int count) => Enumerable.Range(1, count).Select(i => System.Text.Json.JsonSerializer.Serialize(new
    {
        id = $"scene-{i}",
        category = "spatial-reasoning",
        prompt = $"Which <b>object</b> of scene {i} is nearer to the door?",
        media = new[] { new { path = "scene.png", alt = "A <i>room</i> with a door" } },
        responses = new[]
        {
            new { model = "alpha", steps = new[] { "The red chair stands <script>window.hacked = 1</script> beside the door.", "So the chair is nearer." } },
            new { model = "beta", steps = new[] { "The lamp hangs over the table.", "Nothing else is near the door.", "So it is the lamp." } },
        },
    }));

    public static async Task<(Guid Id, string Slug)> ProjectAsync(TestApp app, int tasks = 4, string name = "Rooms")
    {
        var project = await app.ProjectAsync(name);
        var slug = project.GetProperty("slug").GetString()!;
        var report = await app.ImportAsync(slug, Lines(tasks), files: folder => File.WriteAllBytes(Path.Combine(folder, "scene.png"), Images.Png(800, 600)));
        Assert.Equal("published", report.GetProperty("state").GetString());
        return (project.GetProperty("id").GetGuid(), slug);
    }
}
