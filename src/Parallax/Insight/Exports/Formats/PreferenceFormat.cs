using Parallax.Work;

namespace Parallax.Insight.Exports.Formats;

/// <summary>Pairs of a chosen and a rejected answer: one a presentation, by the majority of its judgments.</summary>
public sealed class PreferenceFormat : IExportFormat
{
    public string Name => "trl-preference";

    public string Title => "Preference pairs for TRL";

    public string For => "Trains a model towards what people preferred (DPO, reward models): a prompt, the chosen answer and the rejected one.";

    public IReadOnlyList<string> Loses =>
    [
        "One pair a presentation, by majority: who said what, and how many said otherwise, is lost.",
        "Ties and \"both bad\" have no place: they are left out, not written twice.",
        "\"Much better\" counts as \"better\".",
        "What is no text in an answer (images, tool steps) is named in brackets.",
    ];

    private sealed record Line(IReadOnlyList<string> Images, IReadOnlyList<TrlMessage> Prompt, IReadOnlyList<TrlMessage> Chosen, IReadOnlyList<TrlMessage> Rejected);

    public async Task WriteAsync(ExportRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var file = run.Open("preference.jsonl");
        await foreach (var task in run.Bundles.AllAsync(cancel))
            foreach (var presentation in task.Presentations)
            {
                if (Chosen(run, presentation) is not { } chosen) continue;
                var rejected = chosen == presentation.First ? presentation.Second! : presentation.First;
                await file.LineAsync(
                    new Line(TrlContent.Images(run, task), TrlContent.Prompt(task), TrlContent.Answer(TrlContent.TextOf(chosen)), TrlContent.Answer(TrlContent.TextOf(rejected))),
                    ExportJson.Snake, cancel);
            }

        run.Count("pairs", file.Lines);
    }

    /// <summary>What more people preferred; null when there is no such response. Accounts for every judgment.</summary>
    private static ShownResponse? Chosen(ExportRun run, PresentationBundle presentation)
    {
        var votes = new List<Guid>();
        foreach (var judgment in presentation.Judgments)
        {
            if (judgment.Answers.Preference is { Better: { } better }) votes.Add(better);
            else run.LeaveOut(Why(judgment.Answers.Preference));
        }

        var first = votes.Count(v => v == presentation.First.Id);
        var second = votes.Count - first;
        if (first == second)
        {
            run.LeaveOut(LeftOut.Even, votes.Count);
            return null;
        }

        run.Use(Math.Max(first, second));
        run.LeaveOut(LeftOut.Outvoted, Math.Min(first, second));
        return first > second ? presentation.First : presentation.Second;
    }

    private static string Why(Preference? preference) => preference switch
    {
        null => LeftOut.NotAsked,
        { Strength: "both-bad" } => LeftOut.BothBad,
        _ => LeftOut.Tie,
    };
}
