using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Insight;

namespace Parallax.Tests.Running;

/// <summary>People who judge by a rule, and results that are counted.</summary>
public static class Judging
{
    /// <summary>Judges up to so many tasks of one person.</summary>
    /// <param name="prefers">By the number of the scene: <c>first</c> or <c>second</c> for the better response, or another preference.</param>
    public static async Task<int> JudgeAsync(Contributor person, Guid project, Func<int, string> prefers, int most = int.MaxValue)
    {
        var judged = 0;
        while (judged < most && (await person.ClaimAsync(project)).Assignment is { } assignment)
        {
            var body = Bodies.Complete(assignment);
            body["preference"] = Preference(assignment, prefers(Scene(assignment)));
            using var response = await person.SubmitAsync(assignment, body);
            Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
            judged++;
        }

        return judged;
    }

    /// <summary>Counts until the precision of the project rests on so many judgments.</summary>
    public static Task CountAsync(TestApp app, Guid project, int judgments) => Counted.UntilAsync(
        app, () => app.OnDatabaseAsync(db => db.Set<Figure>().AnyAsync(f => f.ProjectId == project && f.Kind == Precision.Kind && f.Scope == "" && f.Judgments == judgments)));

    private static int Scene(JsonElement assignment) =>
        int.Parse(assignment.GetProperty("task").GetProperty("turns")[0].GetProperty("text").GetString()!.Split(' ')[^1].TrimEnd('?'), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The first response is the one with the cup that falls, wherever it stands.</summary>
    private static string Preference(JsonElement assignment, string says)
    {
        if (says is not ("first" or "second")) return says;
        var falls = assignment.GetProperty("responses").EnumerateArray().Single(r => r.GetRawText().Contains("It will fall.", StringComparison.Ordinal)).GetProperty("position").GetString();
        return $"{(falls == "A" == (says == "first") ? "A" : "B")}-better";
    }
}
