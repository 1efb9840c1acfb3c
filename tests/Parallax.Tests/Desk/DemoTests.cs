using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Identity;
using Parallax.Pay;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Talent;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Desk;

/// <summary>The demo: drawn, seeded through the product's own doors, and true to its pictures.</summary>
public class DemoTests
{
    [Fact]
    public async Task It_has_people_tasks_and_judgments_whose_boxes_lie_on_what_they_name()
    {
        await using var app = await DrawnDemo.StartAsync();
        Assert.True(await app.OnDatabaseAsync(db => db.Set<Person>().CountAsync()) >= 6);
        Assert.True(await app.OnDatabaseAsync(db => db.Set<EvaluationTask>().CountAsync()) >= 20);
        Assert.Equal(5, await app.OnDatabaseAsync(db => db.Set<EvaluationTask>().Select(t => t.Category).Distinct().CountAsync()));
        Assert.True(await app.OnDatabaseAsync(db => db.Set<Judgment>().CountAsync(j => !j.IsSpare)) >= 30);
        Assert.Empty((await app.AuditAsync()).GetProperty("findings").EnumerateArray());
        await StandsAtEveryStretchAsync(app);
        await IsJudgedAsync(app);
        await HasResultsAsync(app);

        var boxes = 0;
        foreach (var project in new[] { "scenes-which-answer-sees-better", "scenes-where-reasoning-breaks", "scenes-what-do-you-see-yourself" }) boxes += await CheckBoxesAsync(app, project);
        Assert.True(boxes > 20, $"Only {boxes} boxes were found.");
    }

    /// <summary>Somebody is at each stage of an application, and each state of a screening, an offer, a statement and a payout can be seen.</summary>
    private static async Task StandsAtEveryStretchAsync(TestApp app)
    {
        Assert.Equal(Enum.GetValues<Stage>(), await app.OnDatabaseAsync(db => db.Set<Application>().Select(a => a.Stage).Distinct().Order().ToArrayAsync()));
        Assert.Equal([AttemptState.Invited, AttemptState.Scoring, AttemptState.Decided], await app.OnDatabaseAsync(db => db.Set<ScreeningAttempt>().Select(a => a.State).Distinct().Order().ToArrayAsync()));
        Assert.Equal([OfferState.Offered, OfferState.Signed], await app.OnDatabaseAsync(db => db.Set<Offer>().Select(o => o.State).Distinct().Order().ToArrayAsync()));
        Assert.Contains(StatementState.Paid, await app.OnDatabaseAsync(db => db.Set<Statement>().Select(s => s.State).Distinct().ToListAsync()));
        Assert.Equal([PayoutState.Unknown, PayoutState.Settled], await app.OnDatabaseAsync(db => db.Set<Payout>().Select(p => p.State).Distinct().Order().ToArrayAsync()));
        Assert.False(await app.OnDatabaseAsync(db => db.Set<Person>().AnyAsync(p => p.PasswordHash != null)));
    }

    /// <summary>Each state of quality can be seen, and something waits for a person everywhere.</summary>
    private static async Task IsJudgedAsync(TestApp app)
    {
        Assert.Equal([StandingState.Qualified, StandingState.Watched, StandingState.Paused], await app.OnDatabaseAsync(db => db.Set<ContributorStanding>().Select(s => s.State).Distinct().Order().ToArrayAsync()));
        Assert.True(await app.OnDatabaseAsync(db => db.Set<Case>().AnyAsync(c => c.About == AppealStanding.About && c.State == CaseState.Open)));
        Assert.Equal([ReviewOutcome.Accepted, ReviewOutcome.Corrected, ReviewOutcome.Returned], await app.OnDatabaseAsync(db => db.Set<Review>().Where(r => r.Outcome != null).Select(r => r.Outcome!.Value).Distinct().Order().ToArrayAsync()));
        Assert.True(await app.OnDatabaseAsync(db => db.Set<Review>().AnyAsync(r => r.State == ReviewState.Waiting)));
        Assert.Equal([BatchState.Returned, BatchState.Accepted], await app.OnDatabaseAsync(db => db.Set<Batch>().Select(b => b.State).Order().ToArrayAsync()));
        Assert.Equal([AdjudicationKind.Decided, AdjudicationKind.Ambiguous], await app.OnDatabaseAsync(db => db.Set<Adjudication>().Select(a => a.Kind).Order().ToArrayAsync()));
        Assert.True(await app.OnDatabaseAsync(db => db.Set<Disagreement>().AnyAsync(d => d.IsContested && !d.IsSettled)));
        Assert.Equal([FlaggedTaskState.Open, FlaggedTaskState.Kept], await app.OnDatabaseAsync(db => db.Set<FlaggedTask>().Select(t => t.State).Order().ToArrayAsync()));
        Assert.Equal([SignalKind.Fast, SignalKind.SameRationale], await app.OnDatabaseAsync(db => db.Set<QualitySignal>().Where(s => s.LookedAtAt == null).Select(s => s.Kind).Order().ToArrayAsync()));
        Assert.True(await app.OnDatabaseAsync(db => db.Set<RaterSeverity>().AnyAsync(s => s.Dimension != RaterSeverity.All && s.Gap == SeverityGap.None)));
        Assert.True(await app.OnDatabaseAsync(db => db.Set<Discussion>().AnyAsync(d => d.ChangedToId != null)));
    }

