using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Insight.Exports.Formats;

/// <summary>What people said of each question as a distribution, with nobody forced to agree.</summary>
public sealed class SoftLabelFormat : IExportFormat
{
    public string Name => "soft-labels";

    public string Title => "Soft labels";

    public string For => "The distribution of answers to each question, with its entropy: for training on disagreement, and for ambiguous scenarios.";

    public IReadOnlyList<string> Loses => ["Who said what is lost.", "Readings are put together only where their words are the same."];

    /// <param name="Response">0 or 1; null where the question is about the presentation.</param>
    /// <param name="Entropy">In bits.</param>
    private sealed record Line(
        string Task, string Category, Guid Presentation, IReadOnlyList<string> Models, string Question, int? Response, int N,
        IReadOnlyDictionary<string, double> Counts, IReadOnlyDictionary<string, double> Distribution, double Entropy);

    private sealed record Asked(string Question, int? Response, IReadOnlyList<(string Label, double Weight)> Said, int N);

    public async Task WriteAsync(ExportRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var file = run.Open("soft-labels.jsonl");
        await foreach (var task in run.Bundles.AllAsync(cancel))
            foreach (var presentation in task.Presentations)
            {
                var lines = Of(presentation).Where(a => a.Said.Count > 0).Select(a => LineOf(task, presentation, a)).ToList();
                foreach (var line in lines) await file.LineAsync(line, ExportJson.Snake, cancel);
                if (lines.Count > 0) run.Use(presentation.Judgments.Count);
                else run.LeaveOut(LeftOut.NotAsked, presentation.Judgments.Count);
            }

        run.Count("distributions", file.Lines);
    }

    private static IEnumerable<Asked> Of(PresentationBundle presentation)
    {
        var judgments = presentation.Judgments;
        yield return Ask("preference", null, judgments.Select(j => Preference(j.Answers.Preference, presentation.First.Id)));
        var responses = presentation.Responses.ToList();
        for (var r = 0; r < responses.Count; r++)
        {
            var said = judgments.Select(j => j.Of(responses[r])).OfType<ResponseAnswers>().ToList();
            foreach (var dimension in said.SelectMany(s => s.Dimensions.Keys).Distinct().Order(StringComparer.Ordinal))
                yield return Ask($"rating:{dimension}", r, said.Select(s => s.Dimensions.TryGetValue(dimension, out var rating) ? rating.ToString() : null));
            for (var step = 0; step < responses[r].Steps.Count; step++)
                yield return Ask($"step:{step}", r, said.Select(s => s.Steps.ElementAtOrDefault(step)));
            yield return Ask("recognition", r, said.Select(s => s.Recognition));
        }

        var readings = judgments.Where(j => j.Answers.Interpretations is { Count: > 0 }).ToList();
        yield return new Asked("interpretation", null, [.. readings.SelectMany(j => j.Answers.Interpretations!).Select(i => (i.Text, (double)i.Share / Interpretation.Points))], readings.Count);
    }

    private static Asked Ask(string question, int? response, IEnumerable<string?> said)
    {
        var labels = said.OfType<string>().Select(s => (s, 1.0)).ToList();
        return new Asked(question, response, labels, labels.Count);
    }

    private static string? Preference(Preference? said, Guid first) =>
        said is null ? null : said.Better is { } better ? $"{(better == first ? "first" : "second")}-{said.Strength}" : said.Strength;

    private static Line LineOf(TaskBundle task, PresentationBundle presentation, Asked asked)
    {
        var counts = asked.Said.GroupBy(s => s.Label).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(s => s.Weight));
        var all = counts.Values.Sum();
        var shares = counts.ToDictionary(c => c.Key, c => c.Value / all);
        return new Line(
            task.ExternalId, task.Category, presentation.Id, [.. presentation.Responses.Select(r => r.Name)], asked.Question, asked.Response, asked.N,
            counts, shares, -shares.Values.Where(p => p > 0).Sum(p => p * Math.Log2(p)) + 0.0);
    }
}
