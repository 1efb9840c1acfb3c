using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Statistics.Agreement;
using Parallax.Web.Pages;
using Parallax.Work;

namespace Parallax.Insight;

/// <summary>
/// What people marked on the drawn tasks: verdicts on steps, issues, spans and regions, read out of their judgments. Everybody who judged a response has
/// seen it, so that one who marked nothing disagrees with one who did.
/// </summary>
public sealed class MarkAgreement
{
    /// <summary>Gamma aligns spans by search: so many responses are enough for it, and fewer where many people marked each.</summary>
    private const int MostAligned = 150;
    private const int MostAlignedByPerson = 3 * MostAligned;

    private static readonly GammaOptions Gamma = new() { Precision = .05, MostSamples = 200, Threads = 1 };

    private readonly List<Seen> _seen = [];
    private readonly Dictionary<Guid, int[][]> _starts = [];
    private readonly Dictionary<string, string> _classes = [];

    private sealed record Said
    {
        public IReadOnlyDictionary<Guid, ResponseAnswers> Responses { get; init; } = new Dictionary<Guid, ResponseAnswers>();
        public IReadOnlyList<Issue> Issues { get; init; } = [];
    }

    /// <summary>What one person said of one response of one presentation.</summary>
    private sealed record Seen(int Task, Guid Presentation, Guid Response, string Person, bool AsksIssues, IReadOnlyList<string> Steps, IReadOnlyList<Issue> Issues)
    {
        public string Unit => $"{Presentation} {Response}";
    }

    public static async Task<MarkAgreement> ReadAsync(AppDb db, InsightData data, IReadOnlySet<int> tasks, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(tasks);
        var marks = new MarkAgreement();
        if (!data.Versions.Values.Any(p => p.StepVerdicts || p.Issues is not null)) return marks;
        foreach (var issueClass in data.Versions.Values.Append(data.Protocol).SelectMany(p => p.Issues?.Classes ?? []))
            foreach (var code in issueClass.Codes) marks._classes[code.Code] = issueClass.Id;
        var ids = SaidOnTasks.Ids(data);
        await foreach (var row in SaidOnTasks.ReadAsync(db, data, tasks.Select(t => ids[t]), cancel))
        {
            if (row.IsCorrected) continue;
            var said = Content.Read<Said>(row.Answers);
            foreach (var (response, answers) in said.Responses)
                marks._seen.Add(new Seen(
                    data.TaskNumbers[row.Task], row.Presentation, response, $"{data.PersonNumbers[row.Person]}", data.Versions[row.Protocol].Issues is not null, answers.Steps, [.. said.Issues.Where(i => i.Response == response)]));
        }

        await marks.LayOutAsync(db, cancel);
        return marks;
    }

    /// <summary>Where each part of a response begins when its texts stand one after the other, in which spans are compared.</summary>
    private async Task LayOutAsync(AppDb db, CancellationToken cancel)
    {
        foreach (var chunk in _seen.Where(s => Spans(s).Any()).Select(s => s.Response).Distinct().Chunk(200))
        {
            foreach (var response in await db.Set<Response>().AsNoTracking().Where(r => chunk.Contains(r.Id)).Select(r => new { r.Id, r.Steps }).ToListAsync(cancel))
            {
                var at = 0;
                _starts[response.Id] = [.. Content.Read<List<Step>>(response.Steps).Select(s => s.Parts.Select(p => (at += p.Text?.Length ?? 0) - (p.Text?.Length ?? 0)).ToArray())];
            }
        }
    }

    public IEnumerable<(string Unit, string Person, string Said)> Verdicts(IReadOnlySet<int> tasks) =>
        _seen.Where(s => tasks.Contains(s.Task)).SelectMany(s => s.Steps.Select((verdict, step) => ($"{s.Unit} {step}", s.Person, verdict)));

    public IEnumerable<(string Unit, string Person, bool IsFound)> FoundClass(IReadOnlySet<int> tasks, string issueClass) =>
        _seen.Where(s => s.AsksIssues && tasks.Contains(s.Task)).Select(s => (s.Unit, s.Person, s.Issues.Any(i => Class(i) == issueClass)));

