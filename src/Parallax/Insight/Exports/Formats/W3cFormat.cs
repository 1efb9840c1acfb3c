using System.Globalization;
using Parallax.Work;

namespace Parallax.Insight.Exports.Formats;

/// <summary>Each issue as a Web Annotation with every place where it shows as a target.</summary>
public sealed class W3cFormat : IExportFormat
{
    private const string Context = "http://www.w3.org/ns/anno.jsonld";
    private const string MediaFragments = "http://www.w3.org/TR/media-frags/";
    private const int QuoteContext = 32;

    public string Name => "issues-w3c";

    public string Title => "Issues as Web Annotations";

    public string For => "Every issue with its places in text and image, for annotation tools and for tracing a claim to its evidence (W3C Web Annotation).";

    public IReadOnlyList<string> Loses =>
    [
        "Offsets of text count Unicode code points, as the W3C asks; judgments count UTF-16 code units. Both select the same characters.",
        "Regions are whole pixels of the image as shown; a polygon has its bounding box beside it.",
        "Ratings, preferences and judgments without an issue have no place.",
    ];

    private sealed record Annotation
    {
        public required string Id { get; init; }
        public string Type { get; init; } = "Annotation";
        public string Motivation { get; init; } = "assessing";
        public required Creator Creator { get; init; }
        public required string Created { get; init; }
        public required IReadOnlyList<TextualBody> Body { get; init; }
        public required IReadOnlyList<Target> Target { get; init; }
    }

    private sealed record Creator(string Id, string Type, string Nickname);

    private sealed record TextualBody(string Type, string Purpose, string Value);

    private sealed record Target(string Source, IReadOnlyList<Selector>? Selector);

    private sealed record Selector(string Type)
    {
        public string? ConformsTo { get; init; }
        public string? Value { get; init; }
        public int? Start { get; init; }
        public int? End { get; init; }
        public string? Exact { get; init; }
        public string? Prefix { get; init; }
        public string? Suffix { get; init; }
    }

    /// <param name="Of">The response's step and part, or the prompt's turn.</param>
    private sealed record Source(string Id, string Task, string? Model, string Of, string Text);

    public async Task WriteAsync(ExportRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var (annotations, sources) = (run.Open("annotations.json"), run.Open("sources.jsonl"));
        await annotations.TextAsync($$"""
            {"@context": "{{Context}}", "id": "urn:parallax:project:{{run.Project.Id}}:issues", "type": "AnnotationCollection", "label": "Issues",
            "first": {"id": "urn:parallax:project:{{run.Project.Id}}:issues:1", "type": "AnnotationPage", "startIndex": 0, "items": [
            """, cancel);
        var written = 0L;
        await foreach (var task in run.Bundles.AllAsync(cancel))
        {
            var cited = new SortedDictionary<string, Source>(StringComparer.Ordinal);
            foreach (var presentation in task.Presentations)
                foreach (var judgment in presentation.Judgments)
                {
                    Account(run, judgment);
                    foreach (var (issue, i) in judgment.Answers.Issues.Select((issue, i) => (issue, i)))
                    {
                        await annotations.TextAsync(written++ == 0 ? "\n" : ",\n", cancel);
                        await annotations.JsonAsync(Of(run, task, presentation.Responses.First(r => r.Id == issue.Response), judgment, issue, i, cited), ExportJson.Plain, cancel);
                    }
                }

            foreach (var source in cited.Values) await sources.LineAsync(source, ExportJson.Plain, cancel);
        }

        await annotations.TextAsync(string.Create(CultureInfo.InvariantCulture, $"\n]}}, \"total\": {written}}}\n"), cancel);
        run.Count("annotations", written);
        run.Count("sources", sources.Lines);
    }

    private static void Account(ExportRun run, SaidJudgment judgment)
    {
        if (judgment.Answers.Issues.Count > 0) run.Use();
        else run.LeaveOut(judgment.Protocol.Issues is null ? LeftOut.NotAsked : LeftOut.NoIssue);
    }

