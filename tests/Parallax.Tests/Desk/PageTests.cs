using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Parallax.Projects;
using Parallax.Tests.Running;

namespace Parallax.Tests.Desk;

/// <summary>Pages as a browser gets them, on both databases.</summary>
public partial class PageTests
{
    [Theory, Databases]
    public async Task Each_page_answers_those_whom_it_is_for(Database database)
    {
        await using var app = await TestApp.StartAsync(database, demo: true);
        var (project, slug) = await app.ProjectWithTasksAsync(2);
        var contributor = await app.ContributorAsync(slug);
        await contributor.MustSubmitAsync(await contributor.MustClaimAsync(project));
        await using (await app.MemberAsync("lead")) { }
        await using (await app.MemberAsync("viewer")) { }
        var task = await app.OnDatabaseAsync(db => db.Set<EvaluationTask>().OrderBy(t => t.ExternalId).Select(t => t.Id).FirstAsync());
        string[] members = ["/projects", $"/projects/{project}", $"/projects/{project}/tasks", $"/projects/{project}/protocol", $"/projects/{project}/tasks/{task}"];
        string[] contributors = [$"/work/{project}"];

        await AnswersAsync(app, "contributor1", HttpStatusCode.OK, ["/", "/account", .. contributors]);
        await AnswersAsync(app, "contributor1", HttpStatusCode.NotFound, [.. members, "/nowhere"]);
        foreach (var member in new[] { "lead2", "viewer3" })
        {
            await AnswersAsync(app, member, HttpStatusCode.OK, ["/account", .. members]);
            await AnswersAsync(app, member, HttpStatusCode.NotFound, [.. contributors, $"/projects/{project}/tasks/{project}"]);
        }
    }

    [Theory, Databases]
    public async Task The_pages_of_a_task_list_show_each_task_once_and_lead_back(Database database)
    {
        await using var app = await TestApp.StartAsync(database, demo: true);
        var (project, _) = await app.ProjectWithTasksAsync(120);
        await using (await app.MemberAsync("lead")) { }
        using var lead = await SignInAsync(app, "lead1");

        var seen = new List<string>();
        var pages = new List<string>();
        for (var path = $"/projects/{project}/tasks"; path is not null; path = Link(pages[^1], "next"))
        {
            pages.Add(await lead.GetStringAsync(path));
            seen.AddRange(Tasks(pages[^1]));
        }

        Assert.Equal(Enumerable.Range(1, 120).Select(i => $"task-{i:D5}"), seen);
        Assert.Equal(3, pages.Count);
        Assert.Equal(Tasks(pages[1]), Tasks(await lead.GetStringAsync(Link(pages[2], "prev")!)));
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite, demo: true);
        var (project, _) = await app.ProjectWithTasksAsync(1);
        await using (await app.MemberAsync("lead")) { }
        using var lead = await SignInAsync(app, "lead1");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "state", ["Open"] = "false" });
        using var response = await lead.PostAsync($"/projects/{project}", form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("<h1>That could not be read</h1>", await response.Content.ReadAsStringAsync());
        Assert.Equal(ProjectState.Open, await app.OnDatabaseAsync(db => db.Set<Project>().Select(p => p.State).SingleAsync()));
    }

    private static async Task AnswersAsync(TestApp app, string person, HttpStatusCode expected, string[] paths)
    {
        using var client = await SignInAsync(app, person);
        foreach (var path in paths)
        {
            using var response = await client.GetAsync(path);
            var html = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode == expected, $"{person} at {path}: {response.StatusCode}");
            Assert.Single(Heading().Matches(html));
        }
    }

    /// <summary>By the demo's door; a demo's people are known by the first part of their e-mail.</summary>
    private static async Task<HttpClient> SignInAsync(TestApp app, string person)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = app.Address };
        using var response = await client.GetAsync($"/demo/as/{person}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return client;
    }

    private static List<string> Tasks(string html) => [.. TaskLink().Matches(html).Select(m => m.Groups[1].Value)];

    private static string? Link(string html, string rel) =>
        PageLink().Matches(html).Where(m => m.Groups[1].Value == rel).Select(m => WebUtility.HtmlDecode(m.Groups[2].Value)).FirstOrDefault();

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex("<a class=\"task-link\"[^>]*>([^<]+)</a>")]
    private static partial Regex TaskLink();

    [GeneratedRegex("rel=\"(next|prev)\" href=\"([^\"]+)\"")]
    private static partial Regex PageLink();
}
