using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Cli;
using Parallax.Identity;
using Parallax.Talent;
using Parallax.Tests.Running;

namespace Parallax.Tests.Talent;

public class ScreeningScoreTests
{
    [Theory, Databases]
    public async Task Two_people_score_blind_and_the_mean_counts(Database database)
    {
        await using var screening = await Screened.MakeAsync(database, "r");
        var (person, attempt) = await screening.InviteAsync();
        await screening.AnswerAsync(person, attempt, true);
        await using var one = await screening.App.MemberAsync("reviewer");
        await using var two = await screening.App.MemberAsync("lead");

        var item = Item(await QueueAsync(one));
        await ScoreAsync(one, attempt, item, 3, "a comment of the first");
        Assert.Empty((await QueueAsync(one)).EnumerateArray());
        Assert.Equal("screening.nothing-to-score", await Screened.CodeAsync(one.Http.PostAsJsonAsync(Path(attempt, item), new { level = 4, comment = "again" })));
        // The second sees the answer and nothing of the first: not in the queue, not in the answer, not in the record that a lead reads.
        foreach (var path in new[] { "/api/screenings/scoring", Path(attempt, item), $"/api/screenings/attempts/{attempt}/record" })
        {
            var told = await two.Http.GetStringAsync(path);
            Assert.DoesNotContain("a comment of the first", told, StringComparison.Ordinal);
            Assert.DoesNotContain("\"level\":3", told, StringComparison.Ordinal);
            Assert.DoesNotContain("alpha", told, StringComparison.Ordinal);
        }

        Assert.Equal("scoring", (await Screened.ViewAsync(person, attempt)).GetProperty("state").GetString());
        await ScoreAsync(two, attempt, item, 4, "a comment of the second");
        var score = (await screening.RecordAsync(attempt)).GetProperty("scores")[0];
        Assert.Equal(2.5, score.GetProperty("points").GetDouble()); // (3.5 - 1) / 4 of 4 points
        Assert.Equal(2, score.GetProperty("scorers").GetArrayLength());
        Assert.True((await Screened.ViewAsync(person, attempt)).GetProperty("passed").GetBoolean());
        Assert.DoesNotContain("comment", (await Screened.ViewAsync(person, attempt)).GetRawText(), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_gap_goes_to_a_third_as_blind_and_agreement_is_of_the_first_two(Database database)
    {
        await using var screening = await Screened.MakeAsync(database, "r");
        var (person, attempt) = await screening.InviteAsync();
        await screening.AnswerAsync(person, attempt, true);
        var scorers = new List<Api>();
        for (var i = 0; i < 4; i++) scorers.Add(await screening.App.MemberAsync("reviewer"));
        var item = Item(await QueueAsync(scorers[0]));

        await ScoreAsync(scorers[0], attempt, item, 1, "nothing");
        await ScoreAsync(scorers[1], attempt, item, 4, "much");
        Assert.Equal("scoring", (await Screened.ViewAsync(person, attempt)).GetProperty("state").GetString());
        var third = (await QueueAsync(scorers[2]))[0];
        Assert.True(third.GetProperty("adjudicates").GetBoolean());
        Assert.DoesNotContain("much", await scorers[2].Http.GetStringAsync(Path(attempt, item)), StringComparison.Ordinal);
        await ScoreAsync(scorers[2], attempt, item, 3, "some");
        Assert.Equal("screening.nothing-to-score", await Screened.CodeAsync(scorers[3].Http.PostAsJsonAsync(Path(attempt, item), new { level = 5, comment = "too late" })));

        Assert.Equal(2.0, (await screening.RecordAsync(attempt)).GetProperty("scores")[0].GetProperty("points").GetDouble()); // the middle of 1, 3, 4
        var figures = await screening.App.Operator.GetAsync($"/api/screenings/{screening.Id}/statistics", CancellationToken.None);
        Assert.Equal(0, figures.GetProperty("exactAgreement").GetProperty("value").GetDouble());
        Assert.Equal(1, figures.GetProperty("exactAgreement").GetProperty("n").GetInt32());
        Assert.Equal(JsonValueKind.Null, figures.GetProperty("kappa").GetProperty("value").ValueKind);
        foreach (var scorer in scorers) await scorer.DisposeAsync();
    }

    [Theory, Databases]
    public async Task Four_who_score_at_once_take_at_most_three_seats(Database database)
    {
        await using var screening = await Screened.MakeAsync(database, "r");
        var (person, attempt) = await screening.InviteAsync();
        await screening.AnswerAsync(person, attempt, true);
        var scorers = new List<Api>();
        for (var i = 0; i < 4; i++) scorers.Add(await screening.App.MemberAsync("reviewer"));
        var item = Item(await QueueAsync(scorers[0]));
        var codes = await Task.WhenAll(scorers.Select((s, i) => Screened.CodeAsync(s.Http.PostAsJsonAsync(Path(attempt, item), new { level = i % 2 == 0 ? 1 : 5, comment = "mine" }))));
        var seats = await screening.App.OnDatabaseAsync(db => db.Set<ItemScore>().Where(s => s.AttemptId == attempt && s.Seat > 0).CountAsync());
        Assert.Equal(codes.Count(c => c is null), seats);
        Assert.InRange(seats, 2, 3);
        Assert.Equal(1, await screening.App.OnDatabaseAsync(db => db.Set<ScreeningDecision>().CountAsync(d => d.AttemptId == attempt)));
        foreach (var scorer in scorers) await scorer.DisposeAsync();
    }

    [Theory, Databases]
    public async Task A_corrected_key_rescores_everyone_and_keeps_the_pass_of_who_works_here(Database database)
    {
        await using var screening = await Screened.MakeAsync(database, "k", new { passPercent = 80 });
        var (right, rights) = await screening.InviteAsync();
        var (kept, keeps) = await screening.InviteAsync();
        var (wrong, wrongs) = await screening.InviteAsync();
        await screening.AnswerAsync(right, rights, true);
        await screening.AnswerAsync(kept, keeps, true);
        await screening.AnswerAsync(wrong, wrongs, false);
        Assert.False((await Screened.ViewAsync(wrong, wrongs)).GetProperty("passed").GetBoolean());
        await screening.App.Operator.PostAsync("/api/projects/project/enrollments", new { email = kept.Email }, CancellationToken.None);

        var item = (await screening.App.Operator.GetAsync($"/api/screenings/{screening.Id}", CancellationToken.None)).GetProperty("items")[0].GetProperty("id").GetGuid();
        var key = new { reason = "The first response is the right one.", key = new { preference = "1", firstWrong = new[] { new { response = 2, step = 1 } } } };
        var done = await screening.App.Operator.PostAsync($"/api/screenings/items/{item}/key", key, CancellationToken.None);

        Assert.Equal((2, 3, 1), (done.GetProperty("version").GetInt32(), done.GetProperty("rescored").GetInt32(), done.GetProperty("kept").GetInt32()));
        Assert.Equal(new[] { rights, wrongs }.Order(), done.GetProperty("changed").EnumerateArray().Select(c => c.GetProperty("attempt").GetGuid()).Order());
        Assert.True((await Screened.ViewAsync(wrong, wrongs)).GetProperty("passed").GetBoolean());
        Assert.False((await Screened.ViewAsync(right, rights)).GetProperty("passed").GetBoolean());
        Assert.True((await Screened.ViewAsync(kept, keeps)).GetProperty("passed").GetBoolean());
        Assert.Equal(1, await screening.App.OnDatabaseAsync(db => db.Set<OutgoingMail>().CountAsync(m => m.PersonId == wrong.Id && m.Text.Contains("scored anew"))));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => screening.App.OnDatabaseAsync(db => db.Set<KeyVersion>().ExecuteUpdateAsync(set => set.SetProperty(k => k.Reason, ""))));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => screening.App.OnDatabaseAsync(db => db.Set<ScreeningDecision>().ExecuteDeleteAsync()));
    }

