using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Identity;

/// <summary>Nothing is read or written across organizations: what is another's answers as if it were not there.</summary>
public class TenantTests
{
    private const string OtherSlug = "other";

    [Theory, Databases]
    public async Task For_the_lead_of_another_organization_a_project_is_not_there(Database database)
    {
        await using var world = await World.MakeAsync(database);
        var others = (await world.App.MemberAsync("lead", OtherSlug)).Http;
        await AllAnswerNotFoundAsync(world, others, reading: true);
        var list = await others.GetFromJsonAsync<JsonElement>("/api/projects");
        Assert.Equal(0, list.GetProperty("projects").GetArrayLength());
        Assert.DoesNotContain(world.Slug, await others.GetStringAsync("/projects"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task For_contributors_the_pages_of_a_project_are_not_there(Database database)
    {
        await using var world = await World.MakeAsync(database);
        await AllAnswerNotFoundAsync(world, world.Contributor.Client, reading: true);
    }

    [Theory, Databases]
    public async Task Viewers_and_reviewers_may_look_and_change_nothing(Database database)
    {
        await using var world = await World.MakeAsync(database);
        foreach (var role in new[] { "viewer", "reviewer" })
        {
            var member = (await world.App.MemberAsync(role)).Http;
            await AllAnswerNotFoundAsync(world, member, reading: false, reviewing: role != "reviewer");
            foreach (var (method, path, whom) in world.Own.Where(r => r.Method == HttpMethod.Get))
            {
                using var seen = await SendAsync(member, method, path);
                var there = whom == For.Readers || (whom == For.Reviewers && role == "reviewer");
                Assert.True(seen.StatusCode == (there ? HttpStatusCode.OK : HttpStatusCode.NotFound), $"{role}: {path} answered {seen.StatusCode}");
            }
        }
    }

    [Theory, Databases]
    public async Task Finance_sees_no_work(Database database)
    {
        await using var world = await World.MakeAsync(database);
        await AllAnswerNotFoundAsync(world, (await world.App.MemberAsync("finance")).Http, reading: true);
    }

    private static readonly string[] OfTheEnrolled =
    [
        "/notices", "/mine", "projects/{project:guid}/cases", "/pictures/{hash}", "projects/{Id:guid}/guidelines", "projects/{Id:guid}/calibration", "projects/{Id:guid}/standing",
        "projects/{project:guid}/standing", "/standing/appeal",
    ];

    /// <summary>Whoever adds an endpoint under a project adds it to the lists of these tests.</summary>
    [Fact]
    public async Task The_tests_know_every_address_of_a_project()
    {
        await using var world = await World.MakeAsync(Database.Sqlite);
        var routes = world.App.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.PathSegments.Count > 1 && e.RoutePattern.RawText!.TrimStart('/') is var path
                && (path.StartsWith("api/projects/{", StringComparison.Ordinal) || path.StartsWith("projects/{", StringComparison.Ordinal)))
            .Select(e => e.RoutePattern.RawText!.Trim('/'))
            // These belong to whoever is enrolled, or to them as well; tiles go the way of their image, and have tests of their own.
            .Where(path => !OfTheEnrolled.Any(own => path.EndsWith(own, StringComparison.Ordinal)) && !path.Contains("/discussion", StringComparison.Ordinal) && !path.Contains("/tiles/", StringComparison.Ordinal))
            .Distinct().Count();
        Assert.Equal(routes, world.Own.Select(r => r.Path.Split('?')[0]).Distinct().Count());
    }

    [Theory, Databases]
    public async Task An_assignment_is_there_only_for_whoever_has_it(Database database)
    {
        await using var world = await World.MakeAsync(database);
        var assignment = world.Assignment;
        var id = assignment.GetProperty("assignment").GetGuid();
        var medium = assignment.GetProperty("task").GetProperty("media")[0].GetProperty("url").GetString()!;
        var fence = assignment.GetProperty("fence").GetInt64();
        (HttpMethod Method, string Path, object? Body)[] requests =
        [
            (HttpMethod.Get, $"/api/work/assignments/{id}", null),
            (HttpMethod.Get, medium, null),
            (HttpMethod.Post, $"/api/work/assignments/{id}/events", new { fence, events = new[] { new { kind = "heartbeat" } } }),
            (HttpMethod.Post, $"/api/work/assignments/{id}/events", new { fence, events = Array.Empty<object>() }),
            (HttpMethod.Post, $"/api/work/assignments/{id}/resume", null),
            (HttpMethod.Post, $"/api/work/assignments/{id}/pass", new { fence, kind = "skip", reason = "too-long" }),
            (HttpMethod.Delete, $"/api/work/assignments/{id}/pass", null),
            (HttpMethod.Post, $"/api/work/assignments/{id}/judgment", Scenes.Body(assignment)),
        ];
        var before = await StateAsync(world);
        var lead = (await world.App.MemberAsync("lead")).Http;
        var colleague = await world.App.ContributorAsync(world.Slug);
        foreach (var client in new[] { colleague.Client, lead, world.App.Operator.Http })
            foreach (var (method, path, body) in requests)
            {
                using var refused = await SendAsync(client, method, path, body);
                Assert.True(refused.StatusCode == HttpStatusCode.NotFound, $"{method} {path} answered {refused.StatusCode}");
                using var absent = await SendAsync(client, method, path.Replace(id.ToString(), Ids.Opaque().ToString(), StringComparison.Ordinal), body);
                Assert.Equal(await WithoutTraceAsync(absent), await WithoutTraceAsync(refused));
            }

        Assert.Equal(before, await StateAsync(world));
        await world.Contributor.MustSubmitAsync(assignment);
    }

    [Theory, Databases]
    public async Task A_workspace_is_there_only_for_the_enrolled(Database database)
    {
        await using var world = await World.MakeAsync(database);
        var stranger = await world.App.ContributorAsync();
        Assert.Equal("project.unknown", (await stranger.ClaimAsync(world.Project)).Reason);
        using var page = await stranger.Client.GetAsync($"/work/{world.Project}");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        using var own = await world.Contributor.Client.GetAsync($"/work/{world.Project}");
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Theory, Databases]
    public async Task Only_administrators_add_people_audit_or_make_keys_for_others(Database database)
    {
        await using var world = await World.MakeAsync(database);
        var lead = (await world.App.MemberAsync("lead")).Http;
        foreach (var client in new[] { lead, world.Contributor.Client })
        {
            using var person = await client.PostAsJsonAsync("/api/people", new { email = "new@test.invalid", role = "administrator" });
            Assert.Equal(HttpStatusCode.Forbidden, person.StatusCode);
            using var audit = await client.PostAsync("/api/audit", null);
            Assert.Equal(HttpStatusCode.Forbidden, audit.StatusCode);
            var other = await world.App.ContributorAsync();
            using var key = await client.PostAsJsonAsync("/api/keys", new { email = other.Email });
            Assert.Equal(HttpStatusCode.NotFound, key.StatusCode);
        }
    }

    [Theory, Databases]
    public async Task A_lead_makes_projects_only_in_their_own_organization(Database database)
    {
        await using var world = await World.MakeAsync(database);
        var others = (await world.App.MemberAsync("lead", OtherSlug)).Http;
        using var there = await others.PostAsJsonAsync("/api/projects", new { name = "Ours", protocol = "pairwise", organization = "default" });
        Assert.Equal(HttpStatusCode.NotFound, there.StatusCode);
        using var here = await others.PostAsJsonAsync("/api/projects", new { name = "Ours", protocol = "pairwise" });
        Assert.Equal(OtherSlug, (await here.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("organization").GetString());
        using var byContributor = await world.Contributor.Client.PostAsJsonAsync("/api/projects", new { name = "Mine", protocol = "pairwise" });
        Assert.Equal(HttpStatusCode.NotFound, byContributor.StatusCode);
    }

    /// <summary>The answer for another's project is the answer for one that does not exist, but for the id that was asked for.</summary>
    private static async Task AllAnswerNotFoundAsync(World world, HttpClient client, bool reading, bool reviewing = true)
    {
        var before = await StateAsync(world);
        foreach (var (method, path, _) in world.Own.Where(r => (reading || (r.Method != HttpMethod.Get && r.Whom != For.Asking)) && (reviewing || r.Whom != For.Reviewers)))
        {
            using var refused = await SendAsync(client, method, path);
            Assert.True(refused.StatusCode == HttpStatusCode.NotFound, $"{method} {path} answered {refused.StatusCode}");
            using var absent = await SendAsync(client, method, path.Replace(world.Project.ToString(), Ids.Opaque().ToString(), StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
            Assert.Equal(Code(await absent.Content.ReadAsStringAsync()), Code(await refused.Content.ReadAsStringAsync()));
        }

        Assert.Equal(before, await StateAsync(world));
    }

    private static string? Code(string body) => body.StartsWith('{') ? JsonDocument.Parse(body).RootElement.GetProperty("code").GetString() : "page";

    private static async Task<string> WithoutTraceAsync(HttpResponseMessage response)
    {
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return $"{answer.GetProperty("code")} {answer.GetProperty("detail")}";
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? World.BodyOf(method, path) : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", "one key");
        return await client.SendAsync(request);
    }

    /// <summary>All that these requests could have changed.</summary>
    private static Task<string> StateAsync(World world) => world.App.OnDatabaseAsync(async db =>
    {
        var project = await db.Set<Project>().AsNoTracking().SingleAsync(p => p.Id == world.Project);
        var mayClaim = await db.Set<Enrollment>().Where(e => e.ProjectId == world.Project && e.PersonId == world.Contributor.Id).Select(e => e.MayClaim).SingleAsync();
        var lease = await db.Set<Lease>().AsNoTracking().SingleAsync();
        return $"{project.State} {mayClaim} {await db.Set<Import>().CountAsync()} {await db.Set<Judgment>().CountAsync()} {lease.ExpiresAt:O} {lease.Fence} {await db.Set<TimeEvent>().CountAsync()} {await db.Set<Parallax.Insight.Exports.Export>().CountAsync()}";
    });

    /// <summary>For whom of an organization an address is there. What changes something is there for leads, or for reviewers too.</summary>
    private enum For
    {
        Readers,
        Reviewers,
        Leads,

        /// <summary>Readers, although something is made for them: an export of what they can read.</summary>
        Asking,

        /// <summary>Readers, once there is something to count: until then it is not there for anybody.</summary>
        Counted,
    }

    private sealed record Route(HttpMethod Method, string Path, For Whom = For.Readers);

    /// <summary>A project of the default organization with a contributor at work, and another organization beside it.</summary>
    private sealed record World(TestApp App, Guid Project, string Slug, Contributor Contributor, JsonElement Assignment, IReadOnlyList<Route> Own) : IAsyncDisposable
    {
        public static async Task<World> MakeAsync(Database database)
        {
            var app = await TestApp.StartAsync(database);
            await app.OnDatabaseAsync(async db =>
            {
                db.Add(new Organization(Ids.New(TimeProvider.System), "Other", OtherSlug, TimeProvider.System.GetUtcNow()));
                return await db.SaveChangesAsync();
            });
            var (project, slug) = await Scenes.ProjectAsync(app, 2);
            var contributor = await app.ContributorAsync(slug);
            var assignment = await contributor.MustClaimAsync(project);
            var hash = assignment.GetProperty("task").GetProperty("media")[0].GetProperty("hash").GetString();
            var import = await app.OnDatabaseAsync(db => db.Set<Import>().Select(i => i.Id).SingleAsync());
            var task = await app.OnDatabaseAsync(db => db.Set<EvaluationTask>().Select(t => t.Id).FirstAsync());
            var presentation = await app.OnDatabaseAsync(db => db.Set<Presentation>().Select(p => p.Id).FirstAsync());
            var protocol = await app.OnDatabaseAsync(db => db.Set<Protocol>().Select(p => p.Id).SingleAsync());
            var api = $"/api/projects/{project}";
            var export = (await app.Operator.PostAsync($"{api}/exports", new { format = "tasks-jsonl" }, CancellationToken.None)).GetProperty("id").GetGuid();
            while ((await app.Operator.GetAsync($"{api}/exports/{export}", CancellationToken.None)).GetProperty("state").GetString() != "made") await Task.Delay(20);
            return new World(app, project, slug, contributor, assignment,
            [
                new(HttpMethod.Get, api),
                new(HttpMethod.Get, $"{api}/imports/{import}"),
                new(HttpMethod.Get, $"{api}/exports/tasks-jsonl"),
                new(HttpMethod.Get, $"{api}/exports/judgments-jsonl"),
                new(HttpMethod.Get, $"{api}/media/{hash}"),
                new(HttpMethod.Get, $"{api}/media/{hash}/thumbnail"),
                new(HttpMethod.Get, $"/projects/{project}"),
                new(HttpMethod.Get, $"/projects/{project}/tasks"),
                new(HttpMethod.Get, $"/projects/{project}/tasks/{task}"),
                new(HttpMethod.Get, $"/projects/{project}/protocol"),
                new(HttpMethod.Get, $"{api}/settings"),
                new(HttpMethod.Get, $"{api}/amendments", For.Leads),
                new(HttpMethod.Get, $"/projects/{project}/settings", For.Leads),
                new(HttpMethod.Get, $"/projects/{project}/changes", For.Leads),
                new(HttpMethod.Get, $"/projects/{project}/people/{contributor.Id}", For.Leads),
                new(HttpMethod.Get, $"{api}/protocols"),
                new(HttpMethod.Get, $"{api}/protocols/{protocol}"),
                new(HttpMethod.Get, $"{api}/protocols/difference?from={protocol}&to={protocol}"),
                new(HttpMethod.Get, $"{api}/protocol/history"),
                new(HttpMethod.Get, $"/projects/{project}/protocol/versions"),
                new(HttpMethod.Get, $"/projects/{project}/protocol/edit", For.Leads),
                new(HttpMethod.Get, $"/projects/{project}/protocol/preview", For.Leads),
                new(HttpMethod.Post, $"{api}/protocols"),
                new(HttpMethod.Post, $"{api}/protocols/check"),
                new(HttpMethod.Post, $"{api}/protocol"),
                new(HttpMethod.Post, $"{api}/pictures"),
                new(HttpMethod.Post, $"{api}/settings"),
                new(HttpMethod.Post, $"{api}/amendments"),
                new(HttpMethod.Post, $"{api}/amendments/preview"),
                new(HttpMethod.Post, $"{api}/amendments/{Ids.Opaque()}/cancel"),
                new(HttpMethod.Post, $"{api}/state"),
                new(HttpMethod.Post, $"{api}/enrollments"),
                new(HttpMethod.Delete, $"{api}/enrollments/{contributor.Id}"),
                new(HttpMethod.Post, $"{api}/imports"),
                new(HttpMethod.Get, $"{api}/exports"),
                new(HttpMethod.Post, $"{api}/exports", For.Asking),
                new(HttpMethod.Get, $"{api}/exports/{export}"),
                new(HttpMethod.Delete, $"{api}/exports/{export}"),
                new(HttpMethod.Get, $"{api}/exports/{export}/files/tasks.jsonl"),
                new(HttpMethod.Get, $"{api}/exports/{export}/archive"),
                new(HttpMethod.Get, $"/projects/{project}/results/exports"),
                .. Quality(project, presentation, contributor.Id, task),
                .. Results(project),
            ]);
        }

        private static IEnumerable<Route> Quality(Guid project, Guid presentation, Guid person, Guid task)
        {
            var (api, page, other) = ($"/api/projects/{project}", $"/projects/{project}/quality", Ids.Opaque());
            return
            [
                new(HttpMethod.Get, $"{api}/quality", For.Reviewers),
                new(HttpMethod.Put, $"{api}/quality", For.Leads),
                new(HttpMethod.Get, $"{api}/quality/people", For.Reviewers),
                new(HttpMethod.Post, $"{api}/quality/people/{person}/standing", For.Reviewers),
                new(HttpMethod.Get, $"{api}/quality/signals", For.Reviewers),
                new(HttpMethod.Post, $"{api}/quality/signals/{other}/look", For.Reviewers),
                new(HttpMethod.Get, $"{api}/gold", For.Leads),
                new(HttpMethod.Post, $"{api}/gold", For.Leads),
                new(HttpMethod.Post, $"{api}/gold/bulk", For.Leads),
                new(HttpMethod.Delete, $"{api}/gold/{presentation}", For.Leads),
                new(HttpMethod.Get, $"{api}/quality/training", For.Leads),
                new(HttpMethod.Put, $"{api}/quality/training/items/{presentation}", For.Leads),
                new(HttpMethod.Delete, $"{api}/quality/training/items/{presentation}", For.Leads),
                new(HttpMethod.Post, $"{api}/quality/training/again", For.Leads),
                new(HttpMethod.Post, $"{api}/quality/training/pay", For.Leads),
                new(HttpMethod.Get, $"{api}/quality/calibration", For.Leads),
                new(HttpMethod.Put, $"{api}/quality/calibration/{presentation}", For.Leads),
                new(HttpMethod.Delete, $"{api}/quality/calibration/{presentation}", For.Leads),
                new(HttpMethod.Post, $"{api}/quality/calibration/draw", For.Leads),
                new(HttpMethod.Get, $"{api}/quality/review-policy", For.Leads),
                new(HttpMethod.Put, $"{api}/quality/review-policy", For.Leads),
                new(HttpMethod.Get, $"{api}/quality/reviewers", For.Leads),
                new(HttpMethod.Post, $"{api}/quality/reviewers", For.Leads),
                new(HttpMethod.Delete, $"{api}/quality/reviewers/{person}", For.Leads),
                new(HttpMethod.Get, $"{api}/quality/batches", For.Leads),
                new(HttpMethod.Post, $"{api}/quality/batches", For.Leads),
                new(HttpMethod.Get, $"{api}/quality/disagreements"),
                new(HttpMethod.Get, $"{api}/quality/overlap"),
                new(HttpMethod.Put, $"{api}/quality/overlap", For.Leads),
                new(HttpMethod.Get, $"{api}/adjudications"),
                new(HttpMethod.Post, $"{api}/adjudications", For.Reviewers),
                new(HttpMethod.Post, $"{api}/adjudications/{presentation}/gold", For.Leads),
                new(HttpMethod.Get, $"{api}/quality/flags"),
                new(HttpMethod.Post, $"{api}/quality/flags/{task}", For.Leads),
                new(HttpMethod.Post, $"{api}/guidelines", For.Leads),
                new(HttpMethod.Get, page, For.Reviewers),
                new(HttpMethod.Get, $"{page}/people/{person}", For.Reviewers),
                new(HttpMethod.Get, $"{page}/signals", For.Reviewers),
                new(HttpMethod.Get, $"{page}/gold", For.Leads),
                new(HttpMethod.Get, $"{page}/gold/{presentation}", For.Leads),
                new(HttpMethod.Get, $"{page}/training", For.Leads),
                new(HttpMethod.Get, $"{page}/training/{presentation}", For.Leads),
                new(HttpMethod.Get, $"{page}/calibration", For.Leads),
                new(HttpMethod.Get, $"{page}/reviewers", For.Leads),
                new(HttpMethod.Get, $"{page}/batches", For.Leads),
                new(HttpMethod.Get, $"{page}/batches/{other}", For.Leads),
                new(HttpMethod.Get, $"{page}/disagreements"),
                new(HttpMethod.Get, $"{page}/adjudicate/{presentation}"),
                new(HttpMethod.Get, $"{page}/flags"),
            ];
        }

        private static IEnumerable<Route> Results(Guid project)
        {
            var (api, page) = ($"/api/projects/{project}/insight", $"/projects/{project}/results");
            return
            [
                new(HttpMethod.Get, api),
                new(HttpMethod.Get, $"{api}/leaderboard", For.Counted),
                new(HttpMethod.Get, $"{api}/failures", For.Counted),
                new(HttpMethod.Get, $"{api}/failures/differences/1/2", For.Counted),
                new(HttpMethod.Get, $"{api}/failures/cases?model=1&issueClass=IA"),
                new(HttpMethod.Get, $"{api}/judges"),
                new(HttpMethod.Post, $"{api}/judges?judge=j&prompt=1&metric=preference", For.Leads),
                new(HttpMethod.Get, page),
                new(HttpMethod.Get, $"{page}/failures"),
                new(HttpMethod.Get, $"{page}/failures/cases", For.Counted),
                new(HttpMethod.Get, $"{page}/judges"),
                new(HttpMethod.Get, $"{api}/figures"),
                new(HttpMethod.Get, $"{api}/precision", For.Counted),
                new(HttpMethod.Get, $"{api}/next-pairs", For.Counted),
                new(HttpMethod.Get, $"{api}/report"),
                new(HttpMethod.Put, $"{api}/report", For.Leads),
                new(HttpMethod.Get, $"{api}/report.pdf"),
                new(HttpMethod.Get, $"{page}/precision"),
                new(HttpMethod.Get, $"{page}/report"),
                new(HttpMethod.Post, $"{api}/next-pairs", For.Leads),
                new(HttpMethod.Get, $"{api}/steps", For.Counted),
                new(HttpMethod.Get, $"{api}/ambiguity", For.Counted),
                new(HttpMethod.Get, $"{api}/ambiguity/divided"),
                new(HttpMethod.Get, $"{api}/agreement", For.Counted),
                new(HttpMethod.Get, $"{api}/people", For.Counted),
                new(HttpMethod.Get, $"{api}/versions"),
                new(HttpMethod.Get, $"{api}/versions/1/2", For.Counted),
                new(HttpMethod.Get, $"{page}/steps"),
                new(HttpMethod.Get, $"{page}/ambiguity"),
                new(HttpMethod.Get, $"{page}/agreement"),
                new(HttpMethod.Get, $"{page}/people"),
                new(HttpMethod.Get, $"{page}/versions"),
            ];
        }

        public static HttpContent? BodyOf(HttpMethod method, string path) => (method == HttpMethod.Post || method == HttpMethod.Put, path[(path.LastIndexOf('/') + 1)..]) switch
        {
            (true, "settings") => JsonContent.Create(new { graceSeconds = 600 }),
            (true, "amendments" or "preview") => JsonContent.Create(new { kind = "conclude", reason = "other", words = "It ends." }),
            (true, "protocols" or "check") => JsonContent.Create(new { definition = new { } }),
            (true, "protocol") => JsonContent.Create(new { protocol = Ids.Opaque(), reason = "Better words." }),
            (true, "pictures") => new ByteArrayContent(Images.Png(8, 8)),
            (true, "exports") => JsonContent.Create(new { format = "judgments-jsonl" }),
            (true, "state") => JsonContent.Create(new { state = "paused" }),
            (true, "enrollments") => JsonContent.Create(new { email = "contributor1@test.invalid" }),
            (true, "imports") => new MultipartFormDataContent { { new StringContent(Running.TaskLines.Pairs(1).Single()), "tasks", "tasks.jsonl" } },
            (true, _) when path.StartsWith("/api/projects/", StringComparison.Ordinal) && !path.EndsWith("/cancel", StringComparison.Ordinal) => JsonContent.Create(new { }),
            _ => null,
        };

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
