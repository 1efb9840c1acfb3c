using System.Globalization;
using System.Text.Json.Nodes;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Insight.Exports.Formats;

/// <summary>One Label Studio task a presentation, with an annotation for each judgment, and the labelling config to show them with.</summary>
public sealed class LabelStudioFormat : IExportFormat
{
    public string Name => "label-studio";

    public string Title => "Label Studio, JSON";

    public string For => "Opens the judgments in Label Studio: comparisons, ratings, issues, regions and spans, with every person's answer.";

    public IReadOnlyList<string> Loses =>
    [
        "Regions are percent of the image; with original_width and original_height they come back within half a pixel.",
        "\"Much better\", \"same\" and \"both bad\" stand in choices beside the pairwise answer, which has only left and right.",
        "\"Not applicable\" and \"cannot judge\" are choices, because a rating has only numbers.",
        "Answers are one text each; spans count UTF-16 code units in it.",
    ];

    public async Task WriteAsync(ExportRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        await ConfigAsync(run, cancel);
        var file = run.Open("tasks.json");
        var (tasks, annotations) = (0, 0);
        var people = new Dictionary<string, int>();
        await file.TextAsync("[", cancel);
        await foreach (var task in run.Bundles.AllAsync(cancel))
            foreach (var presentation in task.Presentations)
            {
                var said = new JsonArray();
                foreach (var judgment in presentation.Judgments)
                {
                    if (!people.TryGetValue(judgment.Contributor, out var person)) people[judgment.Contributor] = person = people.Count + 1;
                    said.Add(Annotation(++annotations, person, task, presentation, judgment));
                }

                run.Use(presentation.Judgments.Count);
                await file.TextAsync(tasks == 0 ? "\n" : ",\n", cancel);
                await file.JsonAsync(new JsonObject { ["id"] = ++tasks, ["data"] = Data(run, task, presentation), ["annotations"] = said, ["predictions"] = new JsonArray() }, ExportJson.Plain, cancel);
            }

        await file.TextAsync("\n]\n", cancel);
        run.Count("tasks", tasks);
        run.Count("annotations", annotations);
    }

    private static JsonObject Data(ExportRun run, TaskBundle task, PresentationBundle presentation)
    {
        var data = new JsonObject { ["task"] = task.ExternalId, ["category"] = task.Category, ["presentation"] = presentation.Id.ToString(), ["prompt"] = TrlContent.PromptText(task) };
        for (var i = 0; i < task.Media.Count; i++) data[ImageName(i)] = run.Image(task.Media[i]);
        foreach (var (response, i) in presentation.Responses.Select((r, i) => (r, i)))
        {
            data[AnswerName(i)] = TrlContent.TextOf(response.Steps);
            data[$"model{i + 1}"] = response.Name;
        }

        return data;
    }

    private static string ImageName(int index) => index == 0 ? "image" : FormattableString.Invariant($"image{index + 1}");

    private static string AnswerName(int index) => FormattableString.Invariant($"answer{index + 1}");

