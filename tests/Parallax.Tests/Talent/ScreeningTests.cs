using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Parallax.Cli;
using Parallax.Identity;
using Parallax.Pay;
using Parallax.Talent;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Talent;

public class ScreeningTests
{
    [Theory, Databases]
    public async Task A_whole_attempt_is_scored_by_its_keys_paid_once_and_outside_the_overlap(Database database)
    {
        await using var screening = await Screened.MakeAsync(database);
        var (person, attempt) = await screening.InviteAsync();
        await screening.AnswerAsync(person, attempt, true, false);

        // Second item: the other response preferred (0), the first response's step 1 not found wrong (0); first item: all right.
        var view = await Screened.ViewAsync(person, attempt);
        Assert.Equal("decided", view.GetProperty("state").GetString());
        Assert.True(view.GetProperty("passed").GetBoolean());
        Assert.Equal("partly there", view.GetProperty("skills")[0].GetProperty("level").GetString());
        var record = await screening.RecordAsync(attempt);
        Assert.Equal([4.0, 0.0], record.GetProperty("scores").EnumerateArray().Select(s => s.GetProperty("points").GetDouble()));

        var earned = await screening.App.OnDatabaseAsync(db => EarnedScreening.Owed(db).SingleAsync());
        Assert.Equal((2500L, "USD", person.Id), (earned.Minor, earned.Currency, earned.PersonId));
        Assert.Equal(2, await screening.App.OnDatabaseAsync(db => db.Set<OutgoingMail>().CountAsync(m => m.PersonId == person.Id && m.Text.Contains(attempt.ToString()))));
        Assert.Equal(2, await screening.App.OnDatabaseAsync(db => db.Set<Judgment>().CountAsync(j => j.Purpose == Purpose.Screening && j.SlotId == null && !j.IsSpare)));
        Assert.Equal(0, await screening.App.OnDatabaseAsync(db => db.Set<Parallax.Projects.Slot>().CountAsync(s => s.State != Parallax.Projects.SlotState.Open)));
        Assert.Empty((await screening.App.AuditAsync()).GetProperty("findings").EnumerateArray());
        using var export = await screening.App.Operator.Http.GetAsync($"/api/projects/{screening.Project}/exports/judgments-jsonl");
        Assert.Equal("", await export.Content.ReadAsStringAsync());
    }

    [Theory, Databases]
    public async Task The_payload_is_that_of_work_and_names_no_purpose_model_or_key(Database database)
    {
        await using var screening = await Screened.MakeAsync(database);
        var worker = await screening.App.ContributorAsync("project");
        var work = await worker.MustClaimAsync(screening.Project);
        var (person, attempt) = await screening.InviteAsync();
        var shown = (await Screened.ClaimAsync(person, attempt)).Assignment!.Value;

        Assert.Equal(Paths(work), Paths(shown));
        var view = (await Screened.ViewAsync(person, attempt)).GetRawText();
        foreach (var told in new[] { shown.GetRawText(), view })
            foreach (var secret in new[] { "\"purpose\"", "alpha", "beta", "firstWrong", "\"key\"" })
                Assert.DoesNotContain(secret, told, StringComparison.OrdinalIgnoreCase);
        foreach (var closed in new[] { $"/api/screenings/{screening.Id}", $"/api/screenings/{screening.Id}/statistics", $"/api/screenings/attempts/{attempt}/record", $"/api/screenings/{screening.Id}/attempts" })
            Assert.NotNull(await Screened.CodeAsync(person.Client.GetAsync(closed)));
    }

