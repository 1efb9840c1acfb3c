using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Quality;
using Parallax.Tests.Running;
using Parallax.Tests.Work;
using Parallax.Work;

namespace Parallax.Tests.Quality;

/// <summary>A batch is accepted by its sample, or returned, reworked and sampled again; and two who look blind have their agreement.</summary>
public class BatchTests
{
    private const string FirstCase = "The cup in the first one falls.";

    [Theory, Databases]
    public async Task A_batch_is_returned_reworked_and_accepted_in_its_second_round(Database database)
    {
        await using var reviewed = await Reviewed.StartAsync(database, 6, new { sharePerMille = 0, firstJudgments = 0, doubtPerMille = 0, twicePerMille = 1000, returnDays = 3 });
        var (app, worker) = (reviewed.App, await reviewed.App.ContributorAsync(reviewed.Slug));
        var first = await reviewed.ReviewerAsync();
        var second = await reviewed.ReviewerAsync();
        await using var lead = await app.MemberAsync("lead");
        for (var i = 0; i < 6; i++) await worker.MustSubmitAsync(await worker.MustClaimAsync(reviewed.Project));
        await reviewed.DrawAsync();
        Assert.Equal(0, await app.OnDatabaseAsync(db => db.Set<Review>().CountAsync()));

        var path = $"/api/projects/{reviewed.Slug}/quality/batches";
        using var invalid = await lead.Http.PostAsJsonAsync(path, new { name = "", errorRatePerMille = 0 });
        Assert.Equal("batch.invalid", await NothingLostTests.CodeAsync(invalid));
        var made = await lead.PostAsync(path, new { name = "March", errorRatePerMille = 300, confidencePerMille = 900 }, CancellationToken.None);
        // Two of six wrong, at least, have to be ruled out: P(none of 4 is) = 1/15 <= .1 < 1/5 = P(none of 3).
        Assert.Equal((6, 4), (made.GetProperty("judgments").GetInt32(), made.GetProperty("sample").GetInt32()));
        var batch = made.GetProperty("id").GetGuid();
        using var empty = await lead.Http.PostAsJsonAsync(path, new { name = "Again" });
        Assert.Equal("batch.empty", await NothingLostTests.CodeAsync(empty));
        using var early = await DecideAsync(lead, batch, new { accept = true });
        Assert.Equal("batch.not-reviewed", await NothingLostTests.CodeAsync(early));

        // Each looks at each, blind: the first returns one, the second finds nothing.
        var sample = made.GetProperty("sample").GetInt32();
        for (var i = 0; i < sample; i++)
        {
            var claims = new[] { await Reviewed.ClaimAsync(first.Client), await Reviewed.ClaimAsync(second.Client) };
            var theirs = await second.Client.GetStringAsync(new Uri($"/api/quality/reviews/{claims[1].Assignment}", UriKind.Relative));
            Assert.DoesNotContain(FirstCase, theirs, StringComparison.Ordinal);
            object[] parts = i == 0 ? [new { name = "judgment", verdict = "return", text = FirstCase }] : [];
            Assert.Equal(i == 0 ? "returned" : "accepted", await Reviewed.DecideAsync(first.Client, claims[0].Assignment, parts));
            Assert.Equal("accepted", await Reviewed.DecideAsync(second.Client, claims[1].Assignment));
        }

        Assert.Equal("review.nothing-waits", (await Reviewed.ClaimAsync(first.Client)).Code);
        var figures = await lead.GetAsync($"/api/projects/{reviewed.Slug}/quality/reviewers", CancellationToken.None);
        var all = figures.EnumerateArray().First();
        Assert.Equal(sample, all.GetProperty("percent").GetProperty("items").GetInt32());
        Assert.Equal((sample - 1.0) / sample, all.GetProperty("percent").GetProperty("value").GetDouble(), 6);
        Assert.True(all.GetProperty("ac1").GetProperty("low").GetDouble() < all.GetProperty("ac1").GetProperty("value").GetDouble());

        await ReturnAsync(reviewed, worker, lead, batch, first, second);
        await reviewed.AssertSoundAsync();
    }

