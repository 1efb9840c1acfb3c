using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Work;

/// <summary>What a lease promises over time.</summary>
public class LeaseTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory, Databases]
    public async Task A_late_submission_takes_its_place_when_nobody_leased_it_since(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var app = await TestApp.StartAsync(database, clock);
        var (project, slug) = await app.ProjectWithTasksAsync(1, overlap: 1);
        var late = await app.ContributorAsync(slug);
        var assignment = await late.MustClaimAsync(project);

        clock.Advance(TimeSpan.FromHours(5));
        await SweepAsync(app);
        var receipt = await late.MustSubmitAsync(assignment);

        Assert.False(receipt.GetProperty("spare").GetBoolean());
        Assert.Empty((await app.AuditAsync()).GetProperty("findings").EnumerateArray());
    }

    [Theory, Databases]
    public async Task A_late_submission_is_kept_as_a_spare_when_somebody_leased_its_place(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var app = await TestApp.StartAsync(database, clock);
        var (project, slug) = await app.ProjectWithTasksAsync(1, overlap: 1);
        var late = await app.ContributorAsync(slug);
        var next = await app.ContributorAsync(slug);
        var assignment = await late.MustClaimAsync(project);

        clock.Advance(TimeSpan.FromHours(5));
        var taken = await next.MustClaimAsync(project);
        var receipt = await late.MustSubmitAsync(assignment);
        Assert.True(receipt.GetProperty("spare").GetBoolean());
        Assert.False((await next.MustSubmitAsync(taken)).GetProperty("spare").GetBoolean());

        Assert.Equal(2, await app.OnDatabaseAsync(db => db.Set<Judgment>().CountAsync()));
        Assert.Empty((await app.AuditAsync()).GetProperty("findings").EnumerateArray());
    }

    [Theory, Databases]
    public async Task Heartbeats_extend_a_lease_and_stop_at_another_fence(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var app = await TestApp.StartAsync(database, clock);
        var (project, slug) = await app.ProjectWithTasksAsync(1, overlap: 1);
        var contributor = await app.ContributorAsync(slug);
        var assignment = await contributor.MustClaimAsync(project);
        var id = assignment.GetProperty("assignment").GetGuid();
        var fence = assignment.GetProperty("fence").GetInt64();

        for (var i = 0; i < 5; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(20));
            using var beat = await BeatAsync(contributor, id, fence, "heartbeat", "input-seen");
            Assert.Equal(HttpStatusCode.OK, beat.StatusCode);
        }

        using var stranger = await BeatAsync(contributor, id, fence + 1, "heartbeat");
        Assert.Equal("lease.ended", await NothingLostTests.CodeAsync(stranger));
        clock.Advance(TimeSpan.FromMinutes(31));
        using var over = await BeatAsync(contributor, id, fence, "heartbeat");
        Assert.Equal("lease.ended", await NothingLostTests.CodeAsync(over));

        var events = await app.OnDatabaseAsync(db => db.Set<TimeEvent>().Where(e => e.Kind != TimeEventKind.Expire).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync());
        Assert.Equal(Enumerable.Repeat(new[] { TimeEventKind.Heartbeat, TimeEventKind.InputSeen }, 5).SelectMany(k => k), events);
    }

    [Theory, Databases]
    public async Task What_expired_can_be_resumed_with_its_order_and_a_new_fence(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var app = await TestApp.StartAsync(database, clock);
        var (project, slug) = await app.ProjectWithTasksAsync(1, overlap: 1);
        var contributor = await app.ContributorAsync(slug);
        var before = await contributor.MustClaimAsync(project);
        var id = before.GetProperty("assignment").GetGuid();

        clock.Advance(TimeSpan.FromHours(1));
        await SweepAsync(app);
        var expired = await contributor.Client.GetFromJsonAsync<JsonElement>($"/api/work/assignments/{id}");
        Assert.Equal("expired", expired.GetProperty("state").GetString());
        using var resumed = await contributor.Client.PostAsync($"/api/work/assignments/{id}/resume", null);
        var after = await resumed.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("leased", after.GetProperty("state").GetString());
        Assert.True(after.GetProperty("fence").GetInt64() > before.GetProperty("fence").GetInt64());
        Assert.Equal(before.GetProperty("responses").GetRawText(), after.GetProperty("responses").GetRawText());
        await contributor.MustSubmitAsync(after);
        Assert.Empty((await app.AuditAsync()).GetProperty("findings").EnumerateArray());
    }

    [Theory, Databases]
    public async Task A_pass_frees_the_place_and_can_be_undone_while_it_is_free(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(1, overlap: 1);
        var first = await app.ContributorAsync(slug);
        var second = await app.ContributorAsync(slug);
        var id = (await first.MustClaimAsync(project)).GetProperty("assignment").GetGuid();

        Assert.Equal(HttpStatusCode.OK, await PassAsync(first, id, "skip", "too-long"));
        using (var undone = await first.Client.DeleteAsync($"/api/work/assignments/{id}/pass")) Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await PassAsync(first, id, "cannot-judge", "image-unclear"));
        Assert.Equal(WorkStore.NothingLeft, (await first.ClaimAsync(project)).Reason);

        await second.MustSubmitAsync(await second.MustClaimAsync(project));
        using var tooLate = await first.Client.DeleteAsync($"/api/work/assignments/{id}/pass");
        Assert.Equal("assignment.taken", await NothingLostTests.CodeAsync(tooLate));
        Assert.Empty((await app.AuditAsync()).GetProperty("findings").EnumerateArray());
    }

    [Theory, Databases]
    public async Task A_pass_is_taken_with_the_fields_that_the_workspace_sends(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(1);
        var contributor = await app.ContributorAsync(slug);
        var assignment = await contributor.MustClaimAsync(project);
        var body = new { fence = assignment.GetProperty("fence").GetInt64(), kind = "cannot-judge", reason = "other", note = "The picture is blank." };
        using var response = await contributor.Client.PostAsJsonAsync($"/api/work/assignments/{assignment.GetProperty("assignment").GetGuid()}/pass", body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory, Databases]
    public async Task A_lost_answer_is_healed_by_asking_again_and_two_are_held_at_most(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(5);
        var contributor = await app.ContributorAsync(slug);

        var one = (await contributor.MustClaimAsync(project)).GetProperty("assignment").GetGuid();
        Assert.Equal(one, (await contributor.MustClaimAsync(project)).GetProperty("assignment").GetGuid());
        var two = (await contributor.ClaimAsync(project, one)).Assignment!.Value.GetProperty("assignment").GetGuid();
        Assert.NotEqual(one, two);
        Assert.Equal(WorkStore.HeldEnough, (await contributor.ClaimAsync(project, one, two)).Reason);
    }

    [Theory, Databases]
    public async Task Time_events_cannot_be_changed_or_deleted(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(1);
        var contributor = await app.ContributorAsync(slug);
        await contributor.MustSubmitAsync(await contributor.MustClaimAsync(project));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            app.OnDatabaseAsync(db => db.Set<TimeEvent>().ExecuteUpdateAsync(set => set.SetProperty(e => e.Kind, TimeEventKind.Open))));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => app.OnDatabaseAsync(db => db.Set<TimeEvent>().ExecuteDeleteAsync()));
        Assert.Equal(1, await app.OnDatabaseAsync(db => db.Set<TimeEvent>().CountAsync(e => e.Kind == TimeEventKind.Submit)));
    }

    private static Task<int> SweepAsync(TestApp app) => app.App.Services.GetRequiredService<WorkStore>().ExpireAsync(100, CancellationToken.None);

    private static Task<HttpResponseMessage> BeatAsync(Contributor contributor, Guid id, long fence, params string[] kinds) =>
        contributor.Client.PostAsJsonAsync($"/api/work/assignments/{id}/events", new { fence, events = kinds.Select(kind => new { kind }) });

    private static async Task<HttpStatusCode> PassAsync(Contributor contributor, Guid id, string kind, string reason)
    {
        using var response = await contributor.Client.PostAsJsonAsync($"/api/work/assignments/{id}/pass", new { kind, reason });
        return response.StatusCode;
    }
}
