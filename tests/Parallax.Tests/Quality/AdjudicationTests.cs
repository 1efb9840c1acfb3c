using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Cli;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Tests.Running;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Tests.Quality;

/// <summary>Where people differ it is found, grown, settled and on record; and a task with which something is wrong is stopped.</summary>
public class AdjudicationTests
{
    private const string First = "mdl-kestrel";
    private const string Second = "mdl-osprey";
    private static readonly object Readings = new[] { new { text = "The cup has been pushed.", share = 60 }, new { text = "The cup stands still.", share = 40 } };

    [Theory, Databases]
    public async Task A_split_leads_the_queue_grows_to_the_cap_and_is_settled_on_record(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await ProjectAsync(app, 6);
        var people = new[] { await app.ContributorAsync(slug), await app.ContributorAsync(slug), await app.ContributorAsync(slug) };
        await using var lead = await app.MemberAsync("lead");
        await using var reviewer = await app.MemberAsync("reviewer");
        await Hiring.MustAsync(await lead.Http.PutAsJsonAsync($"/api/projects/{slug}/quality/overlap", new { grows = true, target = .95, cap = 5 }));
        Assert.Equal("overlap-rule.invalid", await CodeAsync(await lead.Http.PutAsJsonAsync($"/api/projects/{slug}/quality/overlap", new { grows = true, target = .95, cap = 11 })));

        // All agree, but on task 2 each says something else.
        string[] differ = ["first", "second", "same"];
        foreach (var (person, i) in people.Select((p, i) => (p, i)))
            await JudgeAllAsync(person, project, scene => scene == 2 ? differ[i] : "first");
        var queue = await CountedAsync(app, lead, slug, 6);
        var head = Assert.Single(queue.EnumerateArray());
        Assert.Equal("task-00002", head.GetProperty("task").GetString());
        Assert.Equal("1 1 1", string.Join(' ', head.GetProperty("split")[0].GetProperty("counts").EnumerateArray().Select(c => c.GetProperty("n").GetInt32())));
        var all = (await lead.GetAsync($"/api/projects/{slug}/quality/disagreements?all=true", CancellationToken.None)).GetProperty("disagreements").EnumerateArray().ToList();
        Assert.Equal("task-00002", all[0].GetProperty("task").GetString());
        Assert.All(all.Skip(1), line => Assert.True(line.GetProperty("ambiguity").GetDouble() < head.GetProperty("ambiguity").GetDouble()));
        var split = head.GetProperty("presentation").GetGuid();

        // One more is asked, and one more, up to the cap; nobody is asked where all agree.
        for (var overlap = 4; overlap <= 5; overlap++)
        {
            await UntilAsync(app, () => app.OnDatabaseAsync(db => db.Set<Presentation>().AnyAsync(p => p.Id == split && p.Overlap == overlap)));
            var more = await app.ContributorAsync(slug);
            Assert.Equal("2", await JudgeAllAsync(more, project, _ => overlap == 4 ? "both-bad" : "second"));
        }

        await UntilAsync(app, () => app.OnDatabaseAsync(db => db.Set<Disagreement>().AnyAsync(d => d.PresentationId == split && d.Judgments == 5)));
        Assert.Equal("4 5", string.Join(' ', await app.OnDatabaseAsync(db => db.Set<Growth>().OrderBy(g => g.Overlap).Select(g => g.Overlap).ToListAsync())));
        Assert.Equal(5, await app.OnDatabaseAsync(db => db.Set<Presentation>().Where(p => p.ProjectId == project).MaxAsync(p => p.Overlap)));
        Assert.Empty((await app.AuditAsync()).GetProperty("findings").EnumerateArray());

        await SettleAsync(app, project, slug, split, lead.Http, reviewer.Http, people[0]);
    }

    private static async Task SettleAsync(TestApp app, Guid project, string slug, Guid split, HttpClient lead, HttpClient reviewer, Contributor contributor)
    {
        var page = $"/projects/{project}/quality/adjudicate/{split}";
        var blind = await reviewer.GetStringAsync(page);
        Assert.DoesNotContain(First, blind, StringComparison.Ordinal);
        Assert.DoesNotContain(Second, blind, StringComparison.Ordinal);
        using (var foreign = await contributor.Client.GetAsync(page)) Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);

