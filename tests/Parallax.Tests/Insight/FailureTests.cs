using System.Text.Json.Nodes;
using Parallax.Tests.Running;

namespace Parallax.Tests.Insight;

/// <summary>Issues become a profile, and each cell leads to its tasks.</summary>
public class FailureTests
{
    private const string Kestrel = "mdl-kestrel";
    private const string Osprey = "mdl-osprey";

    /// <summary>
    /// Two people judge 20 tasks. Both find IA-OBJECT in osprey's response on scenes 1 to 12, the first of them twice: 24 of 40 judged
    /// responses, .6. On 12 tasks osprey fails more, on none kestrel: the e-value of the sign test is B(5 + 12, 5) / B(5, 5) / .5^12. With
    /// B(a, b) of whole numbers by factorials, B(17, 5) = 16! 4! / 21! = 1 / 101745 and B(5, 5) = 1 / 630: 630 / 101745 · 4096 = 25.36.
    /// e-BH over 18 codes needs 18 / .05 = 360: it is evidence, and not sure.
    /// </summary>
    [Theory, Databases]
    public async Task Issues_become_rates_differences_and_cases(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await Counting.ProjectAsync(app, 20, Kestrel, Osprey, overlap: 2);
        await using var lead = await app.MemberAsync("lead");
        foreach (var twice in new[] { true, false })
        {
            await Counting.JudgeAllAsync(await app.ContributorAsync(slug), project, (scene, assignment, body) =>
            {
                if (scene > 12) return;
                var issues = new JsonArray(Counting.Issue(Counting.Second(assignment), "IA-OBJECT", severity: 3));
                if (twice) issues.Add(Counting.Issue(Counting.Second(assignment), "IA-OBJECT", step: 1));
                body["issues"] = issues;
            });
        }

        await Counting.CountAsync(app);
        var profile = await lead.GetAsync($"/api/projects/{slug}/insight/failures", CancellationToken.None);
        var osprey = profile.GetProperty("models").EnumerateArray().Single(m => m.GetProperty("model").GetString() == Osprey).GetProperty("number").GetInt32();
        var cell = profile.GetProperty("cells").EnumerateArray().Single(c => c.GetProperty("model").GetInt32() == osprey && c.GetProperty("code").GetString() == "IA-OBJECT");
        Assert.Equal("24 40 12 24", $"{cell.GetProperty("x")} {cell.GetProperty("n")} {cell.GetProperty("tasks")} {cell.GetProperty("severe")}");
        Assert.Equal(.6, cell.GetProperty("rate").GetDouble(), 12);
        Assert.True(cell.GetProperty("low").GetDouble() is > 0 and < .6 && cell.GetProperty("high").GetDouble() is > .6 and < 1);

        var difference = await lead.GetAsync($"/api/projects/{slug}/insight/failures/differences/1/2", CancellationToken.None);
        var line = difference.GetProperty("lines").EnumerateArray().Single(l => l.GetProperty("code").GetString() == "IA-OBJECT");
        Assert.Equal(20, difference.GetProperty("tasks").GetInt32());
        Assert.Equal(12, line.GetProperty(osprey == 1 ? "firstMore" : "secondMore").GetInt32());
        Assert.Equal(630d / 101745 * 4096, line.GetProperty("eValue").GetDouble(), 6);
        Assert.False(line.GetProperty("isSure").GetBoolean());

        var cases = await lead.GetAsync($"/api/projects/{slug}/insight/failures/cases?model={osprey}&issueClass=IA&code=IA-OBJECT", CancellationToken.None);
        Assert.Equal(12, cases.GetProperty("tasks").GetInt32());
        var first = cases.GetProperty("cases")[0];
        Assert.Equal((2, 2, 3), (first.GetProperty("people").GetInt32(), first.GetProperty("judged").GetInt32(), first.GetProperty("issues").GetArrayLength()));
        var page = await lead.Http.GetStringAsync($"/projects/{project}/results/failures/cases?model={osprey}&class=IA&code=IA-OBJECT");
        Assert.Contains("Found by 2 of 2 people", page, StringComparison.Ordinal);
        Assert.Contains("It is not in the picture.", page, StringComparison.Ordinal);
    }
}
