namespace Parallax.Desk;

/// <summary>What the results of the demo rest on besides the judgments of its large project: people's own answers, two versions of one model, an automatic judge, and a lead's words in the report.</summary>
public sealed class SeedResults(
    DemoWeeks weeks, Timeline timeline, SeedJudgments work, IReadOnlyList<DemoJudgment> readings, DemoActors actors, DemoProjects projects, DemoContent content, CancellationToken cancel)
{
    /// <summary>A task each, in the afternoon.</summary>
    private static readonly int[] Days = [2, 4, 9, 11, 15, 17];

    public void Tell()
    {
        foreach (var (number, task) in readings.GroupBy(r => r.Task).Index())
            timeline.At(weeks.Day(Days[number % Days.Length], 14), async () => { foreach (var judgment in task) await work.WorkAsync(judgment, thinks: false, cancel); });
        timeline.At(weeks.Ago(1.8), JudgeAsync);
        timeline.At(weeks.Ago(1.7), () => actors.DoAsync("noor", HttpMethod.Put, $"/api/projects/{projects.Slug("compare")}/insight/report", new
        {
            question = "Which of three models reasons best about everyday scenes, and where does each one fail?",
            limits = "The scenes are drawn, in one style. Whether the same holds for photographs is not known.\nFour people judged; intervals say how much rests on each of them.",
        }, cancel));
    }

    private async Task JudgeAsync()
    {
        using var scores = new StreamContent(File.OpenRead(content.JudgeFile("compare")));
        using var _ = await actors.As("noor").SendAsync(HttpMethod.Post, $"/api/projects/{projects.Slug("compare")}/insight/judges?judge=Arbiter%201&prompt=rubric-2&metric=contextual", scores, cancel);
    }
}
