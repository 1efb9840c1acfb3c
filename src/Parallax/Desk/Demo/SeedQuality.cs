namespace Parallax.Desk;

/// <summary>
/// Quality in the demo's story: everybody practises and is calibrated on the first day, answers checks along the way, and is
/// reviewed. At the end one has passed, one is watched, and one is paused and has appealed.
/// </summary>
public sealed class SeedQuality(DemoWeeks weeks, Timeline timeline, SeedLearning learning, SeedReviews reviews, SeedDiscussion discussion, CancellationToken cancel)
{
    /// <summary>In this order each gets another practice task wrong; the last one none.</summary>
    private static readonly string[] People = ["ada", "mateo", "yuki", "priya"];

    /// <summary>Person, day, and what became of their checks.</summary>
    private static readonly (string Person, int Day, string Answers)[] Checks =
    [
        ("ada", 1, "rrw"), ("yuki", 2, "rrr"), ("mateo", 3, "rwr"), ("ada", 4, "rrr"), ("priya", 5, "rr"), ("yuki", 6, "wrr"), ("mateo", 7, "rrw"), ("ada", 8, "rrr"),
        ("yuki", 10, "rrr"), ("mateo", 11, "rrr"), ("ada", 12, "rrr"), ("mateo", 14, "wrr"), ("mateo", 16, "rr"),
    ];

    public void Tell()
    {
        Learn();
        Review();
        Discuss();
        Hurry();
    }

    private void Learn()
    {
        At(weeks.Day(0, 8), () => learning.MakeAsync(cancel));
        foreach (var (number, person) in People.Index())
            At(weeks.Day(0, 8), () => learning.LearnAsync(person, misses: number, cancel));
        foreach (var (person, day, answers) in Checks) At(weeks.Day(day, 11), () => learning.CheckAsync(person, answers, cancel));
    }

    /// <summary>The first three judgments of everybody, twice; then by batches.</summary>
    private void Review()
    {
        At(weeks.Day(0, 8), () => reviews.DrawAsync(first: 3, doubt: 0, twice: 1000, cancel));
        foreach (var day in new[] { 1, 3, 5, 7 })
        {
            At(weeks.Day(day, 15), () => LookAsync(returnFirst: false));
            At(weeks.Day(day + 1, 10), () => reviews.ReworkAsync("ada", cancel));
        }

        Guid first = default, second = default;
        At(weeks.Day(13, 9), async () =>
        {
            await reviews.DrawAsync(first: 3, doubt: 0, twice: 0, cancel);
            first = await reviews.MakeBatchAsync("Weeks one and two: Yuki and Priya", ["yuki", "priya"], cancel);
        });
        At(weeks.Day(13, 14), () => LookAsync(returnFirst: false));
        At(weeks.Day(14, 9), () => reviews.AcceptAsync(first, cancel));
        At(weeks.Ago(2.5), async () => second = await reviews.MakeBatchAsync("Up to week three: Mateo and Ada", ["mateo", "ada"], cancel));
        At(weeks.Ago(2), () => LookAsync(returnFirst: true));
        At(weeks.Ago(1), () => reviews.ReturnAsync(second, days: 5, cancel));
    }

    private async Task LookAsync(bool returnFirst)
    {
        await reviews.DrawNowAsync(cancel);
        await reviews.LookAsync(returnFirst, cancel);
    }

    private void Discuss()
    {
        Guid mirror = default, rating = default;
        At(weeks.Day(4, 12), async () => mirror = await discussion.AskAsync("ada", "Steps", "A step only repeats the question in other words. Is it right, because it is true, or unneeded?", cancel));
        At(weeks.Day(5, 9), () => discussion.ChangeGuidelineAsync(
            mirror, "Steps", "A step that only repeats the question is **unneeded**, also when it is true.", "Unneeded. You are right that the guidelines left it open; they say so now.", cancel));
        At(weeks.Day(7, 12), async () => rating = await discussion.AskAboutTaskAsync("mateo", "The answer is right and no step leads to it. Does logic get a low rating, or contextual interpretation?", cancel));
        At(weeks.Day(8, 9), () => discussion.AnswerToAllAsync(rating, "Logic. Contextual interpretation asks whether the question was understood, and it was.", cancel));
        At(weeks.Ago(0.9), () => discussion.AskAsync("yuki", "Issues", "Two faults lie in the same sentence. Is that one issue with two places, or two issues?", cancel));
        At(weeks.Ago(1.6), () => discussion.CountAsync(cancel));
        At(weeks.Ago(1.5), SettleAsync);
    }

    private async Task SettleAsync()
    {
        await discussion.SettleAsync("noor", "block-tower", ["Meridian", "Petrel"], "Petrel",
            "Whoever asks this wants the number, and only one response has it. That the other counts better and adds up wrongly belongs into the step verdicts.", cancel);
        await discussion.MarkAmbiguousAsync("noor", "two-profiles", ["Halcyon", "Petrel"], [new("A pale vase on a dark ground", 50), new("Two dark faces that look at each other", 50)],
            "The drawing is made to be seen both ways. Which response is better depends on what one sees first.", cancel);
        await discussion.KeepFlaggedAsync("windowsill", "What covers what can be seen, and that answers the question. The task stays.", cancel);
    }

    /// <summary>Somebody hurries, is paused for it, and appeals; what was drawn of it waits for a reviewer.</summary>
    private void Hurry()
    {
        At(weeks.Ago(0.5), () => LookAsync(returnFirst: false));
        At(weeks.Ago(0.48), () => reviews.DrawAsync(first: 3, doubt: 1000, twice: 250, cancel));
        At(weeks.Ago(0.45), () => learning.RushAsync("priya", 6, cancel));
        At(weeks.Ago(0.4), () => learning.CheckAsync("priya", "wwww", cancel));
        At(weeks.Ago(0.39), () => reviews.DrawNowAsync(cancel));
        At(weeks.Ago(0.38), async () =>
        {
            await learning.SettleAsync(cancel);
            await reviews.DrawAsync(first: 3, doubt: 300, twice: 250, cancel);
        });
        At(weeks.Ago(0.3), async () =>
        {
            await discussion.CountAsync(cancel);
            await discussion.ScreenAsync(cancel);
            await discussion.LookAtSignalAsync("yuki", "pasted", "She writes in a notebook of her own first and says so. Nothing follows from it.", cancel);
        });
        At(weeks.Ago(0.2), () => learning.AppealAsync("priya", "I had a fever that evening and wanted to finish what I held. Please look at what I did before; I will not work ill again.", cancel));
    }

    private void At(DateTimeOffset at, Func<Task> step) => timeline.At(at, step);
}
