using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Parallax.Projects;
using Parallax.Tests.Quality;
using Parallax.Tests.Running;

namespace Parallax.Tests.Insight;

/// <summary>What people marked is compared where they marked it, and what a reviewer corrected is not compared at all.</summary>
public class AgreementTests
{
    private static readonly object Policy = new { sharePerMille = 0, firstJudgments = 10, doubtPerMille = 0, twicePerMille = 0, returnDays = 3 };

    /// <summary>
    /// Three judge one pair, and the third is corrected. The two that are left prefer the same and mark the words of the first step, characters 0 to 10 and 0 to 8: the overlap is
    /// 8/10, a match, so that F1 is 1. The third would have preferred the other.
    /// </summary>
    [Theory, Databases]
    public async Task What_a_reviewer_corrected_is_left_out(Database database)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await using var app = await TestApp.StartAsync(database, clock);
        var (project, slug) = await Counting.ProjectAsync(app, 1, "alpha", "beta");
        var reviewed = new Reviewed(app, clock, project, slug);
        for (var i = 0; i < 3; i++)
        {
            var person = i;
            if (person == 2) await Hiring.MustAsync(await app.Operator.Http.PutAsJsonAsync($"/api/projects/{slug}/quality/review-policy", Policy));
            clock.Advance(TimeSpan.FromMinutes(1));
            await Counting.JudgeAllAsync(await app.ContributorAsync(slug), project, (_, assignment, body) =>
            {
                body["preference"] = $"{(person < 2 ? Counting.First(assignment) : Counting.Second(assignment))}-better";
                if (person < 2) body["issues"] = new JsonArray(Marked(assignment, person == 0 ? 10 : 8));
            });
        }

        await using var reviewer = await app.MemberAsync("reviewer");
        await reviewed.DrawAsync();
        await reviewed.DrawAsync();
        for (var corrected = false; !corrected;)
        {
            var claim = await Reviewed.ClaimAsync(reviewer.Http);
            Assert.True(claim.Code is null, claim.Code);
            var page = await reviewer.Http.GetStringAsync($"/api/quality/reviews/{claim.Assignment}");
            corrected = !page.Contains("It is not so.", StringComparison.Ordinal);
            Assert.Equal(corrected ? "corrected" : "accepted", corrected
                ? await Reviewed.DecideAsync(reviewer.Http, claim.Assignment, new { name = "preference", verdict = "correct", value = "same", text = "Neither says it." })
                : await Reviewed.DecideAsync(reviewer.Http, claim.Assignment));
        }

        var figure = await new AnsweredFirst(app, project, slug).CountedAsync("agreement", f => f.GetProperty("corrected").GetInt32() == 1);
        Assert.Equal((1, 2), (figure.GetProperty("drawn").GetInt32(), figure.GetProperty("judgments").GetInt32()));
        var choice = figure.GetProperty("lines").EnumerateArray().Single(l => l.GetProperty("id").GetString() == "choice");
        // Which response is the first of its pair is drawn.
        var isFirst = await app.OnDatabaseAsync(db => db.Set<Presentation>().Where(p => p.ProjectId == project).Join(db.Set<Response>(), p => p.FirstResponseId, r => r.Id, (_, r) => r.Ordinal == 0).SingleAsync());
        Assert.Equal((1.0, isFirst ? "first better" : "second better"), (choice.GetProperty("percent").GetProperty("value").GetDouble(), choice.GetProperty("usual").GetString()));
        var spans = figure.GetProperty("marks").EnumerateArray().First(m => m.GetProperty("on").GetString() == "span").GetProperty("value");
        Assert.Equal((1.0, 2), (spans.GetProperty("value").GetDouble(), spans.GetProperty("n").GetInt32()));
    }

    private static JsonObject Marked(System.Text.Json.JsonElement assignment, int end)
    {
        var first = Counting.First(assignment);
        var text = assignment.GetProperty("responses")[first == "A" ? 0 : 1].GetProperty("steps")[0].GetProperty("parts")[0].GetProperty("text").GetString()!;
        var issue = Counting.Issue(first, "IA-OBJECT");
        issue["note"] = "It is not so.";
        issue["anchors"] = new JsonArray(new JsonObject { ["kind"] = "span", ["step"] = 0, ["part"] = 0, ["start"] = 0, ["end"] = end, ["quote"] = text[..end] });
        return issue;
    }
}