        var to = $"/api/projects/{slug}/adjudications";
        Assert.Equal("project.unknown", await CodeAsync(await contributor.Client.PostAsJsonAsync(to, new { presentation = split, kind = "undone", rationale = "It is not mine to decide." })));
        Assert.Equal("adjudication.invalid", await CodeAsync(await reviewer.PostAsJsonAsync(to, new { presentation = split, kind = "decided", decision = new { preference = "3" }, rationale = "The shadow shows the push." })));
        Assert.Equal("adjudication.invalid", await CodeAsync(await reviewer.PostAsJsonAsync(to, new { presentation = split, kind = "decided", decision = new { preference = "1" }, rationale = "So." })));
        await Hiring.MustAsync(await reviewer.PostAsJsonAsync(to, new { presentation = split, kind = "decided", decision = new { preference = "1", firstWrong = new[] { new { response = 2, step = 1 } } }, rationale = "The shadow shows the push." }));
        Assert.Contains(First, await reviewer.GetStringAsync(page), StringComparison.Ordinal);
        Assert.Empty((await Hiring.MustAsync(await lead.GetAsync($"/api/projects/{slug}/quality/disagreements"))).GetProperty("disagreements").EnumerateArray());
        Assert.Equal("adjudication.superseded", await CodeAsync(await lead.PostAsJsonAsync(to, new { presentation = split, kind = "ambiguous", readings = Readings, rationale = "Both can be defended from the picture." })));
        await Hiring.MustAsync(await lead.PostAsJsonAsync(to, new { presentation = split, kind = "ambiguous", readings = Readings, rationale = "Both can be defended from the picture.", after = 1 }));
        Assert.Equal("adjudication.not-decided", await CodeAsync(await lead.PostAsync($"{to}/{split}/gold", null)));
        var lines = (await Hiring.MustAsync(await lead.GetAsync(to))).GetProperty("adjudications").EnumerateArray().ToList();
        Assert.Equal("2 True ambiguous, 1 False decided", string.Join(", ", lines.Select(l => $"{l.GetProperty("number").GetInt32()} {l.GetProperty("holds").GetBoolean()} {l.GetProperty("kind").GetString()}")));
        Assert.Equal("task-00002", lines[0].GetProperty("task").GetString());