    private static JsonObject Annotation(int id, int person, TaskBundle task, PresentationBundle presentation, SaidJudgment judgment)
    {
        var result = new JsonArray();
        if (judgment.Answers.Preference is { } preference && presentation.Second is not null) Compare(result, preference, presentation.First.Id);
        var responses = presentation.Responses.ToList();
        for (var i = 0; i < responses.Count; i++)
            if (judgment.Of(responses[i]) is { } said) Rate(result, said, AnswerName(i));
        foreach (var (issue, i) in judgment.Answers.Issues.Select((issue, i) => (issue, i)))
        {
            var response = responses.FindIndex(r => r.Id == issue.Response);
            Mark(result, task, responses[response], AnswerName(response), issue, FormattableString.Invariant($"issue{i}"));
        }

        if (judgment.Answers.Rationale.Length > 0) Add(result, "rationale", "rationale", "prompt", "textarea", new JsonObject { ["text"] = new JsonArray(judgment.Answers.Rationale) });
        var at = judgment.SubmittedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["id"] = id,
            ["completed_by"] = new JsonObject { ["id"] = person, ["username"] = judgment.Contributor },
            ["unique_id"] = judgment.Id.ToString(),
            ["was_cancelled"] = false,
            ["ground_truth"] = false,
            ["created_at"] = at,
            ["updated_at"] = at,
            ["lead_time"] = judgment.Answers.ClientActiveSeconds,
            ["result"] = result,
        };
    }

    private static void Compare(JsonArray result, Preference said, Guid first)
    {
        if (said.Better is { } better) Add(result, "preferred", "comparison", "answer1,answer2", "pairwise", new JsonObject { ["selected"] = better == first ? "left" : "right" });
        Add(result, "strength", "strength", "answer1", "choices", Choices(said.Strength));
    }

    private static void Rate(JsonArray result, ResponseAnswers said, string answer)
    {
        foreach (var (dimension, rating) in said.Dimensions)
        {
            var id = $"{answer}-{dimension}";
            if (rating.Level is { } level) Add(result, id, $"{dimension}-{answer}", answer, "rating", new JsonObject { ["rating"] = level });
            else Add(result, id, $"{dimension}-other-{answer}", answer, "choices", Choices(rating.ToString()));
        }

        for (var step = 0; step < said.Steps.Count; step++)
            Add(result, FormattableString.Invariant($"{answer}-step{step}"), $"steps-{answer}", answer, "taxonomy", new JsonObject { ["taxonomy"] = new JsonArray(new JsonArray(FormattableString.Invariant($"step {step + 1}"), said.Steps[step])) });
        if (said.Recognition is { } recognition) Add(result, $"{answer}-recognition", $"recognition-{answer}", answer, "choices", Choices(recognition));
    }

    /// <summary>All results of one issue share the beginning of their id.</summary>
    private static void Mark(JsonArray result, TaskBundle task, ShownResponse response, string answer, Issue issue, string id)
    {
        Add(result, id, $"issue-{answer}", answer, "choices", Choices(issue.Code));
        Add(result, id, $"severity-{answer}", answer, "choices", Choices(issue.Severity.ToString(CultureInfo.InvariantCulture)));
        if (issue.Note.Length > 0) Add(result, id, $"note-{answer}", answer, "textarea", new JsonObject { ["text"] = new JsonArray(issue.Note) });
        if (issue.Correction.Length > 0) Add(result, id, $"correction-{answer}", answer, "textarea", new JsonObject { ["text"] = new JsonArray(issue.Correction) });
        foreach (var (anchor, i) in issue.Anchors.Select((anchor, i) => (anchor, i)))
            Place(result, task, response, answer, issue.Code, anchor, FormattableString.Invariant($"{id}-{i}"));
    }

    private static void Place(JsonArray result, TaskBundle task, ShownResponse response, string answer, string code, Anchor anchor, string id)
    {
        switch (anchor)
        {
            case RegionAnchor region:
                Region(result, task.Media[region.Media], region, code, id);
                break;
            case SpanAnchor span:
                var at = Start(response, span.Step, span.Part);
                Span(result, id, "spans-" + answer, answer, at + span.Start, at + span.End, span.Quote, code);
                break;
            case StepAnchor step:
                var from = Start(response, step.Step, 0);
                var text = TrlContent.TextOf(response.Steps[step.Step]);
                Span(result, id, "spans-" + answer, answer, from, from + text.Length, text, code);
                break;
            case PromptSpanAnchor span:
                var turn = Start(task, span.Turn);
                Span(result, id, "spans-prompt", "prompt", turn + span.Start, turn + span.End, span.Quote, code);
                break;
        }
    }

    private static void Span(JsonArray result, string id, string from, string to, int start, int end, string text, string code) =>
        Add(result, id, from, to, "labels", new JsonObject { ["start"] = start, ["end"] = end, ["text"] = text, ["labels"] = new JsonArray(code) });

    private static void Region(JsonArray result, TaskMedium medium, RegionAnchor region, string code, string id)
    {
        double X(int x) => x * 100.0 / medium.Width;
        double Y(int y) => y * 100.0 / medium.Height;
        var image = ImageName(region.Media);
        var added = region.Points is { } points
            ? Add(result, id, $"polygons-{image}", image, "polygonlabels", new JsonObject { ["points"] = new JsonArray([.. points.Select(p => new JsonArray(X(p.X), Y(p.Y)))]), ["polygonlabels"] = new JsonArray(code) })
            : Add(result, id, $"regions-{image}", image, "rectanglelabels", new JsonObject
            {
                ["x"] = X(region.X),
                ["y"] = Y(region.Y),
                ["width"] = X(region.Width),
                ["height"] = Y(region.Height),
                ["rotation"] = 0,
                ["rectanglelabels"] = new JsonArray(code),
            });
        added["original_width"] = medium.Width;
        added["original_height"] = medium.Height;
        added["image_rotation"] = 0;
    }

    private static JsonObject Add(JsonArray result, string id, string from, string to, string type, JsonObject value)
    {
        var added = new JsonObject { ["id"] = id, ["from_name"] = from, ["to_name"] = to, ["type"] = type, ["value"] = value };
        result.Add(added);
        return added;
    }

    private static JsonObject Choices(string choice) => new() { ["choices"] = new JsonArray(choice) };

    /// <summary>Where a part begins in the answer as one text.</summary>
    private static int Start(ShownResponse response, int step, int part) =>
        response.Steps.Take(step).Sum(s => TrlContent.TextOf(s).Length + 1) + response.Steps[step].Parts.Take(part).Sum(p => TrlContent.TextOf(p).Length);

    /// <summary>Where the words of a turn begin in the prompt as one text.</summary>
    private static int Start(TaskBundle task, int turn) => task.Turns is [{ Role: "user" }]
        ? 0
        : task.Turns.Take(turn).Sum(t => t.Role.Length + 2 + t.Text.Length + 2) + task.Turns[turn].Role.Length + 2;

    /// <summary>The labelling config: without it Label Studio does not know what the names mean.</summary>
    private static async Task ConfigAsync(ExportRun run, CancellationToken cancel)
    {
        var file = run.Open("label-config.xml");
        await file.TextAsync(LabelConfig.Of(run.Pooled, await MostImagesAsync(run, cancel)).ToString(), cancel);
        await file.TextAsync("\n", cancel);
        await run.CloseAsync(file, cancel);
    }

    private static async Task<int> MostImagesAsync(ExportRun run, CancellationToken cancel)
    {
        var media = run.Db.Set<TaskMedium>().Where(m => m.ProjectId == run.Project.Id);
        return 1 + (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.MaxAsync(media, m => (int?)m.Ordinal, cancel) ?? -1);
    }
}
