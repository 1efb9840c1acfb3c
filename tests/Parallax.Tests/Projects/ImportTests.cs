using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Tests.Running;

namespace Parallax.Tests.Projects;

public sealed class ImportTests(ImportApps apps) : IClassFixture<ImportApps>
{
    [Theory, Databases]
    public async Task An_import_makes_presentations_and_slots_and_comes_out_again(Database database)
    {
        var host = await apps.OnAsync(database);
        var project = await host.ProjectAsync(overlap: 2, pairs: "all");
        var report = await host.ImportAsync(project, Line("a", media: "p/cup.png", responses: 3) + Line("b"), ("p/cup.png", TestImages.Png()));
        Assert.Equal("published", State(report));
        Assert.Equal((2, 4, 8), (Number(report, "tasks"), Number(report, "presentations"), Number(report, "slots")));

        var slots = await host.QueryAsync(db => db.Set<Slot>().Where(s => s.ProjectId == Guid.Parse(project)).ToListAsync(Cancel));
        Assert.All(slots, s => Assert.InRange(s.Rank, Project.RankStart(1), Project.RankStart(2) - 1));
        Assert.Equal(4, slots.Select(s => s.Rank).Distinct().Count());
        Assert.All(slots.GroupBy(s => s.PresentationId), g => Assert.Equal([1, 2], g.Select(s => s.Ordinal).Order()));

        var lines = (await host.Http.GetStringAsync($"/api/projects/{project}/exports/tasks-jsonl", Cancel)).TrimEnd('\n').Split('\n');
        Assert.Equal(["a", "b"], lines.Select(l => JsonElement.Parse(l).GetProperty("id").GetString()));
        var path = JsonElement.Parse(lines[0]).GetProperty("media")[0].GetProperty("path").GetString()!;
        Assert.Matches("^media/[0-9a-f]{64}\\.png$", path);
        var image = await host.Http.GetAsync($"/api/projects/{project}/media/{Path.GetFileNameWithoutExtension(path)}", Cancel);
        Assert.Equal("image/png", image.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", image.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory, Databases]
    public async Task What_is_exported_can_be_imported_again_as_the_same(Database database)
    {
        var host = await apps.OnAsync(database);
        var project = await host.ProjectAsync();
        const string dialogue = """{"id":"d","category":"ambiguous","turns":[{"role":"user","text":"Look","media":[0]},{"role":"assistant","text":"Yes?"}],"media":[{"path":"a.jpg","alt":"A cup & a \"plate\""},{"path":"b.gif"}],"responses":[{"model":"x","version":"1","steps":["one",[{"text":"<b>two</b>"},{"image":1},{"tool":"zoom","input":"i"}]]},{"model":"y","text":"1. a\n2. b"}],"reference":"r","gold":{"preference":"A"},"tags":["t","ü🙂"],"metadata":{"z":1,"a":[null,{"k":"</script>"}]}}""";
        Assert.Equal("published", State(await host.ImportAsync(project, dialogue + "\n" + Line("e"), ("a.jpg", TestImages.PhoneJpeg()), ("b.gif", TestImages.Gif(1)))));
        var exported = await host.Http.GetStringAsync($"/api/projects/{project}/exports/tasks-jsonl", Cancel);
        var media = new List<(string, byte[])>();
        foreach (var medium in JsonElement.Parse(exported.Split('\n')[0]).GetProperty("media").EnumerateArray())
        {
            var path = medium.GetProperty("path").GetString()!;
            media.Add((path, await host.Http.GetByteArrayAsync($"/api/projects/{project}/media/{Path.GetFileNameWithoutExtension(path)}", Cancel)));
        }

        var other = await host.ProjectAsync();
        Assert.Equal("published", State(await host.ImportAsync(other, exported, [.. media])));
        Assert.Equal(exported, await host.Http.GetStringAsync($"/api/projects/{other}/exports/tasks-jsonl", Cancel));

        var again = await host.ImportAsync(project, exported, [.. media]);
        Assert.Equal(("published", 0, 2), (State(again), Number(again, "tasks"), Number(again, "skipped")));
    }

    [Theory, Databases]
    public async Task Other_content_is_refused_unless_it_replaces(Database database)
    {
        var host = await apps.OnAsync(database);
        var project = await host.ProjectAsync(overlap: 1);
        await host.ImportAsync(project, Line("a") + Line("b"));
        var changed = Line("a").Replace("What", "Which", StringComparison.Ordinal);
        var refused = await host.ImportAsync(project, Line("c") + changed + Line("b"));
        Assert.Equal("refused", State(refused));
        Assert.Equal((2, "id"), ((int)Problem(refused).GetProperty("line").GetInt64(), Problem(refused).GetProperty("field").GetString()));
        Assert.Equal(2, await VisibleAsync(host, project));

        // Somebody holds the old version: they may finish, but nobody else is given it.
        await host.QueryAsync(db => db.Set<Slot>().Where(s => s.ProjectId == Guid.Parse(project)).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.State, SlotState.Leased).SetProperty(s => s.LeaseId, Guid.Empty), Cancel));
        var replaced = await host.ImportAsync(project, Line("c") + changed + Line("b"), replace: true);
        Assert.Equal(("published", 2, 1, 1), (State(replaced), Number(replaced, "tasks"), Number(replaced, "replaced"), Number(replaced, "skipped")));
        Assert.Equal(3, await VisibleAsync(host, project));
        var exported = await host.Http.GetStringAsync($"/api/projects/{project}/exports/tasks-jsonl", Cancel);
        Assert.Contains("Which", exported, StringComparison.Ordinal);
        var end = await host.QueryAsync(db => db.Set<Project>().Where(p => p.Id == Guid.Parse(project)).Select(p => p.RankEnd).FirstAsync(Cancel));
        Assert.Equal(1, await host.QueryAsync(db => db.Set<Slot>().CountAsync(s => s.ProjectId == Guid.Parse(project) && s.State == SlotState.Leased && s.Rank >= end, Cancel)));
    }