    [Theory, Databases]
    public async Task A_switch_that_leaves_keys_behind_names_their_items_first(Database database)
    {
        await using var screening = await Screened.MakeAsync(database, "krk");
        await using var lead = await screening.App.MemberAsync("lead");
        var api = $"/api/projects/{screening.Project}/protocols";
        var current = (await lead.GetAsync(api, default))[0].GetProperty("id").GetGuid();
        var definition = JsonNode.Parse((await lead.GetAsync($"{api}/{current}", default)).GetProperty("definition").GetRawText())!.AsObject();
        definition["version"] = 2;
        Assert.Empty((await CheckAsync()).EnumerateArray());

        definition["stepVerdicts"] = false;
        var lost = (await CheckAsync()).EnumerateArray().ToList();
        Assert.Equal(["item 1", "item 3"], lost.Select(k => Regex.Match(k.GetProperty("words").GetString()!, "item [0-9]").Value));
        Assert.All(lost, k => Assert.Contains("asks for no step verdicts", k.GetProperty("words").GetString(), StringComparison.Ordinal));
        var path = lost[0].GetProperty("path").GetString()!;
        Assert.Equal($"/screenings/{screening.Id}/items/{screening.Presentations[0]}", path);
        await lead.PostAsync(api, new { definition, note = "No verdicts." }, default);
        Assert.Contains($"href=\"{path}\"", await lead.Http.GetStringAsync($"/projects/{screening.Project}/protocol/versions"), StringComparison.Ordinal);

        async Task<JsonElement> CheckAsync() => (await lead.PostAsync($"{api}/check", new { definition }, default)).GetProperty("lostKeys");
    }

