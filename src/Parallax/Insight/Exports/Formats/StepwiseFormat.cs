using Parallax.Work;

namespace Parallax.Insight.Exports.Formats;

/// <summary>Answers step by step with a label each, by the majority of the verdicts.</summary>
public sealed class StepwiseFormat : IExportFormat
{
    public string Name => "trl-stepwise";

    public string Title => "Stepwise supervision for TRL";

    public string For => "Trains a process reward model (PRM): the steps of an answer, and which of them hold.";

    public IReadOnlyList<string> Loses =>
    [
        "One label a step, by majority: who said what is lost.",
        "\"Unneeded\" counts as right, because it is no fault; \"cannot tell\" is no vote.",
        "A response with a step on which the votes are even or missing is left out as a whole: a line needs a label for each step.",
    ];

    private sealed record Line(IReadOnlyList<string> Images, string Prompt, IReadOnlyList<string> Completions, IReadOnlyList<bool> Labels);

    public async Task WriteAsync(ExportRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var file = run.Open("stepwise.jsonl");
        await foreach (var task in run.Bundles.AllAsync(cancel))
            foreach (var presentation in task.Presentations)
            {
                var used = false;
                foreach (var response in presentation.Responses)
                {
                    var labels = Labels(presentation, response);
                    if (labels is null || labels.Contains(null))
                    {
                        if (labels is not null) run.Omit("response", LeftOut.Undecided);
                        continue;
                    }

                    used = true;
                    run.Count("steps", labels.Count);
                    run.Count("steps-wrong", labels.Count(l => l == false));
                    await file.LineAsync(
                        new Line(TrlContent.Images(run, task), TrlContent.PromptText(task), [.. response.Steps.Select(TrlContent.TextOf)], [.. labels.Select(l => l!.Value)]), ExportJson.Snake, cancel);
                }

                Account(run, presentation, used);
            }

        run.Count("responses", file.Lines);
    }

    private static void Account(ExportRun run, PresentationBundle presentation, bool used)
    {
        foreach (var judgment in presentation.Judgments)
        {
            if (!judgment.Protocol.StepVerdicts) run.LeaveOut(LeftOut.NotAsked);
            else if (used) run.Use();
            else run.LeaveOut(LeftOut.Undecided);
        }
    }

    /// <summary>True, false, or null where that is undecided; null in all when nobody judged its steps.</summary>
    private static List<bool?>? Labels(PresentationBundle presentation, ShownResponse response)
    {
        var verdicts = presentation.Judgments.Select(j => j.Of(response)?.Steps).Where(s => s?.Count == response.Steps.Count).ToList();
        if (verdicts.Count == 0 || response.Steps.Count == 0) return null;
        return [.. Enumerable.Range(0, response.Steps.Count).Select(step => Label(verdicts.Select(v => v![step])))];
    }

    private static bool? Label(IEnumerable<string> verdicts) => verdicts.Sum(v => v switch { "right" or "unneeded" => 1, StepVerdicts.Wrong => -1, _ => 0 }) switch
    {
        > 0 => true,
        < 0 => false,
        _ => null,
    };
}