    public IReadOnlyList<MarkLine> Of(IReadOnlySet<int> tasks, int seed)
    {
        var seen = _seen.Where(s => s.AsksIssues && tasks.Contains(s.Task)).ToList();
        if (seen.Count == 0) return [];
        return [.. SpanLines(seen, seed), .. RegionLines(seen, seed)];
    }

    private IEnumerable<MarkLine> SpanLines(List<Seen> seen, int seed)
    {
        var marked = seen.Where(s => Spans(s).Any()).Select(s => s.Unit).ToHashSet();
        var chosen = Aligned(seen, marked);
        var (all, aligned) = (Spans(seen, marked), Spans(seen, chosen));
        var anywhere = SpanAgreement.F1(all, sameCategory: false).Micro;
        yield return new MarkLine("span", "F1, whatever the class", anywhere, "Of all marked spans, the share that another person marked as well, sharing at least half of the words of both.");
        yield return new MarkLine("span", "F1, same class", SpanAgreement.F1(all).Micro, "The same, where both also chose the same issue class.");
        var gamma = anywhere.Value is null ? anywhere : SpanAgreement.Gamma(aligned, Gamma with { Seed = seed }).Gamma;
        yield return new MarkLine("span", "Gamma", gamma, $"Place and class together, beyond chance: 1 is complete agreement, 0 that of spans put anywhere. {(marked.Count > chosen.Count ? $"On {chosen.Count} of {Words.Number(marked.Count)} marked responses. " : "")}Its interval is of the chance part alone.");
    }

    private static HashSet<string> Aligned(List<Seen> seen, HashSet<string> marked)
    {
        var people = seen.CountBy(s => s.Unit).ToDictionary();
        var (chosen, total) = (new HashSet<string>(), 0);
        foreach (var unit in marked.Order(StringComparer.Ordinal).Take(MostAligned))
        {
            total += people[unit];
            if (chosen.Count > 0 && total > MostAlignedByPerson) break;
            chosen.Add(unit);
        }

        return chosen;
    }

    private static IEnumerable<MarkLine> RegionLines(List<Seen> seen, int seed)
    {
        // Whoever judged the response saw each image on which anybody drew something.
        var images = seen.GroupBy(s => s.Unit).ToDictionary(g => g.Key, g => g.SelectMany(Regions).Select(r => r.Media).Distinct().ToList());
        var boxes = new BoxAnnotations();
        foreach (var one in seen) Draw(boxes, one, images[one.Unit]);
        var agreement = RegionAgreement.Of(boxes, seed: seed);
        yield return new MarkLine("region", "F1 at IoU .5", agreement.F1.Micro, "Of all drawn regions, the share that another person drew as well, so that half of the area of both is common.");
        yield return new MarkLine("region", "IoU of matched", agreement.MatchedOverlap, "How exactly matched regions coincide; it says nothing of those without a match.");
        yield return new MarkLine("region", "Detection alpha", agreement.DetectionAlpha, "Place alone, beyond chance: regions of different images stand for chance.");
    }

    private static void Draw(BoxAnnotations boxes, Seen one, List<int> images)
    {
        foreach (var image in images) boxes.Saw($"{one.Unit} {image}", one.Person);
        foreach (var r in Regions(one)) boxes.Add($"{one.Unit} {r.Media}", one.Person, r.X, r.Y, r.X + r.Width, r.Y + r.Height, "region");
    }

    private SpanAnnotations Spans(List<Seen> seen, HashSet<string> units)
    {
        var spans = new SpanAnnotations();
        foreach (var one in seen.Where(s => units.Contains(s.Unit)))
        {
            spans.Saw(one.Unit, one.Person);
            foreach (var (issue, span) in Spans(one))
            {
                var start = _starts[one.Response][span.Step][span.Part];
                spans.Add(one.Unit, one.Person, start + span.Start, start + span.End, Class(issue));
            }
        }

        return spans;
    }

    private string Class(Issue issue) => _classes.GetValueOrDefault(issue.Code, "other");

    private static IEnumerable<(Issue Issue, SpanAnchor Span)> Spans(Seen seen) => seen.Issues.SelectMany(i => i.Anchors.OfType<SpanAnchor>().Select(a => (i, a)));

    private static IEnumerable<RegionAnchor> Regions(Seen seen) => seen.Issues.SelectMany(i => i.Anchors.OfType<RegionAnchor>());
}
