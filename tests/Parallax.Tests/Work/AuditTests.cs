using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Work;

/// <summary>The audit is tested with faults that are planted: it must name each of them.</summary>
public class AuditTests
{
    [Theory, Databases]
    public async Task A_deleted_judgment_is_named_from_the_clients_record_and_without_it(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var line = await OneJudgmentAsync(app);
        await ExecuteAsync(app, "DELETE FROM judgments");

        var names = await NamesAsync(app, line);
        Assert.Contains("acknowledged-once", names);
        Assert.Contains("one-current", names);
        Assert.Contains("filled-slot", names);
        Assert.Contains("one-current", await NamesAsync(app, ""));
    }

    [Theory, Databases]
    public async Task A_doubled_judgment_is_named(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var line = await OneJudgmentAsync(app);
        await DropIndexesAsync(app);
        await CopyJudgmentAsync(app, "slot_id", "is_spare");

        var names = await NamesAsync(app, line);
        Assert.Contains("acknowledged-once", names);
        Assert.Contains("one-a-key", names);
        Assert.Contains("one-a-person", names);
        Assert.Contains("one-current", names);
    }

    [Theory, Databases]
    public async Task A_judgment_over_the_overlap_is_named(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await OneJudgmentAsync(app);
        await ExecuteAsync(app, "UPDATE presentations SET overlap = 0");

        var names = await NamesAsync(app, "");
        Assert.Contains("overlap", names);
        Assert.Contains("places", names);
    }

    [Theory, Databases]
    public async Task A_judgment_moved_to_another_organization_is_named(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await OneJudgmentAsync(app);
        var other = Ids.Opaque();
        await app.OnDatabaseAsync(db => db.Set<Judgment>().ExecuteUpdateAsync(set => set.SetProperty(j => j.OrganizationId, other)));

        Assert.Equal(["organization-of-judgments"], await NamesAsync(app, ""));
    }

    [Theory, Databases]
    public async Task An_orphan_lease_is_named(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(1);
        var contributor = await app.ContributorAsync(slug);
        await contributor.MustClaimAsync(project);
        await ExecuteAsync(app, "UPDATE slots SET state = 0, lease_id = NULL");

        Assert.Equal(["orphan-lease"], await NamesAsync(app, ""));
    }

    [Theory, Databases]
    public async Task A_sound_installation_is_clean(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        Assert.Empty(await NamesAsync(app, await OneJudgmentAsync(app)));
    }

    /// <summary>One judgment, and the line that its client kept of it.</summary>
    private static async Task<string> OneJudgmentAsync(TestApp app)
    {
        var (project, slug) = await app.ProjectWithTasksAsync(1, overlap: 1);
        var contributor = await app.ContributorAsync(slug);
        var assignment = await contributor.MustClaimAsync(project);
        var receipt = await contributor.MustSubmitAsync(assignment, "key-1");
        var path = Path.Combine(app.Folder, "acknowledged.jsonl");
        using (var file = new AcknowledgedFile(path)) file.Add(assignment.GetProperty("assignment").GetGuid(), "key-1", receipt);
        return await File.ReadAllTextAsync(path);
    }

    private static async Task<List<string>> NamesAsync(TestApp app, string acknowledged) =>
        [.. (await app.AuditAsync(acknowledged)).GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("check").GetString()!).Distinct()];

    private static Task<int> ExecuteAsync(TestApp app, string sql) => app.OnDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    /// <summary>A fault that the constraints would refuse can only be planted without them.</summary>
    private static async Task DropIndexesAsync(TestApp app)
    {
        foreach (var index in new[] { "ux_judgments_one_current", "ux_judgments_one_per_slot", "ix_judgments_assignment_id_revision", "ix_judgments_person_id_idempotency_key" })
            await ExecuteAsync(app, $"DROP INDEX {index}");
    }

    private static Task<int> CopyJudgmentAsync(TestApp app, params string[] placing)
    {
        const string same = "organization_id, project_id, presentation_id, assignment_id, person_id, protocol_id, purpose, revision, is_current, idempotency_key, body_hash, answers, submitted_at";
        var columns = $"{same}, {string.Join(", ", placing)}";
        return app.OnDatabaseAsync(db =>
        {
            var id = db.Database.IsSqlite() ? $"'{Ids.Opaque().ToString().ToUpperInvariant()}'" : $"'{Ids.Opaque()}'::uuid";
            return db.Database.ExecuteSqlRawAsync($"INSERT INTO judgments (id, {columns}) SELECT {id}, {columns} FROM judgments LIMIT 1");
        });
    }
}