    /// <summary>No page of results is empty for want of what it shows: own answers, readings, two versions, an automatic judge that helps.</summary>
    private static async Task HasResultsAsync(TestApp app)
    {
        await Counted.AllAsync(app);
        async Task<JsonElement> GetAsync(string project, string path) => await app.Operator.GetAsync($"/api/projects/{project}/insight/{path}", CancellationToken.None);
        Assert.Equal(34, (await GetAsync("scenes-what-do-you-see-yourself", "people")).GetProperty("answers").GetInt32());
        Assert.Equal(3, (await GetAsync("scenes-what-do-you-see-yourself", "ambiguity")).GetProperty("several").GetInt32());
        Assert.Single((await GetAsync("scenes-what-do-you-see-yourself", "versions")).GetProperty("pairs").EnumerateArray());
        Assert.False(Assert.Single((await GetAsync("scenes-which-answer-sees-better", "judges")).GetProperty("judges").EnumerateArray()).GetProperty("all").GetProperty("isHidden").GetBoolean());
    }

    /// <summary>Each region has an object of the scene under it, at an intersection over union of .5 or more.</summary>
    private static async Task<int> CheckBoxesAsync(TestApp app, string project)
    {
        var objects = (await LinesAsync(app, project, "tasks-jsonl")).ToDictionary(
            t => t.GetProperty("id").GetString()!, t => t.GetProperty("metadata").GetProperty("objects").EnumerateArray().Select(Box).ToList());
        var boxes = 0;
        foreach (var judgment in await LinesAsync(app, project, "judgments-jsonl"))
        {
            var there = objects[judgment.GetProperty("task").GetString()!];
            var regions = judgment.GetProperty("issues").EnumerateArray().SelectMany(i => i.GetProperty("anchors").EnumerateArray())
                .Where(a => a.GetProperty("kind").GetString() == "region").Select(Box);
            foreach (var region in regions)
            {
                boxes++;
                Assert.True(there.Max(o => IntersectionOverUnion(o, region)) >= .5, $"{judgment.GetProperty("task")}: {region} lies on nothing that the scene names.");
            }
        }

        return boxes;
    }

    private static async Task<List<JsonElement>> LinesAsync(TestApp app, string project, string format) =>
        [.. (await app.Operator.Http.GetStringAsync($"/api/projects/{project}/exports/{format}")).TrimEnd('\n').Split('\n').Select(l => JsonElement.Parse(l))];

    private static (double X, double Y, double Width, double Height) Box(JsonElement box) =>
        (box.GetProperty("x").GetDouble(), box.GetProperty("y").GetDouble(), box.GetProperty("width").GetDouble(), box.GetProperty("height").GetDouble());

    private static double IntersectionOverUnion((double X, double Y, double Width, double Height) a, (double X, double Y, double Width, double Height) b)
    {
        var width = Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X);
        var height = Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y);
        if (width <= 0 || height <= 0) return 0;
        var both = width * height;
        return both / (a.Width * a.Height + b.Width * b.Height - both);
    }
}
