using Parallax.Work;

namespace Parallax.Insight.Exports.Formats;

/// <summary>Battles as the Chatbot Arena publishes them: one a judgment.</summary>
public sealed class ArenaFormat : IExportFormat
{
    public string Name => "arena-jsonl";

    public string Title => "Arena battles";

    public string For => "Battles of two models for the scripts that rank chat arenas (FastChat): winner, tie, or both bad.";

    public IReadOnlyList<string> Loses => ["\"Much better\" counts as a win like \"better\".", "The words, ratings and issues of a judgment have no place."];

    private sealed record Battle(string QuestionId, string ModelA, string ModelB, string Winner, string Judge, int Turn, bool Anony, double Tstamp);

    public async Task WriteAsync(ExportRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var file = run.Open("battles.jsonl");
        await foreach (var task in run.Bundles.AllAsync(cancel))
            foreach (var presentation in task.Presentations)
                foreach (var judgment in presentation.Judgments)
                {
                    if (judgment.Answers.Preference is not { } preference || presentation.Second is not { } second)
                    {
                        run.LeaveOut(LeftOut.NotAsked);
                        continue;
                    }

                    run.Use();
                    var (a, b) = judgment.Answers.Shown[0] == presentation.First.Id ? (presentation.First, second) : (second, presentation.First);
                    var winner = Winner(preference, a.Id);
                    run.Count(winner.StartsWith("tie", StringComparison.Ordinal) ? winner : "won");
                    await file.LineAsync(
                        new Battle(task.ExternalId, a.Name, b.Name, winner, judgment.Contributor, task.Turns.Count(t => t.Role == "user"), true, judgment.SubmittedAt.ToUnixTimeMilliseconds() / 1000.0),
                        ExportJson.Snake, cancel);
                }

        run.Count("battles", file.Lines);
    }

    private static string Winner(Preference preference, Guid a) => preference switch
    {
        { Better: { } better } => better == a ? "model_a" : "model_b",
        { Strength: "both-bad" } => "tie (bothbad)",
        _ => "tie",
    };
}