    [Theory, Databases]
    public async Task An_appeal_is_one_case_and_who_scored_may_not_answer_it(Database database)
    {
        await using var screening = await Screened.MakeAsync(database, "r");
        var (person, attempt) = await screening.InviteAsync();
        await screening.AnswerAsync(person, attempt, true);
        await using var one = await screening.App.MemberAsync("lead");
        await using var two = await screening.App.MemberAsync("lead");
        await using var three = await screening.App.MemberAsync("lead");
        var item = Item(await QueueAsync(one));
        await ScoreAsync(one, attempt, item, 1, "nothing");
        await ScoreAsync(two, attempt, item, 1, "nothing");

        await Screened.MustAsync(person.Client.PostAsJsonAsync($"/api/screenings/attempts/{attempt}/appeal", new { text = "I named both readings." }));
        Assert.Equal("screening.appealed", await Screened.CodeAsync(person.Client.PostAsJsonAsync($"/api/screenings/attempts/{attempt}/appeal", new { text = "Again." })));
        var appeal = await screening.App.OnDatabaseAsync(db => db.Set<Case>().SingleAsync());
        Assert.Equal((CaseKind.Appeal, (Guid?)attempt), (appeal.Kind, appeal.AboutId));
        Assert.NotNull(appeal.NotById);
        foreach (var scorer in new[] { one, two })
            Assert.Equal("screening.not-impartial", await Screened.CodeAsync(scorer.Http.PostAsJsonAsync($"/api/screenings/attempts/{attempt}/outcome", new { passed = true, reason = "Yes." })));
        await Screened.MustAsync(three.Http.PostAsJsonAsync($"/api/screenings/attempts/{attempt}/outcome", new { passed = true, reason = "Both readings are there." }));
        Assert.True((await Screened.ViewAsync(person, attempt)).GetProperty("passed").GetBoolean());
        Assert.Equal(CaseOutcome.Granted, await screening.App.OnDatabaseAsync(db => db.Set<Case>().Select(c => c.Outcome).SingleAsync()));
    }