    private static Annotation Of(ExportRun run, TaskBundle task, ShownResponse response, SaidJudgment judgment, Issue issue, int number, SortedDictionary<string, Source> cited)
    {
        var targets = issue.Anchors.Select(a => TargetOf(run, task, response, a, cited)).ToList();
        // An issue that marks nothing is about the whole response.
        if (targets.Count == 0) targets.Add(new Target(Cite(cited, $"urn:parallax:response:{response.Id}", task, response, "response", TrlContent.TextOf(response.Steps)), null));
        return new Annotation
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"urn:parallax:judgment:{judgment.Id}:issue:{number}"),
            Creator = new Creator($"urn:parallax:contributor:{judgment.Contributor}", "Person", judgment.Contributor),
            Created = judgment.SubmittedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            Body = [.. Bodies(issue)],
            Target = targets,
        };
    }

    private static IEnumerable<TextualBody> Bodies(Issue issue)
    {
        yield return new TextualBody("TextualBody", "tagging", issue.Code);
        yield return new TextualBody("TextualBody", "classifying", string.Create(CultureInfo.InvariantCulture, $"severity:{issue.Severity}"));
        if (issue.Note.Length > 0) yield return new TextualBody("TextualBody", "commenting", issue.Note);
        if (issue.Correction.Length > 0) yield return new TextualBody("TextualBody", "editing", issue.Correction);
    }

    private static Target TargetOf(ExportRun run, TaskBundle task, ShownResponse response, Anchor anchor, SortedDictionary<string, Source> cited)
    {
        switch (anchor)
        {
            case RegionAnchor region:
                return new Target(run.Image(task.Media[region.Media]), [.. Region(region)]);
            case SpanAnchor span:
                var part = response.Steps[span.Step].Parts[span.Part].Text ?? "";
                return new Target(Cite(cited, Urn($"response:{response.Id}:step:{span.Step}:part:{span.Part}"), task, response, Urn($"step {span.Step}, part {span.Part}", ""), part), Words(part, span.Start, span.End));
            case PromptSpanAnchor span:
                var turn = task.Turns[span.Turn].Text;
                return new Target(Cite(cited, Urn($"task:{task.Id}:turn:{span.Turn}"), task, null, Urn($"turn {span.Turn}", ""), turn), Words(turn, span.Start, span.End));
            case StepAnchor step:
                return new Target(Cite(cited, Urn($"response:{response.Id}:step:{step.Step}"), task, response, Urn($"step {step.Step}", ""), TrlContent.TextOf(response.Steps[step.Step])), null);
            default:
                throw new InvalidOperationException($"There is no Web Annotation of a {anchor.GetType().Name}.");
        }
    }

    private static string Urn(FormattableString text, string prefix = "urn:parallax:") => prefix + FormattableString.Invariant(text);

    private static string Cite(SortedDictionary<string, Source> cited, string id, TaskBundle task, ShownResponse? response, string of, string text)
    {
        cited[id] = new Source(id, task.ExternalId, response?.Name, of, text);
        return id;
    }

    private static IEnumerable<Selector> Region(RegionAnchor region)
    {
        yield return new Selector("FragmentSelector") { ConformsTo = MediaFragments, Value = FormattableString.Invariant($"xywh=pixel:{region.X},{region.Y},{region.Width},{region.Height}") };
        if (region.Points is not { } points) yield break;
        var corners = string.Join(' ', points.Select(p => FormattableString.Invariant($"{p.X},{p.Y}")));
        yield return new Selector("SvgSelector") { Value = $"<svg xmlns=\"http://www.w3.org/2000/svg\"><polygon points=\"{corners}\"/></svg>" };
    }

    private static List<Selector> Words(string text, int start, int end) =>
    [
        new Selector("TextPositionSelector") { Start = CodePoints(text, start), End = CodePoints(text, end) },
        new Selector("TextQuoteSelector") { Exact = text[start..end], Prefix = text[Edge(text, start - QuoteContext)..start], Suffix = text[end..Edge(text, end + QuoteContext)] },
    ];

    private static int CodePoints(string text, int units)
    {
        var count = 0;
        foreach (var _ in text.AsSpan(0, units).EnumerateRunes()) count++;
        return count;
    }

    /// <summary>Never between the halves of a character.</summary>
    private static int Edge(string text, int at)
    {
        at = Math.Clamp(at, 0, text.Length);
        return at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }
}
