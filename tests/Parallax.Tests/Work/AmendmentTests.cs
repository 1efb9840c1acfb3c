using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Work;

/// <summary>Projects that change: each person is treated as they were told, and what they did is kept.</summary>
public class AmendmentTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Theory, Databases]
    public async Task A_drained_project_lets_holds_be_finished_until_its_deadline_and_keeps_what_comes_later(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var app = await TestApp.StartAsync(database, clock);
        var (project, slug) = await app.ProjectWithTasksAsync(6, overlap: 1);
        var people = await ThreeAsync(app, slug);
        var held = new List<JsonElement>();
        foreach (var person in people) held.Add(await person.MustClaimAsync(project));

        var drainUntil = Start.AddHours(2);
        var told = new { kind = "conclude", effectiveAt = Start.AddMinutes(10), reason = "work-finished", words = "Thank you.", leases = "drain", drainUntil };
        var preview = await app.Operator.PostAsync($"/api/projects/{slug}/amendments/preview", told, CancellationToken.None);
        Assert.Equal(people.Select(p => p.Id).Order(), preview.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("person").GetGuid()).Order());
        Assert.Equal(people.Select(p => p.Id).Order(), preview.GetProperty("holds").EnumerateArray().Select(h => h.GetProperty("person").GetGuid()).Order());
        Assert.Equal(6, preview.GetProperty("undone").GetInt32());
        Assert.Equal(0, await app.OnDatabaseAsync(db => db.Set<Amendment>().CountAsync()));
        await app.Operator.PostAsync($"/api/projects/{slug}/amendments", told, CancellationToken.None);
        Assert.Equal(3, await app.OnDatabaseAsync(db => db.Set<OutgoingMail>().CountAsync(m => m.Text.Contains("Thank you.") && m.Text.Contains("the last statement closes on 9 Mar 2026"))));

        // At the effective time nothing new is given, whether or not the clock of amendments came round.
        clock.SetUtcNow(Start.AddMinutes(10));
        Assert.Null((await people[0].ClaimAsync(project, Id(held[0]))).Assignment);
        await ApplyAsync(app);
        Assert.Equal(ProjectState.Concluded, await app.OnDatabaseAsync(db => db.Set<Project>().Select(p => p.State).SingleAsync()));
        Assert.Equal("project.closed", (await people[0].ClaimAsync(project, Id(held[0]))).Reason);
        Assert.Equal(Id(held[0]), Id((await people[0].ClaimAsync(project)).Assignment!.Value));

        // Signs of life extend a hold to the deadline and no further; what ran out before it can be taken up again.
        clock.SetUtcNow(Start.AddMinutes(25));
        Assert.Equal(Start.AddMinutes(55), await BeatAsync(people[0], held[0]));
        clock.SetUtcNow(Start.AddMinutes(50));
        Assert.Equal(Start.AddMinutes(80), await BeatAsync(people[0], held[0]));
        await SweepAsync(app);
        using (var again = await people[1].Client.PostAsync($"/api/work/assignments/{Id(held[1])}/resume", null))
            Assert.Equal("leased", (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
        clock.SetUtcNow(Start.AddMinutes(75));
        Assert.Equal(Start.AddMinutes(105), await BeatAsync(people[0], held[0]));
        clock.SetUtcNow(Start.AddMinutes(100));
        Assert.Equal(drainUntil, await BeatAsync(people[0], held[0]));
        Assert.False((await people[0].MustSubmitAsync(held[0])).GetProperty("spare").GetBoolean());

        // After the deadline nothing is held any more, and what was written is kept all the same.
        clock.SetUtcNow(drainUntil.AddMinutes(1));
        await SweepAsync(app);
        using (var over = await people[1].Client.PostAsync($"/api/work/assignments/{Id(held[1])}/resume", null))
            Assert.Equal("assignment.closed", await NothingLostTests.CodeAsync(over));
        Assert.False((await people[1].MustSubmitAsync(held[1])).GetProperty("spare").GetBoolean());
        await CleanAsync(app);
    }

    [Theory, Databases]
    public async Task A_released_hold_ends_at_once_and_what_was_typed_is_kept(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var app = await TestApp.StartAsync(database, clock);
        var (project, slug) = await app.ProjectWithTasksAsync(2, overlap: 1);
        var person = await app.ContributorAsync(slug);
        var other = await app.ContributorAsync(slug);
        var held = await person.MustClaimAsync(project);
        clock.Advance(TimeSpan.FromMinutes(5));
        await AmendAsync(app, slug, new { kind = "end", person = person.Id, reason = "performance", words = "We thank you.", leases = "release" });
        await ApplyAsync(app);

        Assert.Equal("enrollment.may-not-claim", (await person.ClaimAsync(project)).Reason);
        using (var beat = await person.Client.PostAsJsonAsync($"/api/work/assignments/{Id(held)}/events", new { fence = held.GetProperty("fence").GetInt64(), events = Array.Empty<object>() }))
            Assert.Equal("lease.ended", await NothingLostTests.CodeAsync(beat));
        using (var again = await person.Client.PostAsync($"/api/work/assignments/{Id(held)}/resume", null))
            Assert.Contains("Your time on this project ended", await again.Content.ReadAsStringAsync());
        var lease = await app.OnDatabaseAsync(db => db.Set<Lease>().SingleAsync(l => l.PersonId == person.Id));
        Assert.Equal((LeaseEnding.Released, clock.GetUtcNow()), (lease.Ending, lease.EndedAt));
        Assert.Equal(clock.GetUtcNow(), await app.OnDatabaseAsync(db => db.Set<TimeEvent>().Where(e => e.LeaseId == lease.Id).Select(e => e.At).SingleAsync()));

        // The project goes on for others, who may have the place by now.
        var taken = await other.MustClaimAsync(project);
        var next = await other.ClaimAsync(project, Id(taken));
        Assert.NotNull(next.Assignment);
        Assert.True((await person.MustSubmitAsync(held)).GetProperty("spare").GetBoolean());
        await CleanAsync(app);
    }

    [Theory, Databases]
    public async Task Two_nodes_apply_a_change_once_and_a_conclusion_stays(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var app = await TestApp.StartAsync(database, clock);
        var (project, slug) = await app.ProjectWithTasksAsync(3, overlap: 1);
        var people = await ThreeAsync(app, slug);
        foreach (var person in people) await person.MustClaimAsync(project);
        await AmendAsync(app, slug, new { kind = "conclude", effectiveAt = Start.AddHours(1), reason = "budget", words = "No money is left.", leases = "release" });
        var store = app.App.Services.GetRequiredService<WorkStore>();
        var second = new WorkStore(app.App.Services.GetRequiredService<IWriter>(), clock);
        clock.SetUtcNow(Start.AddHours(1));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? store : second).ApplyAmendmentsAsync(CancellationToken.None)));

        Assert.Equal(1, await app.OnDatabaseAsync(db => db.Set<AmendmentOutcome>().CountAsync()));
        Assert.Equal(3, await app.OnDatabaseAsync(db => db.Set<TimeEvent>().CountAsync(e => e.Kind == TimeEventKind.Expire)));
        Assert.Contains("[project.concluded]", await WhyAsync(() => app.Operator.PostAsync($"/api/projects/{slug}/state", new { state = "open" }, default)));
        Assert.Contains("[project.concluded]", await WhyAsync(() => AmendAsync(app, slug, new { kind = "extend", until = Start.AddDays(9), reason = "more-work", words = "More." })));
        await CleanAsync(app);
    }

    [Theory, Databases]
    public async Task A_project_is_extended_and_shortened_and_a_planned_end_can_be_cancelled(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var app = await TestApp.StartAsync(database, clock);
        var (project, slug) = await app.ProjectWithTasksAsync(3);
        var settings = new { name = "Project", payment = "hourly", graceSeconds = 300, taskCapMinutes = 60, noticeDays = 7, startsAt = (DateTimeOffset?)null, endsAt = Start.AddDays(10) };
        await app.Operator.PostAsync($"/api/projects/{slug}/settings", settings, default);
        var person = await app.ContributorAsync(slug);
        Assert.Contains("[project.invalid]", await WhyAsync(() => app.Operator.PostAsync($"/api/projects/{slug}/settings", settings with { endsAt = Start.AddDays(20) }, default)));

        await AmendAsync(app, slug, new { kind = "extend", until = Start.AddDays(20), reason = "more-work", words = "More scenes came." });
        Assert.Contains("[amendment.invalid]", await WhyAsync(() => AmendAsync(app, slug, new { kind = "shorten", until = Start.AddDays(30), reason = "less-work", words = "Less." })));
        await ApplyAsync(app);
        clock.Advance(TimeSpan.FromMinutes(1));
        var shorter = await AmendAsync(app, slug, new { kind = "shorten", until = Start.AddDays(12), reason = "less-work", words = "Less." });
        Assert.Contains("Another end is planned", await WhyAsync(() => AmendAsync(app, slug, new { kind = "conclude", reason = "budget", words = "No." })));
        Assert.Equal(Start.AddDays(12), await EndAsync(app));
        await app.Operator.PostAsync($"/api/projects/{slug}/amendments/{shorter}/cancel", new { }, default);
        Assert.Equal(Start.AddDays(20), await EndAsync(app));
        Assert.Contains("[amendment.settled]", await WhyAsync(() => app.Operator.PostAsync($"/api/projects/{slug}/amendments/{shorter}/cancel", new { }, default)));

        var notices = await person.Client.GetFromJsonAsync<JsonElement>($"/api/projects/{project}/notices");
        Assert.Equal(["cancelled", "applied"], notices.EnumerateArray().Select(n => n.GetProperty("state").GetString()));
        clock.SetUtcNow(Start.AddDays(19));
        await person.MustClaimAsync(project);
        clock.SetUtcNow(Start.AddDays(20));
        Assert.Equal("enrollment.may-not-claim", (await person.ClaimAsync(project)).Reason);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => app.OnDatabaseAsync(db => db.Set<Amendment>().ExecuteUpdateAsync(set => set.SetProperty(a => a.Words, "other"))));
    }

    [Theory, Databases]
    public async Task A_rate_change_in_mid_week_is_a_second_version_and_a_cut_needs_its_notice(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var app = await TestApp.StartAsync(database, clock);
        var (_, slug) = await app.ProjectWithTasksAsync(3);
        var person = await app.ContributorAsync(slug);
        await app.OnDatabaseAsync(async db =>
        {
            var enrollment = await db.Set<Enrollment>().SingleAsync();
            db.Add(enrollment.Agree(Ids.New(clock), new PayTerms("USD", 2000, null, 72_000), Start, null, "agreement", Start));
            return await db.SaveChangesAsync();
        });
        Assert.Contains("7 days of notice", await WhyAsync(() => AmendAsync(app, slug, new { kind = "terms", hourly = "19.00", effectiveAt = Start.AddDays(6), reason = "rate-review", words = "Less." })));
        await AmendAsync(app, slug, new { kind = "terms", hourly = "22.50", effectiveAt = Start.AddHours(3), reason = "rate-review", words = "More." });
        var cut = await AmendAsync(app, slug, new { kind = "terms", person = person.Id, hourly = "21.00", effectiveAt = Start.AddDays(8), reason = "rate-review", words = "Less." });
        Assert.Contains("[amendment.invalid]", await WhyAsync(() => AmendAsync(app, slug, new { kind = "terms", hourly = "30.00", effectiveAt = Start.AddDays(2), reason = "rate-review", words = "More." })));
        await app.Operator.PostAsync($"/api/projects/{slug}/amendments/{cut}/cancel", new { }, default);

        var terms = await app.OnDatabaseAsync(db => db.Set<EnrollmentTerms>().OrderBy(t => t.Number).ToListAsync());
        Assert.Equal([(1, 2000L, Start), (2, 2250L, Start.AddHours(3)), (3, 2100L, Start.AddDays(8)), (4, 2250L, Start.AddDays(8))], terms.Select(t => (t.Number, t.HourlyMinor, t.EffectiveAt)));
        Assert.All(terms, t => Assert.Equal(72_000, t.WeeklyCapSeconds));
    }

    [Theory, Databases]
    public async Task A_draft_opens_once_it_has_tasks(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var made = await app.Operator.PostAsync("/api/projects", new { name = "Draft", protocol = "pairwise", state = "draft" }, default);
        var (id, slug) = (made.GetProperty("id").GetGuid(), made.GetProperty("slug").GetString()!);
        Assert.Contains("[project.not-ready]", await WhyAsync(() => app.Operator.PostAsync($"/api/projects/{slug}/state", new { state = "open" }, default)));
        await app.ImportAsync(slug, Running.TaskLines.Pairs(1));
        var person = await app.ContributorAsync(slug);
        Assert.Equal("project.closed", (await person.ClaimAsync(id)).Reason);
        await app.Operator.PostAsync($"/api/projects/{slug}/state", new { state = "open" }, default);
        await person.MustClaimAsync(id);
    }

    [Theory, Databases]
    public async Task Only_the_undo_brings_a_pass_back_and_only_for_some_minutes_and_resuming_asks_the_permit(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var app = await TestApp.StartAsync(database, clock);
        var (project, slug) = await app.ProjectWithTasksAsync(2, overlap: 1);
        var person = await app.ContributorAsync(slug);
        var passed = Id(await person.MustClaimAsync(project));
        using (await person.Client.PostAsJsonAsync($"/api/work/assignments/{passed}/pass", new { kind = "skip", reason = "too-long" })) { }
        using (await person.Client.GetAsync($"/work/{project}?assignment={passed}")) { }
        using (var again = await person.Client.PostAsync($"/api/work/assignments/{passed}/resume", null)) Assert.Equal("assignment.passed", await NothingLostTests.CodeAsync(again));
        Assert.Equal(AssignmentState.Passed, await app.OnDatabaseAsync(db => db.Set<Assignment>().Where(a => a.Id == passed).Select(a => a.State).SingleAsync()));
        clock.Advance(TimeSpan.FromMinutes(10));
        using (var late = await person.Client.DeleteAsync($"/api/work/assignments/{passed}/pass")) Assert.Equal("pass.final", await NothingLostTests.CodeAsync(late));

        var held = await person.MustClaimAsync(project);
        clock.Advance(TimeSpan.FromHours(1));
        await SweepAsync(app);
        using (await app.Operator.SendAsync(HttpMethod.Delete, $"/api/projects/{slug}/enrollments/{person.Id}", null, default)) { }
        using (var stopped = await person.Client.PostAsync($"/api/work/assignments/{Id(held)}/resume", null)) Assert.Equal("assignment.closed", await NothingLostTests.CodeAsync(stopped));
        await person.MustSubmitAsync(held);
        await CleanAsync(app);
    }

    internal static Guid Id(JsonElement assignment) => assignment.GetProperty("assignment").GetGuid();

    internal static Task<int> ApplyAsync(TestApp app) => app.App.Services.GetRequiredService<WorkStore>().ApplyAmendmentsAsync(CancellationToken.None);

    private static Task<int> SweepAsync(TestApp app) => app.App.Services.GetRequiredService<WorkStore>().ExpireAsync(100, CancellationToken.None);

    private static async Task<Guid> AmendAsync(TestApp app, string slug, object request) =>
        (await app.Operator.PostAsync($"/api/projects/{slug}/amendments", request, CancellationToken.None)).GetProperty("id").GetGuid();

    private static async Task<List<Contributor>> ThreeAsync(TestApp app, string slug) =>
        [await app.ContributorAsync(slug), await app.ContributorAsync(slug), await app.ContributorAsync(slug)];

    private static Task<DateTimeOffset?> EndAsync(TestApp app) => app.OnDatabaseAsync(db => db.Set<Project>().Select(p => p.EndsAt).SingleAsync());

    private static async Task<string> WhyAsync(Func<Task> act) => (await Assert.ThrowsAsync<UsageException>(act)).Message;

    private static async Task<DateTimeOffset> BeatAsync(Contributor person, JsonElement assignment)
    {
        var beat = new { fence = assignment.GetProperty("fence").GetInt64(), events = new[] { new { kind = "heartbeat" } } };
        using var response = await person.Client.PostAsJsonAsync($"/api/work/assignments/{Id(assignment)}/events", beat);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("expiresAt").GetDateTimeOffset();
    }

    private static async Task CleanAsync(TestApp app) => Assert.Empty((await app.AuditAsync()).GetProperty("findings").EnumerateArray());
}
