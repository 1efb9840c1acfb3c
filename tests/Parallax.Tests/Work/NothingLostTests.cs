using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Work;

/// <summary>Nothing lost, nothing twice: many clients at once, with replays and leases that expire under them.</summary>
public class NothingLostTests
{
    private const int Clients = 50;
    private const int SubmissionsEach = 40;
    private const int Presentations = 500;
    private const int Overlap = 3;

    [Theory, Databases]
    public async Task Fifty_clients_fill_every_place_exactly_once(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(Presentations, Overlap);
        var contributors = new List<Contributor>();
        for (var i = 0; i < Clients; i++) contributors.Add(await app.ContributorAsync(slug));

        using var acknowledged = new AcknowledgedFile(Path.Combine(app.Folder, "acknowledged.jsonl"));
        await Task.WhenAll(contributors.Select((c, i) => WorkAsync(app, c, project, new Random(i), acknowledged)));

        var counted = await app.OnDatabaseAsync(db => db.Set<Judgment>().CountAsync(j => !j.IsSpare));
        var judgments = await app.OnDatabaseAsync(db => db.Set<Judgment>().CountAsync());
        Assert.Equal(Presentations * Overlap, counted);
        Assert.Equal(judgments, acknowledged.Count);
        var audit = await app.AuditAsync(await File.ReadAllTextAsync(acknowledged.Path));
        Assert.Equal(acknowledged.Count, audit.GetProperty("acknowledged").GetInt32());
        Assert.Empty(audit.GetProperty("findings").EnumerateArray());
    }

    private static async Task WorkAsync(TestApp app, Contributor contributor, Guid project, Random draw, AcknowledgedFile acknowledged)
    {
        for (var i = 0; i < SubmissionsEach; i++)
        {
            var (assignment, reason) = await contributor.ClaimAsync(project);
            if (assignment is null)
            {
                Assert.Equal(WorkStore.NothingLeft, reason);
                return;
            }

            var id = assignment.Value.GetProperty("assignment").GetGuid();
            if (draw.Next(100) < 5) await ExpireAsync(app, id);
            var key = $"{contributor.Email}-{i}";
            var receipt = await contributor.MustSubmitAsync(assignment.Value, key);
            if (draw.Next(100) < 10) Assert.Equal(receipt.GetRawText(), (await contributor.MustSubmitAsync(assignment.Value, key)).GetRawText());
            acknowledged.Add(id, key, receipt);
        }
    }

    /// <summary>What the sweep would do when the time has come, without waiting for it.</summary>
    private static Task<int> ExpireAsync(TestApp app, Guid assignment) => app.OnDatabaseAsync(async db =>
    {
        var past = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return await db.Set<Lease>().Where(l => l.AssignmentId == assignment && l.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.ExpiresAt, past));
    });

    [Theory, Databases]
    public async Task Two_hundred_clients_ask_for_one_last_place_and_one_gets_it(Database database)
    {
        const int clients = 200;
        const int rounds = 20;
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(rounds, overlap: 1);
        var contributors = new List<Contributor>();
        for (var i = 0; i < clients; i++) contributors.Add(await app.ContributorAsync(slug));

        // One slot is claimable at a time: the others wait behind the rank at which the project ends.
        var ranks = await app.OnDatabaseAsync(db => db.Set<Slot>().Where(s => s.ProjectId == project).OrderBy(s => s.Rank).Select(s => s.Rank).ToListAsync());
        foreach (var rank in ranks)
        {
            await app.OnDatabaseAsync(db => db.Set<Project>().ExecuteUpdateAsync(set => set.SetProperty(p => p.RankEnd, rank + 1)));
            var claims = await Task.WhenAll(contributors.Select(c => c.ClaimAsync(project)));
            var winner = Assert.Single(claims.Select((c, i) => (c.Assignment, i)), c => c.Assignment is not null);
            Assert.All(claims.Where(c => c.Assignment is null), c => Assert.Equal(WorkStore.NothingLeft, c.Reason));
            await contributors[winner.i].MustSubmitAsync(winner.Assignment!.Value);
        }

        Assert.Equal(rounds, await app.OnDatabaseAsync(db => db.Set<Judgment>().CountAsync()));
        Assert.Empty((await app.AuditAsync()).GetProperty("findings").EnumerateArray());
    }

    [Theory, Databases]
    public async Task One_person_in_two_tabs_never_gets_a_presentation_twice(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(5, overlap: 3);
        var contributor = await app.ContributorAsync(slug);
        for (var round = 0; round < 10; round++)
        {
            var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => contributor.ClaimAsync(project)));
            foreach (var claim in claims.Where(c => c.Assignment is not null).DistinctBy(c => c.Assignment!.Value.GetProperty("assignment").GetGuid()))
                await contributor.MustSubmitAsync(claim.Assignment!.Value);
        }

        Assert.Equal(5, await app.OnDatabaseAsync(db => db.Set<Judgment>().Select(j => j.PresentationId).Distinct().CountAsync()));
        Assert.Equal(5, await app.OnDatabaseAsync(db => db.Set<Judgment>().CountAsync()));
        Assert.Empty((await app.AuditAsync()).GetProperty("findings").EnumerateArray());
    }

    [Theory, Databases]
    public async Task The_same_key_with_another_body_is_refused_and_changes_nothing(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(2);
        var contributor = await app.ContributorAsync(slug);
        var assignment = await contributor.MustClaimAsync(project);
        await contributor.MustSubmitAsync(assignment, "the-key");

        var other = Bodies.Complete(assignment);
        other["rationale"] = "Something else entirely was written here.";
        using var refused = await contributor.SubmitAsync(assignment, other, "the-key");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("idempotency.mismatch", await CodeAsync(refused));
        using var again = await contributor.SubmitAsync(assignment, Bodies.Complete(assignment), "another-key");
        Assert.Equal("judgment.exists", await CodeAsync(again));
        Assert.Equal(1, await app.OnDatabaseAsync(db => db.Set<Judgment>().CountAsync()));
    }

    internal static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}