    private static async Task ReturnAsync(Reviewed reviewed, Contributor worker, Parallax.Cli.Api lead, Guid batch, Contributor first, Contributor second)
    {
        var app = reviewed.App;
        // Only the first look counts.
        var round = (await ProgressAsync(lead, batch)).GetProperty("rounds")[0];
        Assert.Equal((1, .25, 4), (round.GetProperty("errors").GetInt32(), round.GetProperty("errorRate").GetProperty("value").GetDouble(), round.GetProperty("errorRate").GetProperty("n").GetInt32()));
        using var shown = await DecideAsync(lead, batch, new { accept = true });
        Assert.Equal("batch.not-shown", await NothingLostTests.CodeAsync(shown));
        using var unsaid = await DecideAsync(lead, batch, new { accept = false, scope = "all" });
        Assert.Equal("batch.invalid", await NothingLostTests.CodeAsync(unsaid));
        using var returned = await DecideAsync(lead, batch, new { accept = false, scope = "contributor", contributor = worker.Id, days = 2, note = "Look at the cup again." });
        Assert.Equal(HttpStatusCode.NoContent, returned.StatusCode);
        using var twice = await DecideAsync(lead, batch, new { accept = false });
        Assert.Equal("batch.decided", await NothingLostTests.CodeAsync(twice));
        var open = await app.OnDatabaseAsync(db => db.Set<Assignment>().Where(a => a.ReopenedAt != null).Select(a => new { a.Id, a.ReturnedWith }).ToListAsync());
        Assert.Equal(6, open.Count);
        var wrong = Assert.Single(open, a => a.ReturnedWith!.Contains(FirstCase, StringComparison.Ordinal));

        // What was wrong and one more are done, four are not in time; then the batch is sampled again.
        foreach (var assignment in new[] { wrong, open.First(a => a != wrong) })
        {
            using var resumed = await worker.Client.PostAsync(new Uri($"/api/work/assignments/{assignment.Id}/resume", UriKind.Relative), null);
            var payload = await resumed.Content.ReadFromJsonAsync<JsonElement>();
            using var again = await worker.SubmitAsync(assignment.Id, Bodies.Complete(payload));
            Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        }

        await reviewed.SweepAsync();
        Assert.Equal("1", (await ProgressAsync(lead, batch)).GetProperty("batch").GetProperty("round").ToString());
        reviewed.Clock.Advance(TimeSpan.FromDays(3));
        await reviewed.SweepAsync();
        await reviewed.SweepAsync();
        var progress = await ProgressAsync(lead, batch);
        Assert.Equal("2", progress.GetProperty("batch").GetProperty("round").ToString());
        foreach (var reviewer in new[] { first, second })
            while ((await Reviewed.ClaimAsync(reviewer.Client)) is { Code: null } claim) await Reviewed.DecideAsync(reviewer.Client, claim.Assignment);

        round = (await ProgressAsync(lead, batch)).GetProperty("rounds")[1];
        Assert.Equal((6, 4, 4, 0), (round.GetProperty("population").GetInt32(), round.GetProperty("sample").GetInt32(), round.GetProperty("reviewed").GetInt32(), round.GetProperty("errors").GetInt32()));
        using var accepted = await DecideAsync(lead, batch, new { accept = true });
        Assert.Equal(HttpStatusCode.NoContent, accepted.StatusCode);
        Assert.Equal([(1, false, 6), (2, true, 0)], (await app.OnDatabaseAsync(db => db.Set<BatchOutcome>().OrderBy(o => o.Round).ToListAsync())).Select(o => (o.Round, o.IsAccepted, o.Reopened)));
    }

    private static Task<JsonElement> ProgressAsync(Parallax.Cli.Api lead, Guid batch) => lead.GetAsync($"/api/quality/batches/{batch}", CancellationToken.None);

    private static Task<HttpResponseMessage> DecideAsync(Parallax.Cli.Api lead, Guid batch, object decision) => lead.Http.PostAsJsonAsync($"/api/quality/batches/{batch}/decision", decision);
}
