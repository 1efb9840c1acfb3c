using System.Security.Cryptography;
using Parallax.Data;

namespace Parallax.Work;

/// <summary>What a claim gives besides work: practice first, then the calibration set, then gold by a seeded draw.</summary>
public sealed partial class WorkStore
{
    private const int RolesLookedAt = 20;

    private sealed record Due(Guid Presentation, Purpose Purpose, string Subject, Guid? Expired);

    private async Task<Guid?> GiveByRoleAsync(Sql sql, Permit permit, Guid person, Guid project, IReadOnlyCollection<Guid> besides, DateTimeOffset now)
    {
        var due = await DueAsync(sql, person, project, besides) ?? (GoldIsDrawn(permit, person) ? await NextGoldAsync(sql, person, project) : null);
        if (due is null) return null;
        var id = due.Expired ?? await AssignPlacelessAsync(sql, person, project, due.Presentation, due.Purpose, due.Subject, null, now);
        await HoldPlacelessAsync(sql, permit.Organization, project, person, id, now);
        await sql.ExecuteAsync("UPDATE enrollments SET claims = claims + 1 WHERE project_id = @project AND person_id = @person", ("@project", project), ("@person", person));
        return id;
    }

    /// <summary>Practice and calibration that the person has not done. What they let expire is given again.</summary>
    private static async Task<Due?> DueAsync(Sql sql, Guid person, Guid project, IReadOnlyCollection<Guid> besides)
    {
        var rows = await sql.ListAsync(
            $"""
            SELECT r.presentation_id, r.purpose, r.subject, a.id FROM presentation_roles r
            LEFT JOIN assignments a ON a.person_id = @person AND a.presentation_id = r.presentation_id AND a.purpose = r.purpose AND a.subject = r.subject
            WHERE r.project_id = @project AND r.is_active AND r.purpose IN (2, 4) AND (a.id IS NULL OR a.state = 1)
            ORDER BY CASE r.purpose WHEN 4 THEN 0 ELSE 1 END, r.position, r.presentation_id LIMIT {RolesLookedAt}
            """,
            row => new Due(row.GetGuid(0), (Purpose)row.GetInt32(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetGuid(3)),
            ("@person", person), ("@project", project));
        return rows.Find(r => r.Expired is not { } begun || !besides.Contains(begun));
    }

    /// <summary>A coin for each claim, drawn from the project's seed: nobody who does not know it can foretell it.</summary>
    private static bool GoldIsDrawn(Permit permit, Guid person)
    {
        if (permit.GoldPerMille == 0) return false;
        Span<byte> input = stackalloc byte[24];
        BitConverter.TryWriteBytes(input, permit.Seed);
        BitConverter.TryWriteBytes(input[4..], permit.Claims);
        person.TryWriteBytes(input[8..]);
        return BitConverter.ToUInt32(SHA256.HashData(input)) % 1000 < permit.GoldPerMille;
    }

    /// <summary>The gold that fewest people have seen, of what this person never had before them; it is retired by its last view.</summary>
    private static Task<Due?> NextGoldAsync(Sql sql, Guid person, Guid project) =>
        sql.FirstAsync(
            $"""
            UPDATE presentation_roles SET views = views + 1, is_active = (most_views IS NULL OR views + 1 < most_views)
            WHERE purpose = 1 AND subject = '' AND presentation_id = (
                SELECT r.presentation_id FROM presentation_roles r
                WHERE r.project_id = @project AND r.purpose = 1 AND r.subject = '' AND r.is_active
                  AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.person_id = @person AND a.presentation_id = r.presentation_id)
                ORDER BY r.views, r.position, r.presentation_id LIMIT 1 {Of(sql.Dialect.SkipLocked, "r")})
            RETURNING presentation_id
            """,
            row => new Due(row.GetGuid(0), Purpose.Gold, "", null), ("@project", project), ("@person", person));

    /// <summary>
    /// Gives a person a presentation for a purpose that takes no place, or what they have of it; null when they may be given
    /// nothing in the project now, or have submitted it.
    /// </summary>
    /// <param name="closesAt">From then on nothing is taken; null for no end.</param>
    public Task<Guid?> GiveAsync(Guid person, Guid project, Guid presentation, Purpose purpose, string subject, DateTimeOffset? closesAt, CancellationToken cancel) =>
        writer.WriteAsync(sql => GiveAsync(sql, person, project, presentation, purpose, subject, closesAt), cancel);

    /// <summary>The same within a transaction of whoever decides it.</summary>
    /// <param name="asMember">For a member of the organization, who has no enrollment: what they do here is not paid by the project's terms.</param>
    internal async Task<Guid?> GiveAsync(
        Sql sql, Guid person, Guid project, Guid presentation, Purpose purpose, string subject, DateTimeOffset? closesAt, bool asMember = false)
    {
        var now = clock.GetUtcNow();
        var organization = asMember
            ? await sql.FirstAsync("SELECT organization_id FROM projects WHERE id = @project", row => (Guid?)row.GetGuid(0), ("@project", project))
            : (await PermitAsync(sql, person, project, now))?.Organization;
        if (organization is null) return null;
        var had = await sql.FirstAsync(
            "SELECT id, state FROM assignments WHERE person_id = @person AND presentation_id = @presentation AND purpose = @purpose AND subject = @subject",
            row => new { Id = row.GetGuid(0), State = (AssignmentState)row.GetInt32(1) },
            ("@person", person), ("@presentation", presentation), ("@purpose", purpose), ("@subject", subject));
        if (had?.State == AssignmentState.Submitted) return null;
        var id = had?.Id ?? await AssignPlacelessAsync(sql, person, project, presentation, purpose, subject, closesAt, now);
        await HoldPlacelessAsync(sql, organization.Value, project, person, id, now);
        return id;
    }

    private static async Task<Guid> AssignPlacelessAsync(
        Sql sql, Guid person, Guid project, Guid presentation, Purpose purpose, string subject, DateTimeOffset? closesAt, DateTimeOffset now)
    {
        var id = Ids.Opaque();
        var seed = await sql.FirstAsync("SELECT seed FROM projects WHERE id = @project", row => row.GetInt32(0), ("@project", project));
        await sql.ExecuteAsync(
            """
            INSERT INTO assignments (id, organization_id, project_id, presentation_id, person_id, purpose, subject, state, protocol_id, swapped, closes_at, created_at)
            SELECT @id, organization_id, id, @presentation, @person, @purpose, @subject, 1, protocol_id, @swapped, @closes, @now FROM projects WHERE id = @project
            """,
            ("@id", id), ("@project", project), ("@presentation", presentation), ("@person", person), ("@purpose", purpose),
            ("@subject", subject), ("@swapped", Swapped(seed, presentation, person)), ("@closes", closesAt), ("@now", now));
        return id;
    }
}