    [Theory, Databases]
    public async Task Broken_json_in_line_70001_is_named_and_nothing_stays(Database database)
    {
        var host = await apps.OnAsync(database);
        var project = await host.ProjectAsync();
        var file = new StringBuilder();
        for (var i = 1; i <= 70_000; i++) file.Append(Line($"t{i}"));
        file.Append("{\"id\": \"t70001\", \"category\" \"ambiguous\"}\n").Append(Line("last"));
        var report = await host.ImportAsync(project, file.ToString());
        Assert.Equal("refused", State(report));
        Assert.Equal(70_001, Problem(report).GetProperty("line").GetInt64());
        Assert.InRange(Problem(report).GetProperty("column").GetInt64(), 25, 32);
        Assert.Equal((0, 70_002), (Number(report, "tasks"), Number(report, "linesRead")));
        Assert.Equal(0, await RowsAsync(host, project));
        Assert.True(await host.SpoolIsEmptyAsync());
    }

    [Theory, Databases]
    public async Task Each_fault_of_a_file_is_reported_by_line_and_nothing_stays(Database database)
    {
        var host = await apps.OnAsync(database);
        var project = await host.ProjectAsync();
        var truncated = TestImages.Png(400, 300);
        var file = Line("good", media: "good.png")
            + Line("up", media: "../secret.png") + Line("cut", media: "cut.png") + Line("huge", media: "huge.png") + Line("html", media: "page.html")
            + Line("one", responses: 1) + Line("good") + Line("missing", media: "nowhere.png") + Line("web", media: "https://example.org/a.png")
            + Line("data", media: "data:image/png;base64,AAAA");
        var report = await host.ImportAsync(
            project, file, ("good.png", TestImages.Png()), ("cut.png", truncated[..(truncated.Length / 2)]), ("huge.png", TestImages.HugePng(65_535, 65_535)), ("page.html", TestImages.Png()));
        Assert.Equal("refused", State(report));
        var problems = report.GetProperty("problems").EnumerateArray().Select(p => (p.GetProperty("line").GetInt64(), p.GetProperty("message").GetString()!)).ToList();
        Assert.Equal([2L, 3, 4, 5, 6, 7, 8, 9, 10], problems.Select(p => p.Item1));
        var expected = new[] { "leads out", "cut off", "scale it down", "named '.html'", "has 1, and the protocol 'pairwise' shows 2", "in line 1 already", "No file 'nowhere.png'", "not fetched yet", "not a PNG" };
        foreach (var ((_, message), part) in problems.Zip(expected)) Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.Equal(0, await RowsAsync(host, project));
    }

