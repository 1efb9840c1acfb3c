using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Tests.Running;
using Parallax.Tests.Work;
using Parallax.Work;

namespace Parallax.Tests.Quality;

/// <summary>A second look at judgments: who gets what, what each outcome does, and what never shows.</summary>
public class ReviewTests
{
    private static readonly object Return = new { name = "rationale", verdict = "return", text = "Say <b>which</b> cup." };

    [Theory, Databases]
    public async Task Judgments_are_reviewed_corrected_returned_and_reworked(Database database)
    {
        await using var reviewed = await Reviewed.StartAsync(database, 4, new { sharePerMille = 0, firstJudgments = 10, doubtPerMille = 0, twicePerMille = 0, returnDays = 3 });
        var (app, worker) = (reviewed.App, await reviewed.App.ContributorAsync(reviewed.Slug));
        var first = await reviewed.ReviewerAsync();
        await app.OnDatabaseAsync(async db =>
        {
            var enrollment = await db.Set<Enrollment>().SingleAsync(e => e.PersonId == first.Id);
            db.Add(enrollment.Agree(Ids.New(reviewed.Clock), new PayTerms("USD", 3600, 1000, null), reviewed.Clock.GetUtcNow(), null, "A test", reviewed.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        await using var member = await app.MemberAsync("reviewer");
        for (var i = 0; i < 4; i++) await worker.MustSubmitAsync(await worker.MustClaimAsync(reviewed.Project));
        await reviewed.DrawAsync();
        await reviewed.DrawAsync();
        Assert.Equal(4, await app.OnDatabaseAsync(db => db.Set<Review>().CountAsync(r => r.Reason == ReviewReason.NewContributor && r.Ordinal == 1)));

        Assert.Equal("review.not-reviewer", (await Reviewed.ClaimAsync(worker.Client)).Code);
        await reviewed.AskAsync(worker);
        Assert.Equal("review.nothing-waits", (await Reviewed.ClaimAsync(worker.Client)).Code);

        // Two at once never get the same, and asked again each gets their own again.
        var claims = await Task.WhenAll(Reviewed.ClaimAsync(first.Client), Reviewed.ClaimAsync(member.Http));
        var (mine, theirs) = (claims[0].Assignment, claims[1].Assignment);
        Assert.Equal(mine, (await Reviewed.ClaimAsync(first.Client)).Assignment);
        Assert.Equal(2, await app.OnDatabaseAsync(db => db.Set<Review>().Where(r => r.State == ReviewState.Taken).Select(r => r.JudgmentId).Distinct().CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await first.Client.GetAsync(new Uri($"/api/quality/reviews/{theirs}", UriKind.Relative))).StatusCode);
        foreach (var path in new[] { $"/api/quality/reviews/{mine}", $"/reviews/{mine}", "/reviews" })
        {
            var seen = await first.Client.GetStringAsync(new Uri(path, UriKind.Relative));
            Assert.DoesNotContain(Reviewed.Models, m => seen.Contains(m, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(worker.Id.ToString(), seen, StringComparison.OrdinalIgnoreCase);
        }

        // Accepted once; the same again is no other decision. Its time counts, and it is no judgment that a price stands on.
        await StayAsync(reviewed, first, mine);
        Assert.Equal("accepted", await Reviewed.DecideAsync(first.Client, mine));
        Assert.Equal("accepted", await Reviewed.DecideAsync(first.Client, mine));
        Assert.Equal("review.decided", await Reviewed.DecideAsync(first.Client, mine, Return));
        var clock = await first.Client.GetFromJsonAsync<JsonElement>($"/api/pay/clock/{reviewed.Project}");
        Assert.True(clock.GetProperty("countedMicroseconds").GetInt64() >= 7 * 60_000_000L, clock.ToString());
        Assert.Contains("about 4.80 USD", clock.GetProperty("text").GetString()!, StringComparison.Ordinal);

        // A correction is the next revision in the same place; it is checked like every judgment.
        Assert.Equal("review.invalid", await Reviewed.DecideAsync(member.Http, theirs, new { name = "preference", verdict = "correct", value = "C-better" }));
        Assert.Equal("review.invalid", await Reviewed.DecideAsync(member.Http, theirs, new { name = "preference", verdict = "correct", value = "B-better" }));
        Assert.Equal("corrected", await Reviewed.DecideAsync(
            member.Http, theirs, new { name = "preference", verdict = "correct", value = "A-much-better", text = "The first one says it." }, new { name = "responses.A.steps[1]", verdict = "correct", value = "unneeded" }));
        var revisions = await app.OnDatabaseAsync(db => db.Set<Judgment>().Where(j => j.Purpose == Purpose.Work && (j.RevisedById != null || !j.IsCurrent)).OrderBy(j => j.Revision).ToListAsync());
        Assert.Equal([1, 2], revisions.Select(j => j.Revision));
        Assert.Equal([false, true], revisions.Select(j => j.IsCurrent));
        Assert.Equal(revisions[0].SlotId, revisions[1].SlotId);
        Assert.Contains("\"strength\":\"better\"", revisions[0].Answers, StringComparison.Ordinal);
        using var export = await app.Operator.SendAsync(HttpMethod.Get, $"/api/projects/{reviewed.Slug}/exports/judgments-jsonl", null, CancellationToken.None);
        var lines = (await export.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.Single(lines, l => l.Contains("much-better", StringComparison.Ordinal) && l.Contains("unneeded", StringComparison.Ordinal));

        // A lease that ran out frees the review; whoever lost it is told, and loses nothing else.
        var lost = (await Reviewed.ClaimAsync(first.Client)).Assignment;
        reviewed.Clock.Advance(TimeSpan.FromHours(2));
        await reviewed.ExpireAsync();
        Assert.Equal("returned", await Reviewed.DecideAsync(member.Http, (await Reviewed.ClaimAsync(member.Http)).Assignment, Return));
        Assert.Equal("returned", await Reviewed.DecideAsync(member.Http, (await Reviewed.ClaimAsync(member.Http)).Assignment, Return, new { name = "preference", verdict = "correct", value = "same" }));
        Assert.Equal("review.nothing-waits", (await Reviewed.ClaimAsync(member.Http)).Code);
        Assert.Equal("review.taken", await Reviewed.DecideAsync(first.Client, lost));
        await ReworkAsync(reviewed, worker);
        await ObjectAsync(reviewed, worker, member);
        await reviewed.AssertSoundAsync();
    }

    /// <summary>Some minutes at it, as its page reports them.</summary>
    private static async Task StayAsync(Reviewed reviewed, Contributor reviewer, Guid assignment)
    {
        using var held = await reviewer.Client.PostAsync(new Uri($"/api/work/assignments/{assignment}/resume", UriKind.Relative), null);
        var fence = (await held.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("fence").GetInt64();
        string[][] said = [["open"], ["input-seen", "heartbeat"], ["input-seen", "heartbeat"]];
        foreach (var kinds in said)
        {
            using var kept = await reviewer.Client.PostAsJsonAsync($"/api/work/assignments/{assignment}/events", new { fence, events = kinds.Select(kind => new { kind }) });
            Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
            reviewed.Clock.Advance(TimeSpan.FromMinutes(kinds == said[^1] ? 0 : 4));
        }
    }

    /// <summary>One of two that came back is done in time, in its own place; of the other the first submission stands.</summary>
    private static async Task ReworkAsync(Reviewed reviewed, Contributor worker)
    {
        var app = reviewed.App;
        var home = await worker.Client.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.Contains("came back with feedback", home, StringComparison.Ordinal);
        var open = await app.OnDatabaseAsync(db => db.Set<Assignment>().Where(a => a.ReopenedAt != null).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync());
        Assert.Equal(2, open.Count);
        using var resumed = await worker.Client.PostAsync(new Uri($"/api/work/assignments/{open[0]}/resume", UriKind.Relative), null);
        var payload = await resumed.Content.ReadFromJsonAsync<JsonElement>();
        var returned = payload.GetProperty("returned");
        Assert.Equal("B-better", returned.GetProperty("said").GetProperty("preference").GetString());
        Assert.Contains(returned.GetProperty("feedback").EnumerateArray(), f => f.GetProperty("part").GetString() == "rationale" && f.GetProperty("text").GetString() == "Say <b>which</b> cup.");
        Assert.DoesNotContain(Reviewed.Models, m => payload.ToString().Contains(m, StringComparison.OrdinalIgnoreCase));
        var body = Bodies.Complete(payload);
        body["rationale"] = "The cup at the edge falls.";
        using var again = await worker.SubmitAsync(open[0], body);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(2, (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("revision").GetInt32());
        var places = await app.OnDatabaseAsync(db => db.Set<Judgment>().Where(j => j.AssignmentId == open[0]).OrderBy(j => j.Revision).Select(j => j.SlotId).ToListAsync());
        Assert.NotNull(places[0]);
        Assert.Equal(places[0], places[1]);

        var other = await worker.Client.GetFromJsonAsync<JsonElement>($"/api/work/assignments/{open[1]}");
        reviewed.Clock.Advance(TimeSpan.FromDays(4));
        await reviewed.ExpireAsync();
        using var late = await worker.SubmitAsync(open[1], Bodies.Complete(other));
        Assert.Equal("judgment.exists", await NothingLostTests.CodeAsync(late));
        Assert.Equal([(1, true)], (await app.OnDatabaseAsync(db => db.Set<Judgment>().Where(j => j.AssignmentId == open[1]).Select(j => new { j.Revision, j.IsCurrent }).ToListAsync())).Select(j => (j.Revision, j.IsCurrent)));
    }

    /// <summary>The contributor reads what was said, and somebody else than the reviewer answers an objection to it.</summary>
    private static async Task ObjectAsync(Reviewed reviewed, Contributor worker, Parallax.Cli.Api reviewer)
    {
        var feedback = await worker.Client.GetFromJsonAsync<JsonElement>("/api/quality/feedback/reviews");
        Assert.Equal(["accepted", "corrected", "returned", "returned"], feedback.EnumerateArray().Select(f => f.GetProperty("outcome").GetString()!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Reviewed.Models, m => feedback.ToString().Contains(m, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("reviewer", feedback.ToString(), StringComparison.OrdinalIgnoreCase);
        var corrected = feedback.EnumerateArray().Single(f => f.GetProperty("outcome").GetString() == "corrected").GetProperty("review").GetGuid();
        Assert.Contains("The first one says it.", await worker.Client.GetStringAsync(new Uri($"/feedback/reviews/{corrected}", UriKind.Relative)), StringComparison.Ordinal);

        using var objection = await worker.Client.PostAsJsonAsync($"/api/quality/decided-reviews/{corrected}/objection", new { text = "The second one says it." });
        Assert.Equal(HttpStatusCode.Created, objection.StatusCode);
        using var twice = await worker.Client.PostAsJsonAsync($"/api/quality/decided-reviews/{corrected}/objection", new { text = "Again." });
        Assert.Equal("review.objected", await NothingLostTests.CodeAsync(twice));
        Assert.True(await reviewed.App.OnDatabaseAsync(db => db.Set<Case>().AnyAsync(c => c.AboutId == corrected && c.Decider == CaseDecider.Reviewers && c.NotById == db.Set<Review>().First(r => r.Id == corrected).ReviewerId)));
        await using var lead = await reviewed.App.MemberAsync("lead");
        using var own = await reviewer.Http.PostAsync(new Uri($"/api/quality/decided-reviews/{corrected}/restore", UriKind.Relative), null);
        Assert.Equal("review.not-impartial", await NothingLostTests.CodeAsync(own));
        using var early = await lead.Http.PostAsJsonAsync($"/api/cases/{corrected}/decision", new { outcome = "granted", answer = "It was right." });
        Assert.Equal("case.not-done", await NothingLostTests.CodeAsync(early));
        using var restored = await lead.Http.PostAsync(new Uri($"/api/quality/decided-reviews/{corrected}/restore", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.NoContent, restored.StatusCode);
        var holds = await reviewed.App.OnDatabaseAsync(db => db.Set<Judgment>().SingleAsync(j => j.Revision == 3));
        Assert.True(holds.IsCurrent);
        Assert.Contains("\"strength\":\"better\"", holds.Answers, StringComparison.Ordinal);
    }
}
