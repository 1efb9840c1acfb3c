using System.Formats.Tar;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Parallax.Projects;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Insight;

/// <summary>Each format is read back by something that is not ours, or by the shape that its maker publishes, and counts what the database counts.</summary>
public class ExportFormatTests
{
    private const int People = 3;
    private const int Tasks = 4;

    /// <summary>By task: alpha wins; beta wins beside a tie and both bad; even; withdrawn.</summary>
    private static readonly string[][] Said =
    [
        ["alpha-much-better", "alpha-better", "beta-better"],
        ["same", "both-bad", "beta-better"],
        ["alpha-better", "beta-better", "same"],
        ["alpha-better", "alpha-better", "alpha-better"],
    ];

    /// <summary>As TRL's documentation of data sets has it, conversational with images.</summary>
    private static readonly JsonNode TrlPreference = JsonNode.Parse("""
        {"images": ["a.png"], "prompt": [{"role": "user", "content": [{"type": "image"}, {"type": "text", "text": ""}]}],
         "chosen": [{"role": "assistant", "content": [{"type": "text", "text": ""}]}], "rejected": [{"role": "assistant", "content": [{"type": "text", "text": ""}]}]}
        """)!;

    private static readonly JsonNode TrlUnpaired = JsonNode.Parse("""
        {"images": ["a.png"], "prompt": [{"role": "user", "content": [{"type": "image"}, {"type": "text", "text": ""}]}],
         "completion": [{"role": "assistant", "content": [{"type": "text", "text": ""}]}], "label": true}
        """)!;

    [Theory, Databases]
    public async Task Each_format_says_what_was_said_and_accounts_for_every_judgment(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var slug = await JudgedAsync(app);
        var withdrawn = await WithdrawAsync(app, slug);
        Assert.Equal(People * Tasks, await app.OnDatabaseAsync(db => db.Set<Judgment>().LongCountAsync(j => j.IsCurrent && j.Purpose == Purpose.Work)));

        await JudgmentsAsync(app, slug, withdrawn);
        await TrainingAsync(app, slug);
        await PlacesAsync(app, slug);
        await LabelsAsync(app, slug);
        await LabelStudioAsync(app, slug);
        await DescribedAsync(app, slug);
        await NotPooledAsync(app, slug);
        await NobodyIsNamedAsync(app, slug);
    }

    [Theory, Databases]
    public async Task Spares_are_left_out_of_what_is_trained_on_and_marked_where_all_is_told(Database database)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await using var app = await TestApp.StartAsync(database, clock);
        var (project, slug) = await app.ProjectWithTasksAsync(1, overlap: 1);
        var (late, next) = (await app.ContributorAsync(slug), await app.ContributorAsync(slug));
        var assignment = await late.MustClaimAsync(project);
        clock.Advance(TimeSpan.FromHours(2));
        await next.MustSubmitAsync(await next.MustClaimAsync(project));
        await late.MustSubmitAsync(assignment);