    [Theory, Databases]
    public async Task Reading_stops_after_a_hundred_problems(Database database)
    {
        var host = await apps.OnAsync(database);
        var project = await host.ProjectAsync();
        var report = await host.ImportAsync(project, string.Concat(Enumerable.Repeat("{\n", 500)));
        Assert.Equal(("refused", 100, 100), (State(report), Number(report, "problemCount"), report.GetProperty("problems").GetArrayLength()));
        Assert.Contains("stopped at line 100", report.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task An_image_inside_of_the_line_is_taken(Database database)
    {
        var host = await apps.OnAsync(database);
        var project = await host.ProjectAsync("steps");
        var report = await host.ImportAsync(project, Line("a", media: "data:image/png;base64," + Convert.ToBase64String(TestImages.Png()), responses: 2));
        Assert.Equal(("published", 2), (State(report), Number(report, "presentations")));
    }

    [Theory, Databases]
    public async Task A_dead_nodes_import_is_cleaned_and_begun_again(Database database)
    {
        var host = await apps.OnAsync(database);
        var project = await host.ProjectAsync(overlap: 1, pairs: "all");
        var import = await host.QueryAsync(db => DeadImportAsync(host, db, Guid.Parse(project), attempts: 1, Line("a") + Line("b")));
        var report = await host.FinishedAsync($"/api/projects/{project}/imports/{import.Id}");
        Assert.Equal(("published", 2), (State(report), Number(report, "tasks")));
        Assert.Equal(2, await RowsAsync(host, project));
    }

    [Theory, Databases]
    public async Task An_import_that_never_ends_is_given_up(Database database)
    {
        var host = await apps.OnAsync(database);
        var project = await host.ProjectAsync();
        var import = await host.QueryAsync(db => DeadImportAsync(host, db, Guid.Parse(project), attempts: 3, Line("a")));
        var report = await host.FinishedAsync($"/api/projects/{project}/imports/{import.Id}");
        Assert.Equal("refused", State(report));
        Assert.Contains("3 times", Problem(report).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await RowsAsync(host, project));
    }

    [Theory, Databases]
    public async Task A_node_that_lost_its_lease_can_neither_stage_nor_publish(Database database)
    {
        var host = await apps.OnAsync(database);
        var project = await host.ProjectAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var mine = await DeadImportAsync(host, db, Guid.Parse(project), attempts: 1, Line("a"));
        await host.FinishedAsync($"/api/projects/{project}/imports/{mine.Id}");

        mine.Progress("{}", ImportLease.Until(TimeProvider.System));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync(Cancel));
    }

    [Theory, Databases]
    public async Task OwlEval_is_imported_whole(Database database)
    {
        var host = await apps.OnAsync(database);
        var owlEval = Repository.DataOrSkip("owleval");
        var project = await host.ProjectAsync();
        using var content = new MultipartFormDataContent { { new StreamContent(File.OpenRead(owlEval + "/tasks.jsonl")), "tasks", "tasks.jsonl" } };
        foreach (var file in Directory.EnumerateFiles(owlEval + "/cases")) content.Add(new StreamContent(File.OpenRead(file)), "media", "cases/" + Path.GetFileName(file));
        var report = await host.ImportAsync(project, content);
        Assert.Equal(("published", 82, 246, 738), (State(report), Number(report, "tasks"), Number(report, "presentations"), Number(report, "slots")));
    }

    [Theory, Databases]
    public async Task A_server_that_is_stopped_gives_its_import_back(Database database)
    {
        await using var app = new ImportApp(await TestApp.StartAsync(database));
        var project = await app.ProjectAsync();
        using var content = new MultipartFormDataContent { { new StringContent(string.Concat(Enumerable.Range(1, 30_000).Select(i => Line($"t{i}")))), "tasks", "tasks.jsonl" } };
        using var requested = await app.Http.PostAsync($"/api/projects/{project}/imports", content, Cancel);
        // One count alone: while rows arrive, two of them belong to two moments.
        while (!await app.QueryAsync(db => db.Set<EvaluationTask>().AnyAsync(t => t.ProjectId == Guid.Parse(project), Cancel))) await Task.Delay(10, Cancel);
        await app.App.App.StopAsync(Cancel);

        var import = await app.QueryAsync(db => db.Set<Import>().AsNoTracking().SingleAsync(Cancel));
        Assert.Equal((ImportState.Requested, null, 0), (import.State, import.LeasedUntil, import.Attempts));
        Assert.Equal(0, await VisibleAsync(app, project));
        await app.Services.GetRequiredService<ImportWorker>().RunNextAsync(Cancel);
        Assert.Equal(30_000, await VisibleAsync(app, project));
    }

    [Theory, Databases]
    public async Task A_link_out_of_the_folder_is_not_followed(Database database)
    {
        var host = await apps.OnAsync(database);
        var project = await host.ProjectAsync();
        var elsewhere = Directory.CreateTempSubdirectory("parallax-elsewhere-");
        await File.WriteAllBytesAsync(Path.Combine(elsewhere.FullName, "secret.png"), TestImages.Png(), Cancel);
        var lines = Line("direct", media: "link.png") + Line("folder", media: "inner/secret.png");
        var report = await host.App.ImportAsync(project, lines.TrimEnd('\n').Split('\n'), files: folder =>
        {
            File.CreateSymbolicLink(Path.Combine(folder, "link.png"), Path.Combine(elsewhere.FullName, "secret.png"));
            Directory.CreateSymbolicLink(Path.Combine(folder, "inner"), elsewhere.FullName);
        });
        elsewhere.Delete(recursive: true);
        Assert.Equal(("refused", 2), (State(report), Number(report, "problemCount")));
        Assert.All(report.GetProperty("problems").EnumerateArray(), p => Assert.Contains("No file", p.GetProperty("message").GetString(), StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task Uploads_that_are_none_are_refused_and_leave_nothing(Database database)
    {
        var host = await apps.OnAsync(database);
        var project = await host.ProjectAsync();
        var address = $"/api/projects/{project}/imports";
        Assert.Equal("import.not-multipart", await CodeAsync(await host.Http.PostAsJsonAsync(address, 1, Cancel), HttpStatusCode.UnsupportedMediaType));
        using var wrongName = new MultipartFormDataContent { { new StringContent("x"), "file" } };
        Assert.Equal("import.tasks-missing", await CodeAsync(await host.Http.PostAsync(address, wrongName, Cancel), HttpStatusCode.BadRequest));
        using var escaping = new MultipartFormDataContent { { new StringContent("x"), "tasks" }, { new ByteArrayContent([1]), "media", "../../x.png" } };
        Assert.Equal("import.path", await CodeAsync(await host.Http.PostAsync(address, escaping, Cancel), HttpStatusCode.UnprocessableEntity));
        using var cut = new StringContent("--b\r\nContent-Disposition: form-data; name=\"tasks\"\r\n\r\nhalf");
        cut.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        Assert.Equal("import.broken-upload", await CodeAsync(await host.Http.PostAsync(address, cut, Cancel), HttpStatusCode.BadRequest));
        Assert.Equal(0, await host.QueryAsync(db => db.Set<Import>().CountAsync(i => i.ProjectId == Guid.Parse(project), Cancel)));
        Assert.True(await host.SpoolIsEmptyAsync());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Line(string id, string? media = null, int responses = 2) => JsonSerializer.Serialize(new
    {
        id,
        category = "real-world",
        prompt = "What is it?",
        media = media is null ? [] : new[] { new { path = media } },
        responses = Enumerable.Range(0, responses).Select(i => new { model = $"model-{i}", text = $"It is {i}." }),
    }) + "\n";

    private static string State(JsonElement report) => report.GetProperty("state").GetString()!;

    private static int Number(JsonElement report, string name) => (int)report.GetProperty(name).GetInt64();

    private static JsonElement Problem(JsonElement report) => Assert.Single(report.GetProperty("problems").EnumerateArray());

    private static async Task<string?> CodeAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }

    private static Task<int> RowsAsync(ImportApp host, string project) => host.QueryAsync(async db =>
    {
        var id = Guid.Parse(project);
        var tasks = await db.Set<EvaluationTask>().CountAsync(t => t.ProjectId == id, Cancel);
        if (tasks == 0) Assert.Equal(0, await db.Set<Slot>().CountAsync(s => s.ProjectId == id, Cancel) + await db.Set<Response>().CountAsync(r => r.ProjectId == id, Cancel));
        return tasks;
    });

    private static Task<int> VisibleAsync(ImportApp host, string project) => host.QueryAsync(async db =>
    {
        var row = await db.Set<Project>().FirstAsync(p => p.Id == Guid.Parse(project), Cancel);
        return await EvaluationTask.Visible(db.Set<EvaluationTask>(), row).CountAsync(Cancel);
    });

    /// <summary>An import whose node died while staging: a lease that is over, and a task that nobody sees.</summary>
    private static async Task<Import> DeadImportAsync(ImportApp host, AppDb db, Guid project, int attempts, string tasks)
    {
        var row = await db.Set<Project>().AsNoTracking().FirstAsync(p => p.Id == project, Cancel);
        var import = new Import(Ids.New(TimeProvider.System), row.OrganizationId, project, "dead.jsonl", replace: false, Guid.Empty, DateTimeOffset.UnixEpoch);
        for (var i = 0; i < attempts; i++) import.Stage(1, DateTimeOffset.UnixEpoch);
        var spool = host.Services.GetRequiredService<ImportSpool>();
        spool.Open(import.Id);
        await File.WriteAllTextAsync(spool.TasksFile(import.Id), tasks, Cancel);
        db.Add(import);
        db.Add(new EvaluationTask { Id = Ids.New(TimeProvider.System), OrganizationId = row.OrganizationId, ProjectId = project, ImportNumber = 1, ExternalId = "half", CreatedAt = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync(Cancel);
        host.Services.GetRequiredService<ImportSignal>().Raise();
        return import;
    }
}
