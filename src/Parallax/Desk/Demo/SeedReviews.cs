using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>The demo's second looks: what two reviewers say of each person's first judgments, and two batches.</summary>
public sealed class SeedReviews(IServiceProvider services, DemoActors actors, DemoProjects projects, SeedJudgments judgments, IReadOnlyList<DemoJudgment> all, SteppedClock clock)
{
    private const string Key = "compare";
    private static readonly string[] Reviewers = ["tomasz", "mirela"];
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(5);

    /// <summary>What is not accepted: whose judgment, which of theirs, and by which look.</summary>
    private static readonly Dictionary<(string Person, int Number, int Look), string> Said = new()
    {
        [("ada", 1, 1)] = DecideReview.Correct,
        [("ada", 1, 2)] = DecideReview.Correct,
        [("ada", 3, 1)] = DecideReview.Return,
        [("ada", 3, 2)] = DecideReview.Return,
        [("mateo", 2, 1)] = DecideReview.Return,
        [("mateo", 2, 2)] = DecideReview.Correct,
    };

    private readonly WorkStore _store = services.GetRequiredService<WorkStore>();
    private readonly ReviewStore _reviews = services.GetRequiredService<ReviewStore>();

    private string Api => $"/api/projects/{projects.Slug(Key)}/quality";

    /// <param name="first">How many of each person's first judgments are looked at.</param>
    /// <param name="doubt">Of a thousand doubtful ones.</param>
    /// <param name="twice">Of a thousand, how many get a second look.</param>
    public Task DrawAsync(int first, int doubt, int twice, CancellationToken cancel) => actors.DoAsync(
        "noor", HttpMethod.Put, $"{Api}/review-policy", new { sharePerMille = 0, firstJudgments = first, doubtPerMille = doubt, twicePerMille = twice, returnDays = 3 }, cancel);

    /// <summary>What the clock of the application does every few seconds.</summary>
    public Task DrawNowAsync(CancellationToken cancel) => services.GetRequiredService<DrawReviews>().RunAsync(cancel);

    /// <summary>Both reviewers look at all that waits.</summary>
    /// <param name="returnFirst">Whether the first one goes back, whoever's it is.</param>
    public async Task LookAsync(bool returnFirst, CancellationToken cancel)
    {
        foreach (var reviewer in Reviewers)
            while (await _reviews.ClaimAsync(actors.Id(reviewer), [(projects.Id(Key), true)], cancel) is { } claim)
            {
                await DecideAsync(reviewer, claim.Assignment, returnFirst, cancel);
                returnFirst = false;
            }
    }

    /// <summary>Who got something back does it again, with one sentence more.</summary>
    public async Task ReworkAsync(string person, CancellationToken cancel)
    {
        var id = actors.Id(person);
        foreach (var (assignment, task, responses) in await ReturnedAsync(id, cancel))
        {
            var before = all.First(j => j.Person == person && j.Task == task && j.Responses.ToHashSet().SetEquals(responses));
            await _store.ResumeAsync(id, assignment, undo: false, cancel);
            await judgments.SubmitAsync(before with { Rationale = $"{before.Rationale} It shows at the place that I have marked." }, assignment, $"demo-again-{assignment:N}", thinks: false, cancel);
        }
    }

    public async Task<Guid> MakeBatchAsync(string name, IEnumerable<string> people, CancellationToken cancel) =>
        (await actors.As("noor").PostAsync($"{Api}/batches", new { name, errorRatePerMille = 200, confidencePerMille = 800, contributors = people.Select(actors.Id) }, cancel)).GetProperty("id").GetGuid();

    public Task AcceptAsync(Guid batch, CancellationToken cancel) => actors.DoAsync("noor", $"/api/quality/batches/{batch}/decision", new { accept = true }, cancel);

    public Task ReturnAsync(Guid batch, int days, CancellationToken cancel) =>
        actors.DoAsync("noor", $"/api/quality/batches/{batch}/decision", new { accept = false, scope = DecideBatch.Wrong, days }, cancel);

    private async Task DecideAsync(string reviewer, Guid assignment, bool goesBack, CancellationToken cancel)
    {
        var verdict = goesBack ? DecideReview.Return : Said.GetValueOrDefault(await WhichAsync(assignment, cancel), DecideReview.Accept);
        var shown = await actors.As(reviewer).GetAsync($"/api/quality/reviews/{assignment}", cancel);
        clock.Step(Look);
        await actors.DoAsync(reviewer, $"/api/quality/reviews/{assignment}", new { parts = Parts(verdict, [.. shown.GetProperty("parts").EnumerateArray()]) }, cancel);
    }

    private async Task<(string Person, int Number, int Look)> WhichAsync(Guid assignment, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var review = await db.Set<Review>().AsNoTracking().SingleAsync(r => r.AssignmentId == assignment, cancel);
        var at = await db.Set<Judgment>().Where(j => j.Id == review.JudgmentId).Select(j => j.SubmittedAt).SingleAsync(cancel);
        var number = await db.Set<Judgment>().CountAsync(j => j.ProjectId == review.ProjectId && j.PersonId == review.PersonId && j.Purpose == Purpose.Work && j.Revision == 1 && j.SubmittedAt <= at, cancel);
        return (actors.KeyOf(review.PersonId), number, review.Ordinal);
    }

    private async Task<List<(Guid Assignment, string Task, List<string> Models)>> ReturnedAsync(Guid person, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var returned = await db.Set<Assignment>().AsNoTracking().Where(a => a.PersonId == person && a.ReopenedAt != null).OrderBy(a => a.Id).ToListAsync(cancel);
        var found = new List<(Guid, string, List<string>)>();
        foreach (var one in returned)
        {
            var task = await (from p in db.Set<Presentation>() where p.Id == one.PresentationId join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id select t.ExternalId).SingleAsync(cancel);
            found.Add((one.Id, task, await DemoModels.OfPresentationAsync(db, one.PresentationId, cancel)));
        }

        return found;
    }

    private static List<object> Parts(string verdict, List<JsonElement> parts) => verdict switch
    {
        DecideReview.Correct => [Raised(parts)],
        DecideReview.Return =>
        [
            new { name = "rationale", verdict, text = "Which of the two faults decided it? Name the place in the picture that shows it." },
            new { name = "preference", verdict, text = "Read the section on preference once more: is “much better” meant, or “better”?" },
        ],
        _ => [],
    };

    /// <summary>A rating that was too strict, by one level.</summary>
    private static object Raised(List<JsonElement> parts)
    {
        var part = parts.First(p => p.GetProperty("name").GetString()!.EndsWith("logical-consistency", StringComparison.Ordinal));
        _ = int.TryParse(part.GetProperty("said").GetString(), CultureInfo.InvariantCulture, out var level);
        return new
        {
            name = part.GetProperty("name").GetString(),
            verdict = DecideReview.Correct,
            value = level is >= 1 and < 5 ? level + 1 : 4,
            text = "The steps follow from one another. Only what they start from is wrong, and that is rated under common sense.",
        };
    }
}