    private static List<string> Paths(JsonElement element, string at = "") => element.ValueKind switch
    {
        JsonValueKind.Object => [.. element.EnumerateObject().SelectMany(p => Paths(p.Value, $"{at}.{p.Name}")).Distinct().Order()],
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(e => Paths(e, $"{at}[]")).Distinct().Order()],
        _ => [at],
    };

    [Theory, Databases]
    public async Task The_deadline_is_the_servers_with_a_grace_for_what_is_on_its_way(Database database)
    {
        await using var screening = await Screened.MakeAsync(database, "kkk");
        var (person, attempt) = await screening.InviteAsync(timePercent: 150);
        var one = (await Screened.ClaimAsync(person, attempt)).Assignment!.Value;
        var id = one.GetProperty("assignment").GetGuid();
        var two = (await Screened.ClaimAsync(person, attempt, id)).Assignment!.Value;

        screening.Clock.Advance(TimeSpan.FromMinutes(44));
        Assert.Equal(id, (await Screened.ClaimAsync(person, attempt)).Assignment!.Value.GetProperty("assignment").GetGuid());
        screening.Clock.Advance(TimeSpan.FromMinutes(2.5));
        Assert.Equal("screening.over", (await Screened.ClaimAsync(person, attempt)).Reason);
        using (var late = await person.SubmitAsync(one, await screening.BodyAsync(one, true))) Assert.Equal(System.Net.HttpStatusCode.Created, late.StatusCode);
        screening.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("assignment.over", await Screened.CodeAsync(person.SubmitAsync(two, await screening.BodyAsync(two, true))));
        Assert.Equal("assignment.over", await Screened.CodeAsync(person.Client.PostAsync($"/api/work/assignments/{two.GetProperty("assignment").GetGuid()}/resume", null)));

        await screening.SweepAsync();
        await screening.SweepAsync();
        var record = await screening.RecordAsync(attempt);
        Assert.Equal([4.0, 0.0, 0.0], record.GetProperty("scores").EnumerateArray().Select(s => s.GetProperty("points").GetDouble()));
        Assert.False((await Screened.ViewAsync(person, attempt)).GetProperty("passed").GetBoolean());
        Assert.Single(record.GetProperty("decisions").EnumerateArray());
        Assert.Equal(1, await screening.App.OnDatabaseAsync(db => EarnedScreening.Owed(db).CountAsync()));
        Assert.Empty((await screening.App.AuditAsync()).GetProperty("findings").EnumerateArray());
    }

    [Theory, Databases]
    public async Task An_attempt_goes_on_after_an_interruption_and_a_pass_is_an_answer_without_points(Database database)
    {
        await using var screening = await Screened.MakeAsync(database, change: new { minutes = 200 });
        var (person, attempt) = await screening.InviteAsync(start: false);
        Assert.Equal("screening.not-started", (await Screened.ClaimAsync(person, attempt)).Reason);
        await Screened.MustAsync(person.Client.PostAsync($"/api/screenings/attempts/{attempt}/start", null));
        var before = (await Screened.ClaimAsync(person, attempt)).Assignment!.Value;
        screening.Clock.Advance(TimeSpan.FromMinutes(60));
        var after = (await Screened.ClaimAsync(person, attempt)).Assignment!.Value;
        Assert.Equal(before.GetProperty("assignment").GetGuid(), after.GetProperty("assignment").GetGuid());
        Assert.True(after.GetProperty("fence").GetInt64() > before.GetProperty("fence").GetInt64());
        Assert.Equal(before.GetProperty("responses").GetRawText(), after.GetProperty("responses").GetRawText());

        await Screened.MustAsync(person.Client.PostAsJsonAsync($"/api/work/assignments/{after.GetProperty("assignment").GetGuid()}/pass", new { kind = "cannot-judge", reason = "image-unclear" }));
        await screening.AnswerAsync(person, attempt, true);
        Assert.Equal([0.0, 4.0], (await screening.RecordAsync(attempt)).GetProperty("scores").EnumerateArray().Select(s => s.GetProperty("points").GetDouble()));
        Assert.Equal("assignment.over", await Screened.CodeAsync(person.Client.DeleteAsync($"/api/work/assignments/{after.GetProperty("assignment").GetGuid()}/pass")));
        Assert.Empty((await screening.App.AuditAsync()).GetProperty("findings").EnumerateArray());
    }

    [Theory, Databases]
    public async Task Another_organization_and_another_person_find_nothing(Database database)
    {
        await using var screening = await Screened.MakeAsync(database);
        var (_, attempt) = await screening.InviteAsync();
        await screening.App.OnDatabaseAsync(db =>
        {
            db.Add(new Organization(Parallax.Data.Ids.Opaque(), "Elsewhere", "elsewhere", Screened.Start));
            return db.SaveChangesAsync();
        });
        await using var stranger = await screening.App.MemberAsync("lead", "elsewhere");
        var other = await screening.App.ContributorAsync();
        foreach (var client in new[] { stranger.Http, other.Client })
        {
            foreach (var path in new[] { $"{screening.Id}", $"{screening.Id}/attempts", $"{screening.Id}/statistics", $"attempts/{attempt}", $"attempts/{attempt}/record" })
                Assert.EndsWith("unknown", await Screened.CodeAsync(client.GetAsync($"/api/screenings/{path}")), StringComparison.Ordinal);
            foreach (var path in new[] { $"{screening.Id}/open", $"{screening.Id}/archive", $"attempts/{attempt}/start", $"attempts/{attempt}/finish" })
                Assert.EndsWith("unknown", await Screened.CodeAsync(client.PostAsync($"/api/screenings/{path}", null)), StringComparison.Ordinal);
            Assert.Equal("screening.attempt-unknown", await Screened.CodeAsync(client.PostAsJsonAsync($"/api/screenings/attempts/{attempt}/claims", new { })));
            Assert.EndsWith("unknown", await Screened.CodeAsync(client.PostAsJsonAsync("/api/screenings", new { name = "Mine", project = screening.Project })), StringComparison.Ordinal);
        }
    }

    [Theory, Databases]
    public async Task Retakes_wait_and_whoever_can_see_the_keys_is_not_screened(Database database)
    {
        await using var screening = await Screened.MakeAsync(database, change: new { passPercent = 100, retakeDays = 30, mostAttempts = 2 });
        var (person, attempt) = await screening.InviteAsync();
        Assert.Equal("screening.invited", await AgainAsync());
        await screening.AnswerAsync(person, attempt, false, false);
        Assert.Equal("screening.too-early", await AgainAsync());
        screening.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Null(await AgainAsync());
        await using var lead = await screening.App.MemberAsync("lead");
        Assert.Equal("screening.member", await Screened.CodeAsync(screening.App.Operator.Http.PostAsJsonAsync($"/api/screenings/{screening.Id}/invitations", new { email = "lead2@test.invalid" })));

        Task<string?> AgainAsync() => Screened.CodeAsync(screening.App.Operator.Http.PostAsJsonAsync($"/api/screenings/{screening.Id}/invitations", new { email = person.Email }));
    }
}