        using var pairs = await Exported.MakeAsync(app, slug, "trl-preference");
        Assert.Equal((1, 1, 2), (pairs.Used, pairs.LeftOut("spare"), pairs.Total));
        using var all = await Exported.MakeAsync(app, slug, "judgments-parquet");
        Assert.Equal((2, 1), (all.Number("SELECT count(*) FROM '$/judgments.parquet'"), all.Number("SELECT count(*) FROM '$/judgments.parquet' WHERE spare")));
    }

    [Theory, Databases]
    public async Task A_project_without_judgments_has_whole_and_empty_exports(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (_, slug) = await Scenes.ProjectAsync(app, 1);
        foreach (var format in Parallax.Insight.Exports.ExportFormats.All)
        {
            using var export = await Exported.MakeAsync(app, slug, format.Name);
            Assert.Equal((0, 0), (export.Total, export.Used));
            foreach (var file in export.Manifest["files"]!.AsArray().Select(f => (string)f!["name"]!).Where(f => f.EndsWith(".json", StringComparison.Ordinal))) export.Json(file);
            if (format.Name == "judgments-parquet") Assert.Equal(0, export.Number("SELECT count(*) FROM '$/judgments.parquet'"));
        }
    }

    [Theory, Databases]
    public async Task What_cannot_be_exported_is_refused_and_what_is_made_can_be_had_from_any_byte_on(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (_, slug) = await Scenes.ProjectAsync(app, 2);
        var exports = $"/api/projects/{slug}/exports";
        Assert.Equal("export.format-unknown", await CodeAsync(await app.Operator.Http.PostAsJsonAsync(exports, new { format = "xml" })));
        Assert.Equal("export.withdrawn-unmarked", await CodeAsync(await app.Operator.Http.PostAsJsonAsync(exports, new { format = "arena-jsonl", withWithdrawn = true })));
        Assert.Equal("export.unknown", await CodeAsync(await app.Operator.Http.GetAsync($"{exports}/{Guid.Empty}")));

        var id = (await app.Operator.PostAsync(exports, new { format = "tasks-jsonl" }, default)).GetProperty("id").GetGuid();
        var made = await Exported.MadeAsync(app.Operator, slug, id);
        Assert.Equal("export.file-unknown", await CodeAsync(await app.Operator.Http.GetAsync($"{exports}/{id}/files/other.jsonl")));
        Assert.Equal("export.file-unknown", await CodeAsync(await app.Operator.Http.GetAsync($"{exports}/{id}/files/..%2Fparallax.db")));
        var whole = await app.Operator.Http.GetByteArrayAsync($"{exports}/{id}/files/tasks.jsonl");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{exports}/{id}/files/tasks.jsonl");
        request.Headers.Range = new RangeHeaderValue(100, null);
        using var rest = await app.Operator.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal(whole[100..], await rest.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", rest.Content.Headers.ContentDisposition!.DispositionType);

        await using var tar = new TarReader(await app.Operator.Http.GetStreamAsync($"{exports}/{id}/archive"));
        var names = new List<string>();
        while (await tar.GetNextEntryAsync() is { } entry) names.Add(entry.Name);
        Assert.Contains("manifest.json", names);
        Assert.Contains("tasks.jsonl", names);
        Assert.Equal((long)made["manifest"]!["media"]!, names.Count(n => n.StartsWith("media/", StringComparison.Ordinal)));

        using (var gone = await app.Operator.Http.DeleteAsync($"{exports}/{id}")) Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(app.Folder, "exports")));
        Assert.Equal("export.unknown", await CodeAsync(await app.Operator.Http.DeleteAsync($"{exports}/{id}")));
    }

    private static async Task JudgmentsAsync(TestApp app, string slug, string withdrawn)
    {
        using var lines = await Exported.MakeAsync(app, slug, "judgments-jsonl");
        Assert.Equal((9, 3), (lines.Used, lines.LeftOut("withdrawn")));
        Assert.Equal(9, lines.Number("SELECT count(*) FROM read_json_auto('$/judgments.jsonl', format = 'newline_delimited')"));
        Assert.DoesNotContain(lines.Lines("judgments.jsonl"), l => (string?)l["task"] == withdrawn);

        using var table = await Exported.MakeAsync(app, slug, "judgments-parquet", withWithdrawn: true);
        Assert.Equal((12, 12), (table.Used, table.Number("SELECT count(*) FROM '$/judgments.parquet'")));
        Assert.Equal([[withdrawn, 3L]], table.Query("SELECT task, count(*) FROM '$/judgments.parquet' WHERE withdrawn GROUP BY task"));
        var byHand = lines.Lines("judgments.jsonl").ToDictionary(l => (string)l["judgment"]!);
        foreach (var row in table.Query("SELECT judgment, task, contributor, submitted_at, strength, rationale, responses, issues FROM '$/judgments.parquet' WHERE NOT withdrawn"))
        {
            var line = byHand[(string)row[0]!];
            Assert.Equal(((string?)line["task"], (string?)line["contributor"], (string?)line["preference"]!["strength"], (string?)line["rationale"]), ((string?)row[1], (string?)row[2], (string?)row[4], (string?)row[5]));
            Assert.Equal(DateTimeOffset.Parse((string)line["submittedAt"]!, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime, (row[3] as DateTimeOffset?)?.UtcDateTime ?? (DateTime)row[3]!, TimeSpan.FromMicroseconds(1));
            Assert.True(JsonNode.DeepEquals(line["responses"], JsonNode.Parse((string)row[6]!)));
            Assert.True(JsonNode.DeepEquals(line["issues"], JsonNode.Parse((string)row[7]!)));
        }
    }

    private static async Task TrainingAsync(TestApp app, string slug)
    {
        using var pairs = await Exported.MakeAsync(app, slug, "trl-preference");
        Assert.Equal((2L, 3L), (pairs.Count("pairs"), pairs.Used));
        Assert.Equal((1L, 1L, 2L, 2L, 3L), (pairs.LeftOut("outvoted"), pairs.LeftOut("both-bad"), pairs.LeftOut("tie"), pairs.LeftOut("even"), pairs.LeftOut("withdrawn")));
        var lines = pairs.Lines("preference.jsonl");
        Same(TrlPreference, lines[0]);
        Assert.StartsWith("A cup stands", (string)lines[0]["chosen"]![0]!["content"]![0]!["text"]!, StringComparison.Ordinal);
        Assert.StartsWith("Table 2 is empty", (string)lines[1]["chosen"]![0]!["content"]![0]!["text"]!, StringComparison.Ordinal);
        Assert.All(lines, l => Assert.Equal(l["images"]!.AsArray().Count, l["prompt"]!.AsArray().Sum(m => m!["content"]!.AsArray().Count(p => (string)p!["type"]! == "image"))));
        Assert.Equal(2, pairs.Number("SELECT count(*) FROM read_json_auto('$/preference.jsonl', format = 'newline_delimited')"));
        Assert.Contains((string)lines[0]["images"]![0]!, pairs.Text("media.sha256"), StringComparison.Ordinal);

        using var unpaired = await Exported.MakeAsync(app, slug, "trl-kto");
        Same(TrlUnpaired, unpaired.Lines("unpaired.jsonl")[0]);
        // Task 1: alpha +, beta -. Task 2: beta even (both bad against one win), alpha -. Task 3: even.
        Assert.Equal((1L, 2L), (unpaired.Count("labels-true"), unpaired.Count("labels-false")));
        Assert.Equal(3, unpaired.Number("SELECT count(*) FROM read_json_auto('$/unpaired.jsonl', format = 'newline_delimited') WHERE label IS NOT NULL"));

        using var steps = await Exported.MakeAsync(app, slug, "trl-stepwise");
        var step = steps.Lines("stepwise.jsonl")[0];
        Assert.Equal(["images", "prompt", "completions", "labels"], step.Select(p => p.Key));
        Assert.All(steps.Lines("stepwise.jsonl"), l => Assert.Equal(l["completions"]!.AsArray().Count, l["labels"]!.AsArray().Count));
        // Beta's second step was called wrong by all.
        Assert.All(steps.Lines("stepwise.jsonl").Where(l => l["labels"]!.AsArray().Count == 3), l => Assert.Equal([true, false, true], l["labels"]!.AsArray().Select(v => (bool)v!)));
        Assert.Equal((6, 9), (steps.Lines("stepwise.jsonl").Count, steps.Used));

        using var corrected = await Exported.MakeAsync(app, slug, "corrected-responses");
        var first = corrected.Lines("corrected.jsonl")[0];
        Assert.Equal(9, corrected.Count("corrected"));
        Assert.Contains("correction", (string)first["chosen"]![0]!["content"]![0]!["text"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("correction", (string)first["rejected"]![0]!["content"]![0]!["text"]!, StringComparison.Ordinal);
    }

    private static async Task PlacesAsync(TestApp app, string slug)
    {
        using var w3c = await Exported.MakeAsync(app, slug, "issues-w3c");
        var collection = w3c.Json("annotations.json");
        var items = collection["first"]!["items"]!.AsArray();
        Assert.Equal(("http://www.w3.org/ns/anno.jsonld", "AnnotationCollection", 9L), ((string)collection["@context"]!, (string)collection["type"]!, (long)collection["total"]!));
        Assert.Equal((9, 9L), (items.Count, w3c.Count("annotations")));
        var sources = w3c.Lines("sources.jsonl").ToDictionary(s => (string)s["id"]!, s => (string)s["text"]!);
        foreach (var item in items)
        {
            Assert.Equal("Annotation", (string)item!["type"]!);
            Assert.Equal(["tagging", "classifying", "commenting", "editing"], item["body"]!.AsArray().Select(b => (string)b!["purpose"]!));
            foreach (var target in item["target"]!.AsArray()) Selects(target!, sources);
        }

        var region = items[0]!["target"]!.AsArray().Single(t => ((string)t!["source"]!).StartsWith("media/", StringComparison.Ordinal))!["selector"]![0]!.AsObject();
        // The selector of the W3C's own examples 20 and 33.
        Assert.Equal(["type", "conformsTo", "value"], region.Select(p => p.Key));
        Assert.Equal(("FragmentSelector", "http://www.w3.org/TR/media-frags/"), ((string)region["type"]!, (string)region["conformsTo"]!));
        Assert.Equal($"xywh=pixel:0,10,{Scenes.Width},{Scenes.Height - 10}", (string)region["value"]!);

        using var coco = await Exported.MakeAsync(app, slug, "issues-coco");
        var instances = coco.Json("instances.json");
        Assert.Equal((3, 9), (instances["images"]!.AsArray().Count, instances["annotations"]!.AsArray().Count));
        Has(instances["images"]![0]!, "id", "file_name", "width", "height");
        Has(instances["annotations"]![0]!, "id", "image_id", "category_id", "bbox", "area", "segmentation", "iscrowd");
        Has(instances["categories"]![0]!, "id", "name", "supercategory");
        var box = instances["annotations"]![0]!;
        Assert.Equal([0, 10, Scenes.Width, Scenes.Height - 10], box["bbox"]!.AsArray().Select(v => (int)v!));
        Assert.Equal(Scenes.Width * (Scenes.Height - 10.0), (double)box["area"]!);
        Assert.Equal(9, coco.Number("SELECT len(annotations) FROM read_json_auto('$/instances.json')"));
    }

    /// <summary>The words that a selector quotes stand where it says, counted in characters, and the image exists.</summary>
    private static void Selects(JsonNode target, Dictionary<string, string> sources)
    {
        var source = (string)target["source"]!;
        if (source.StartsWith("media/", StringComparison.Ordinal)) return;
        var text = sources[source];
        if (target["selector"] is not { } selector) return;
        var runes = text.EnumerateRunes().ToList();
        var (start, end) = ((int)selector[0]!["start"]!, (int)selector[0]!["end"]!);
        var quoted = string.Concat(runes[start..end].Select(r => r.ToString()));
        Assert.Equal((string)selector[1]!["exact"]!, quoted);
        Assert.Contains((string)selector[1]!["prefix"]! + quoted + (string)selector[1]!["suffix"]!, text, StringComparison.Ordinal);
    }

    private static async Task LabelsAsync(TestApp app, string slug)
    {
        using var soft = await Exported.MakeAsync(app, slug, "soft-labels");
        var preference = soft.Lines("soft-labels.jsonl").First(l => (string)l["question"]! == "preference");
        Assert.Equal((3, 3), ((int)preference["n"]!, preference["distribution"]!.AsObject().Count));
        Assert.Equal(Math.Log2(3), (double)preference["entropy"]!, 9);
        Assert.All(soft.Lines("soft-labels.jsonl"), l => Assert.Equal(1, l["distribution"]!.AsObject().Sum(p => (double)p.Value!), 9));

        using var crowd = await Exported.MakeAsync(app, slug, "crowdkit-csv");
        Assert.Equal("worker,left,right,label", crowd.Text("pairwise.csv").Split('\n')[0]);
        Assert.Equal(6, crowd.Number("SELECT count(*) FROM read_csv('$/pairwise.csv') WHERE label IN (\"left\", \"right\")"));
        Assert.Equal(9, crowd.Number("SELECT count(*) FROM read_csv('$/preference.csv')"));
        Assert.Equal(18, crowd.Number("SELECT count(*) FROM read_csv('$/rating-spatial.csv')"));
        Assert.Equal(People, crowd.Number("SELECT count(DISTINCT worker) FROM read_csv('$/steps.csv')"));
        Assert.Equal(["pairwise.csv: both-bad", "pairwise.csv: tie"], crowd.Manifest["omitted"]!.AsArray().Select(o => (string)o!["why"]!));

        using var arena = await Exported.MakeAsync(app, slug, "arena-jsonl");
        Has(arena.Lines("battles.jsonl")[0], "question_id", "model_a", "model_b", "winner", "judge", "turn", "anony", "tstamp");
        Assert.Equal(
            [["model_a or model_b", 6L], ["tie", 2L], ["tie (bothbad)", 1L]],
            arena.Query("SELECT CASE WHEN winner LIKE 'model%' THEN 'model_a or model_b' ELSE winner END w, count(*) FROM read_json_auto('$/battles.jsonl', format = 'newline_delimited') GROUP BY w ORDER BY w"));
        Assert.Equal(3, arena.Lines("battles.jsonl").Count(b => (string)b["winner"]! is "model_a" or "model_b" && ((string)b[(string)b["winner"]!]!).StartsWith("alpha", StringComparison.Ordinal)));
    }

    private static async Task LabelStudioAsync(TestApp app, string slug)
    {
        using var studio = await Exported.MakeAsync(app, slug, "label-studio");
        var tasks = studio.Json("tasks.json").AsArray();
        Assert.Equal((3, 9), (tasks.Count, tasks.Sum(t => t!["annotations"]!.AsArray().Count)));
        var config = System.Xml.Linq.XElement.Parse(studio.Text("label-config.xml"));
        var controls = config.Descendants().Select(e => (string?)e.Attribute("name")).OfType<string>().ToHashSet();
        foreach (var result in tasks.SelectMany(t => t!["annotations"]!.AsArray()).SelectMany(a => a!["result"]!.AsArray()))
        {
            Assert.Contains((string)result!["from_name"]!, controls);
            Assert.All(((string)result["to_name"]!).Split(','), to => Assert.Contains(to, controls));
            if ((string)result["type"]! != "rectanglelabels") continue;
            var value = result["value"]!;
            // Back to pixels, within half of one.
            Assert.InRange((double)value["y"]! * (int)result["original_height"]! / 100, 9.5, 10.5);
            Assert.InRange((double)value["width"]! * (int)result["original_width"]! / 100, Scenes.Width - 0.5, Scenes.Width + 0.5);
        }

        foreach (var task in tasks)
            foreach (var span in task!["annotations"]!.AsArray().SelectMany(a => a!["result"]!.AsArray()).Where(r => (string)r!["type"]! == "labels"))
            {
                var text = (string)task["data"]![(string)span!["to_name"]!]!;
                Assert.Equal((string)span["value"]!["text"]!, text[(int)span["value"]!["start"]!..(int)span["value"]!["end"]!]);
            }
    }

    private static async Task DescribedAsync(TestApp app, string slug)
    {
        using var croissant = await Exported.MakeAsync(app, slug, "croissant");
        var metadata = croissant.Json("metadata.json").AsObject();
        Has(metadata, "@context", "@type", "name", "description", "conformsTo", "license", "distribution", "recordSet");
        Assert.Equal(("http://mlcommons.org/croissant/", "https://schema.org/"), ((string)metadata["@context"]!["cr"]!, (string)metadata["@context"]!["@vocab"]!));
        Assert.Equal("http://mlcommons.org/croissant/1.0", (string)metadata["conformsTo"]!);
        var files = metadata["distribution"]!.AsArray().Where(d => (string)d!["@type"]! == "cr:FileObject").ToDictionary(d => (string)d!["@id"]!, d => (string)d!["sha256"]!);
        Assert.All(files, f => Assert.Equal(f.Value, (string)croissant.Manifest["files"]!.AsArray().Single(m => (string)m!["name"]! == f.Key)!["sha256"]!));
        foreach (var field in metadata["recordSet"]!.AsArray().SelectMany(r => r!["field"]!.AsArray()))
            Assert.Contains((string)field!["source"]!["fileObject"]!["@id"]!, files.Keys);
        Assert.Equal(Tasks, croissant.Lines("tasks.jsonl").Count);
    }

    /// <summary>A version that does not pool with what was judged: everything is left out, and says so.</summary>
    private static async Task NotPooledAsync(TestApp app, string slug)
    {
        await using var lead = await app.MemberAsync("lead");
        var first = (await lead.GetAsync($"/api/projects/{slug}/protocols", default))[0].GetProperty("id").GetGuid();
        var definition = JsonNode.Parse((await lead.GetAsync($"/api/projects/{slug}/protocols/{first}", default)).GetProperty("definition").GetRawText())!.AsObject();
        definition["version"] = 2;
        definition["dimensions"]![2]!["levels"]![2] = "most relations right";
        var second = (await lead.PostAsync($"/api/projects/{slug}/protocols", new { definition, note = "Sharper." }, default)).GetProperty("id").GetGuid();
        await lead.PostAsync($"/api/projects/{slug}/protocol", new { protocol = second, reason = "Sharper." }, default);
        using var arena = await Exported.MakeAsync(app, slug, "arena-jsonl");
        Assert.Equal((0L, 9L, 3L), (arena.Used, arena.LeftOut("not-pooled"), arena.LeftOut("withdrawn")));
        Assert.Equal([(1, false), (2, true)], arena.Manifest["protocols"]!.AsArray().Select(p => ((int)p!["version"]!, (bool)p["pooled"]!)));
        await lead.PostAsync($"/api/projects/{slug}/protocol", new { protocol = first, reason = "Back." }, default);
    }

    private static async Task NobodyIsNamedAsync(TestApp app, string slug)
    {
        var people = await app.OnDatabaseAsync(db => db.Set<Parallax.Identity.Person>().Select(p => new { p.Id, p.Email, p.DisplayName }).ToListAsync());
        foreach (var format in Parallax.Insight.Exports.ExportFormats.All)
        {
            using var export = await Exported.MakeAsync(app, slug, format.Name);
            var text = export.Everything();
            foreach (var person in people)
            {
                Assert.DoesNotContain(person.Id.ToString(), text, StringComparison.OrdinalIgnoreCase);
                if (person.Email is { } email) Assert.DoesNotContain(email, text, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    private static async Task<string> JudgedAsync(TestApp app)
    {
        var (project, slug) = await Scenes.ProjectAsync(app, Tasks, overlap: People);
        for (var person = 0; person < People; person++)
        {
            var contributor = await app.ContributorAsync(slug);
            for (var i = 0; i < Tasks; i++)
            {
                var assignment = await contributor.MustClaimAsync(project);
                var prompt = assignment.GetProperty("task").GetProperty("turns")[0].GetProperty("text").GetString()!;
                var task = int.Parse(prompt.Split("table ")[1].Split('?')[0], System.Globalization.CultureInfo.InvariantCulture) - 1;
                using var accepted = await contributor.SubmitAsync(assignment, Body(assignment, Said[task][person], flagged: task == Tasks - 1));
                Assert.True(accepted.StatusCode == HttpStatusCode.Created, await accepted.Content.ReadAsStringAsync());
            }
        }

        return slug;
    }

    /// <summary>Alpha has two steps and beta three; that is how somebody who sees no names tells them apart.</summary>
    private static JsonObject Body(JsonElement assignment, string said, bool flagged)
    {
        var body = Scenes.Body(assignment);
        var positions = assignment.GetProperty("responses").EnumerateArray().ToDictionary(r => r.GetProperty("steps").GetArrayLength() == 2 ? "alpha" : "beta", r => r.GetProperty("position").GetString()!);
        body["preference"] = said.Contains('-', StringComparison.Ordinal) && positions.TryGetValue(said[..said.IndexOf('-', StringComparison.Ordinal)], out var position) ? position + said[said.IndexOf('-', StringComparison.Ordinal)..] : said;
        body["responses"]![positions["beta"]]!["steps"]![1] = "wrong";
        if (flagged) body["flags"] = new JsonArray(new JsonObject { ["flag"] = "unclear-image", ["note"] = "Nothing can be seen." });
        return body;
    }

    /// <summary>The last task is flagged by those who judged it, and withdrawn by a lead.</summary>
    private static async Task<string> WithdrawAsync(TestApp app, string slug)
    {
        await using var lead = await app.MemberAsync("lead");
        var name = $"scene-{Tasks:D4}";
        var task = await app.OnDatabaseAsync(db => db.Set<EvaluationTask>().Where(t => t.ExternalId == name).Select(t => t.Id).SingleAsync());
        for (var i = 0; ; i++)
        {
            using var withdrawn = await lead.Http.PostAsJsonAsync($"/api/projects/{slug}/quality/flags/{task}", new { decision = "withdraw", word = "You are right." });
            if (withdrawn.IsSuccessStatusCode) return name;
            Assert.True(i < 300, await withdrawn.Content.ReadAsStringAsync());
            await Task.Delay(200);
        }
    }

    private static void Has(JsonNode thing, params string[] fields) => Assert.Empty(fields.Except(thing.AsObject().Select(p => p.Key)));

    /// <summary>The same fields in the same places, whatever they say.</summary>
    private static void Same(JsonNode? sample, JsonNode? ours)
    {
        Assert.Equal(sample?.GetValueKind() is JsonValueKind.True or JsonValueKind.False, ours?.GetValueKind() is JsonValueKind.True or JsonValueKind.False);
        if (sample is JsonObject fields)
        {
            Assert.Equal(fields.Select(p => p.Key), ours!.AsObject().Select(p => p.Key));
            foreach (var (name, value) in fields) Same(value, ours[name]);
        }
        else if (sample is JsonArray { Count: > 0 } list)
        {
            Same(list[0], ours!.AsArray()[0]);
        }
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer)
    {
        using (answer) return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }
}
