using Parallax.Work;

namespace Parallax.Insight.Exports.Formats;

/// <summary>Responses as they read with their corrections, beside what they said: one a judgment and response.</summary>
public sealed class CorrectedFormat : IExportFormat
{
    public string Name => "corrected-responses";

    public string Title => "Corrected responses";

    public string For => "Answers as people put them right, beside what the model said: to fine-tune on, or as preference pairs that differ only where it matters.";

    public IReadOnlyList<string> Loses =>
    [
        "A correction takes the place of the words that its issue marks first; the issue's other anchors are not repeated here.",
        "Corrections that change the same words cannot be put together: such a response is left out.",
    ];

    private sealed record Line(
        IReadOnlyList<string> Images, IReadOnlyList<TrlMessage> Prompt, IReadOnlyList<TrlMessage> Chosen, IReadOnlyList<TrlMessage> Rejected,
        string Task, string Model, string? Version, string Contributor, Guid Judgment, IReadOnlyList<Correction> Corrections);

    /// <param name="Start">UTF-16 offsets in a part; none where the whole step is replaced.</param>
    private sealed record Correction(string Code, int Severity, int Step, int? Part, int? Start, int? End, string Text);

    public async Task WriteAsync(ExportRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var file = run.Open("corrected.jsonl");
        await foreach (var task in run.Bundles.AllAsync(cancel))
            foreach (var presentation in task.Presentations)
                foreach (var judgment in presentation.Judgments)
                {
                    var lines = presentation.Responses.Select(r => Of(run, task, r, judgment)).ToList();
                    foreach (var line in lines.OfType<Line>()) await file.LineAsync(line, ExportJson.Snake, cancel);
                    if (lines.Exists(l => l is not null)) run.Use();
                    else run.LeaveOut(judgment.Protocol.Issues is null ? LeftOut.NotAsked : LeftOut.NoCorrection);
                }

        run.Count("corrected", file.Lines);
    }

    private static Line? Of(ExportRun run, TaskBundle task, ShownResponse response, SaidJudgment judgment)
    {
        var issues = judgment.Answers.Issues.Where(i => i.Response == response.Id && CorrectedResponse.EditOf(i.Correction, i.Anchors) is not null).ToList();
        if (issues.Count == 0) return null;
        var edits = issues.ConvertAll(i => CorrectedResponse.EditOf(i.Correction, i.Anchors));
        if (CorrectedResponse.Collisions(edits).Any())
        {
            run.Omit("response", LeftOut.Colliding);
            return null;
        }

        run.Count("corrections", issues.Count);
        // Both sides by their steps: what a file had as one text may have had its numbering taken off.
        return new Line(
            TrlContent.Images(run, task), TrlContent.Prompt(task), TrlContent.Answer(TrlContent.TextOf(CorrectedResponse.Of(response.Steps, issues))), TrlContent.Answer(TrlContent.TextOf(response.Steps)),
            task.ExternalId, response.Model, response.Version, judgment.Contributor, judgment.Id, [.. issues.Zip(edits, (i, e) => Said(i, e!))]);
    }

    private static Correction Said(Issue issue, Edit edit) =>
        new(issue.Code, issue.Severity, edit.Step, edit.Part, edit.Part is null ? null : edit.Start, edit.Part is null ? null : edit.End, edit.Text);
}