    [Theory, Databases]
    public async Task Item_statistics_suspect_a_key_that_those_who_do_well_fail(Database database)
    {
        await using var screening = await Screened.MakeAsync(database, "kkk");
        for (var i = 0; i < 12; i++)
        {
            var (person, attempt) = await screening.InviteAsync();
            var good = i < 6;
            await screening.AnswerAsync(person, attempt, good, good, !good);
        }

        var figures = await screening.App.Operator.GetAsync($"/api/screenings/{screening.Id}/statistics", CancellationToken.None);
        var items = figures.GetProperty("items").EnumerateArray().ToList();
        Assert.All(items, i => Assert.Equal((12, .5), (i.GetProperty("difficulty").GetProperty("n").GetInt32(), i.GetProperty("difficulty").GetProperty("value").GetDouble())));
        Assert.Equal(-1, items[2].GetProperty("discrimination").GetProperty("value").GetDouble(), 9);
        Assert.Contains("is the key wrong?", items[2].GetProperty("suspicion").GetString(), StringComparison.Ordinal);
        // The rest of items 1 and 2 is one right and one turned round: the same for everybody.
        Assert.Equal(JsonValueKind.Null, items[0].GetProperty("discrimination").GetProperty("value").ValueKind);
    }

    private static string Path(Guid attempt, Guid item) => $"/api/screenings/scoring/{attempt}/{item}";

    private static Guid Item(JsonElement queue) => queue[0].GetProperty("item").GetGuid();

    private static Task<JsonElement> QueueAsync(Api scorer) => scorer.GetAsync("/api/screenings/scoring", CancellationToken.None);

    private static Task ScoreAsync(Api scorer, Guid attempt, Guid item, int level, string comment) =>
        Screened.MustAsync(scorer.Http.PostAsJsonAsync(Path(attempt, item), new { level, comment }));
}
