using Parallax.Work;

namespace Parallax.Insight.Exports.Formats;

/// <summary>Single answers that are good or not: one a response of a presentation, by the majority of its judgments.</summary>
public sealed class UnpairedFormat : IExportFormat
{
    private const double Good = 4;
    private const double Bad = 2;
    private const int Major = 2;

    public string Name => "trl-kto";

    public string Title => "Unpaired labels for TRL";

    public string For => "Trains a model on single answers that are good or not (KTO, BCO): works without pairs, and \"both bad\" counts.";

    public IReadOnlyList<string> Loses =>
    [
        "One label a response and presentation, by majority: who said what is lost.",
        "\"Same\" says neither good nor bad and is left out.",
        "Where no preference is asked, an average rating of 4 or more is good and of 2 or less bad; where no rating is asked, a wrong step or an issue of severity 2 or more is bad.",
    ];

    private sealed record Line(IReadOnlyList<string> Images, IReadOnlyList<TrlMessage> Prompt, IReadOnlyList<TrlMessage> Completion, bool Label);

    public async Task WriteAsync(ExportRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var file = run.Open("unpaired.jsonl");
        await foreach (var task in run.Bundles.AllAsync(cancel))
            foreach (var presentation in task.Presentations)
            {
                Account(run, presentation);
                foreach (var response in presentation.Responses)
                {
                    var balance = presentation.Judgments.Sum(j => Vote(j, response));
                    if (balance == 0) run.Omit("response", presentation.Judgments.Any(j => Vote(j, response) != 0) ? LeftOut.Even : LeftOut.Undecided);
                    else await file.LineAsync(new Line(TrlContent.Images(run, task), TrlContent.Prompt(task), TrlContent.Answer(TrlContent.TextOf(response)), balance > 0), ExportJson.Snake, cancel);
                    if (balance != 0) run.Count(balance > 0 ? "labels-true" : "labels-false");
                }
            }
    }

    private static void Account(ExportRun run, PresentationBundle presentation)
    {
        foreach (var judgment in presentation.Judgments)
        {
            if (presentation.Responses.Any(r => Vote(judgment, r) != 0)) run.Use();
            else run.LeaveOut(judgment.Answers.Preference is null ? LeftOut.Undecided : LeftOut.Tie);
        }
    }

    /// <summary>1 for good, -1 for bad, 0 for neither.</summary>
    private static int Vote(SaidJudgment judgment, ShownResponse response)
    {
        if (judgment.Answers.Preference is { } preference)
            return preference.Better is { } better ? better == response.Id ? 1 : -1 : preference.Strength == "both-bad" ? -1 : 0;
        if (judgment.Of(response) is not { } said) return 0;
        var levels = said.Dimensions.Values.Where(r => r.Level is not null).Select(r => r.Level!.Value).ToList();
        if (levels.Count > 0) return levels.Average() switch { >= Good => 1, <= Bad => -1, _ => 0 };
        if (judgment.Protocol.Dimensions.Count > 0 || (judgment.Protocol.Issues is null && !judgment.Protocol.StepVerdicts)) return 0;
        return said.FirstWrong is not null || judgment.Answers.Issues.Any(i => i.Response == response.Id && i.Severity >= Major) ? -1 : 1;
    }
}