        await Hiring.MustAsync(await lead.PostAsJsonAsync(to, new { presentation = split, kind = "undone", rationale = "A second picture came to light.", after = 2 }));
        Assert.Single((await Hiring.MustAsync(await lead.GetAsync($"/api/projects/{slug}/quality/disagreements"))).GetProperty("disagreements").EnumerateArray());
        await Hiring.MustAsync(await lead.PostAsJsonAsync(to, new { presentation = split, kind = "decided", decision = new { preference = "1" }, rationale = "The second picture settles it.", after = 3 }));
        Assert.Equal("project.unknown", await CodeAsync(await reviewer.PostAsync($"{to}/{split}/gold", null)));
        await Hiring.MustAsync(await lead.PostAsync($"{to}/{split}/gold", null));
        Assert.True(await app.OnDatabaseAsync(db => db.Set<PresentationRole>().AnyAsync(r => r.PresentationId == split && r.Purpose == Purpose.Gold && r.IsActive)));
    }

    [Theory, Databases]
    public async Task A_task_called_offensive_is_held_looked_at_and_withdrawn_and_its_judgments_stay(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await ProjectAsync(app, 2, overlap: 9);
        var (ana, ben, cy) = (await app.ContributorAsync(slug), await app.ContributorAsync(slug), await app.ContributorAsync(slug));
        var dan = await app.ContributorAsync(slug);
        await using var lead = await app.MemberAsync("lead");
        foreach (var person in new[] { ana, ben }) await JudgeAllAsync(person, project, _ => "first", scene => scene == 1 ? "offensive" : null);
        await UntilAsync(app, () => StateAsync(app, FlaggedTaskState.Held));
        Assert.Equal("2", await JudgeAllAsync(cy, project, _ => "first"));

        var listed = Assert.Single((await lead.GetAsync($"/api/projects/{slug}/quality/flags", CancellationToken.None)).GetProperty("flagged").EnumerateArray());
        Assert.Equal("task-00001 held 2", $"{listed.GetProperty("externalId").GetString()} {listed.GetProperty("state").GetString()} {listed.GetProperty("people").GetInt32()}");
        Assert.DoesNotContain(ana.Email, listed.GetRawText(), StringComparison.Ordinal);
        var decide = $"/api/projects/{slug}/quality/flags/{listed.GetProperty("task").GetGuid()}";
        Assert.Equal("flag.invalid", await CodeAsync(await lead.Http.PostAsJsonAsync(decide, new { decision = "keep", word = " " })));
        await Hiring.MustAsync(await lead.Http.PostAsJsonAsync(decide, new { decision = "keep", word = "It is a street scene; nothing is meant by it." }));
        Assert.Equal("1", await JudgeAllAsync(cy, project, _ => "first"));

        await Hiring.MustAsync(await lead.Http.PostAsJsonAsync(decide, new { decision = "withdraw", word = "You are right after all." }));
        Assert.Equal("flag.decided", await CodeAsync(await lead.Http.PostAsJsonAsync(decide, new { decision = "withdraw", word = "Again." })));
        Assert.Equal("2", await JudgeAllAsync(dan, project, _ => "first"));
        Assert.Equal(7, await app.OnDatabaseAsync(db => db.Set<Judgment>().CountAsync(j => j.ProjectId == project)));
        Assert.Empty((await app.AuditAsync()).GetProperty("findings").EnumerateArray());

        var told = await Hiring.MustAsync(await ana.Client.GetAsync("/api/notices"));
        Assert.Equal(2, told.GetProperty("unread").GetInt32());
        Assert.Contains("You are right after all.", told.GetProperty("notices")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Empty((await Hiring.MustAsync(await cy.Client.GetAsync("/api/notices"))).GetProperty("notices").EnumerateArray());
        await ExportedWithoutWithdrawnAsync(app, slug);
    }

    /// <summary>The command line leaves the three judgments of the withdrawn task out and says so, or marks them.</summary>
    private static async Task ExportedWithoutWithdrawnAsync(TestApp app, string slug)
    {
        var (said, lines) = await ExportAsync(app, slug);
        Assert.Contains("exported: 4 lines", said, StringComparison.Ordinal);
        Assert.Contains("left out, of withdrawn tasks: 3", said, StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal("task-00002", (string?)line["task"]));
        Assert.All(lines, line => Assert.Null(line["withdrawn"]));

        (said, lines) = await ExportAsync(app, slug, "--with-withdrawn");
        Assert.Contains("of withdrawn tasks, marked: 3", said, StringComparison.Ordinal);
        Assert.Equal(7, lines.Count);
        Assert.All(lines, line => Assert.Equal((string?)line["task"] == "task-00001", (bool?)line["withdrawn"] ?? false));
    }

    private static async Task<(string Said, List<JsonNode> Lines)> ExportAsync(TestApp app, string slug, params string[] more)
    {
        await using var machine = new ServerProcess(app.Folder, postgres: null);
        var key = app.App.Services.GetRequiredService<OperatorToken>().Value;
        var folder = Path.Combine(app.Folder, "exported");
        var (code, said) = await machine.VerbAsync(["export", slug, "--format", "judgments-jsonl", "--out", folder, "--url", app.Address.ToString(), "--key", key, .. more]);
        Assert.True(code == Exit.Done, said);
        return (said, [.. (await File.ReadAllLinesAsync(Path.Combine(folder, "judgments.jsonl"))).Select(line => JsonNode.Parse(line)!)]);
    }

    private static async Task<bool> StateAsync(TestApp app, FlaggedTaskState state) => await app.OnDatabaseAsync(db => db.Set<FlaggedTask>().AnyAsync(t => t.State == state));

    [Theory, Databases]
    public async Task A_question_becomes_a_guideline_and_those_at_work_are_told_once(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await ProjectAsync(app, 3);
        var (asker, other) = (await app.ContributorAsync(slug), await app.ContributorAsync(slug));
        await using var lead = await app.MemberAsync("lead");
        await JudgeAllAsync(other, project, _ => "second");
        var held = await asker.MustClaimAsync(project);
        var section = await app.OnDatabaseAsync(async db => GuidelineText.Of(Content.Read<ProtocolDefinition>(await db.Set<Protocol>().Select(p => p.Definition).SingleAsync()).Guidelines)[0].Heading);

        var ask = $"/api/quality/assignments/{held.GetProperty("assignment").GetGuid()}/questions";
        Assert.Equal("assignment.unknown", await CodeAsync(await other.Client.PostAsJsonAsync(ask, new { text = "Is it mine?", about = "task" })));
        Assert.Equal("guideline.section-unknown", await CodeAsync(await asker.Client.PostAsJsonAsync(ask, new { text = "Which?", about = "guideline", section = "Nowhere" })));
        var question = (await Hiring.MustAsync(await asker.Client.PostAsJsonAsync(ask, new { text = "Does a shadow count as an <b>object</b>?", about = "guideline", section }))).GetProperty("id").GetGuid();
        await Hiring.MustAsync(await asker.Client.PostAsJsonAsync(ask, new { text = "Is the cup pushed?", about = "task" }));

        // Nobody else reads it, and there is nothing in it but the question.
        var discussion = $"/api/projects/{project}/discussion";
        Assert.Empty((await Hiring.MustAsync(await other.Client.GetAsync(discussion))).GetProperty("questions").EnumerateArray());
        foreach (var text in new[] { await asker.Client.GetStringAsync(discussion), await asker.Client.GetStringAsync($"/projects/{project}/discussion"), await asker.Client.GetStringAsync($"/cases/{question}") })
        {
            Assert.Contains("Does a shadow count", text, StringComparison.Ordinal);
            Assert.DoesNotContain(First, text, StringComparison.Ordinal);
            Assert.DoesNotContain("The second one says what the picture shows.", text, StringComparison.Ordinal);
        }

        Assert.Equal("question.open", await CodeAsync(await lead.Http.PostAsJsonAsync($"/api/quality/questions/{question}/publication", new { published = true })));
        var made = await Hiring.MustAsync(await lead.Http.PostAsJsonAsync($"/api/projects/{slug}/guidelines", new { section, text = "A shadow is no object.", question, answer = "It does not; the guidelines say so now." }));
        Assert.Equal(2, made.GetProperty("version").GetInt32());
        Assert.Equal("guideline.same", await CodeAsync(await lead.Http.PostAsJsonAsync($"/api/projects/{slug}/guidelines", new { section, text = "A shadow is no object." })));

        // What is held stays as it was; what is new is asked by the new version.
        Assert.Equal(1, (await Hiring.MustAsync(await asker.Client.GetAsync($"/api/work/assignments/{held.GetProperty("assignment").GetGuid()}"))).GetProperty("protocol").GetProperty("version").GetInt32());
        await asker.MustSubmitAsync(held);
        var next = await asker.MustClaimAsync(project);
        Assert.Equal(2, next.GetProperty("protocol").GetProperty("version").GetInt32());
        Assert.Equal("[1]", next.GetProperty("protocol").GetProperty("poolsWith").GetRawText());
        Assert.Contains("A shadow is no object.", next.GetProperty("guidelinesHtml").GetString(), StringComparison.Ordinal);

        var shown = Assert.Single((await Hiring.MustAsync(await other.Client.GetAsync(discussion))).GetProperty("questions").EnumerateArray());
        Assert.StartsWith("p-", shown.GetProperty("person").GetString(), StringComparison.Ordinal);
        Assert.Equal("It does not; the guidelines say so now.", shown.GetProperty("answer").GetString());
        Assert.Contains(await Hiring.MailAsync(app, asker.Email), m => m.Text.Contains("It does not; the guidelines say so now.", StringComparison.Ordinal));

        for (var twice = 0; twice < 2; twice++) await app.App.Services.GetRequiredService<SendDigests>().RunAsync(CancellationToken.None);
        foreach (var person in new[] { asker, other })
        {
            Assert.Equal(1, (await Hiring.MustAsync(await person.Client.GetAsync("/api/notices"))).GetProperty("unread").GetInt32());
            Assert.Single(await Hiring.MailAsync(app, person.Email), m => m.Subject.Contains("notice", StringComparison.Ordinal) && m.Text.Contains("A shadow is no object.", StringComparison.Ordinal));
        }

        await Hiring.MustAsync(await other.Client.PostAsJsonAsync("/api/notices/marks", new { read = true, mail = false }));
        var marked = await Hiring.MustAsync(await other.Client.GetAsync("/api/notices"));
        Assert.Equal(0, marked.GetProperty("unread").GetInt32());
        Assert.False(marked.GetProperty("mail").GetBoolean());
    }

    private static async Task<(Guid Id, string Slug)> ProjectAsync(TestApp app, int tasks, int overlap = 3)
    {
        var project = await app.ProjectAsync(overlap: overlap);
        var slug = project.GetProperty("slug").GetString()!;
        await app.ImportAsync(slug, Running.TaskLines.Pairs(tasks, First, Second));
        return (project.GetProperty("id").GetGuid(), slug);
    }

    /// <summary>Judges all that one person is given; returns the numbers of the scenes, in order.</summary>
    /// <param name="says"><c>first</c> or <c>second</c> for the better response, or another preference.</param>
    private static async Task<string> JudgeAllAsync(Contributor person, Guid project, Func<int, string> says, Func<int, string?>? flags = null)
    {
        var judged = new List<int>();
        while ((await person.ClaimAsync(project)).Assignment is { } assignment)
        {
            var scene = int.Parse(assignment.GetProperty("task").GetProperty("turns")[0].GetProperty("text").GetString()!.Split(' ')[^1].TrimEnd('?'), System.Globalization.CultureInfo.InvariantCulture);
            var body = Bodies.Complete(assignment);
            body["preference"] = Preference(assignment, says(scene));
            if (flags?.Invoke(scene) is { } flag) body["flags"] = new JsonArray(new JsonObject { ["flag"] = flag, ["note"] = "See the wall." });
            using var response = await person.SubmitAsync(assignment, body);
            Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
            judged.Add(scene);
        }

        return string.Join(' ', judged.Order());
    }

    /// <summary>The first response is the one with the cup that falls, wherever it stands.</summary>
    private static string Preference(JsonElement assignment, string says)
    {
        if (says is not ("first" or "second")) return says;
        var falls = assignment.GetProperty("responses").EnumerateArray().Single(r => r.GetRawText().Contains("It will fall.", StringComparison.Ordinal)).GetProperty("position").GetString();
        return $"{(falls == "A" == (says == "first") ? "A" : "B")}-better";
    }

    private static async Task<JsonElement> CountedAsync(TestApp app, Api lead, string slug, int presentations)
    {
        await UntilAsync(app, () => app.OnDatabaseAsync(async db => await db.Set<Disagreement>().CountAsync(d => d.Judgments == 3) == presentations));
        return (await lead.GetAsync($"/api/projects/{slug}/quality/disagreements", CancellationToken.None)).GetProperty("disagreements");
    }

    /// <summary>Counts until it is so: the clock of the application may be counting at the same time.</summary>
    private static async Task UntilAsync(TestApp app, Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 200; i++)
        {
            await app.App.Services.GetRequiredService<FindDisagreements>().RunAsync(CancellationToken.None);
            if (await isSo()) return;
            await Task.Delay(50);
        }

        Assert.Fail("It was not counted.");
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            Assert.False(response.IsSuccessStatusCode, text);
            return JsonSerializer.Deserialize<JsonElement>(text).GetProperty("code").GetString();
        }
    }
}
