using System.Security.Cryptography;
using Parallax.Data;
using Parallax.Projects;

namespace Parallax.Work;

/// <summary>What a claim came to.</summary>
/// <param name="Assignment">The assignment that the person now holds, or null.</param>
/// <param name="Reason">When there is none: <c>nothing-left</c> or <c>held-enough</c>; null when the person may not claim at all.</param>
public sealed record ClaimOutcome(Guid? Assignment, string? Reason);

public sealed partial class WorkStore
{
    public const string NothingLeft = "nothing-left";
    public const string HeldEnough = "held-enough";

    private sealed record Permit(Guid Organization, long Cursor, long RankEnd, int Minutes, int Seed, Guid Protocol, int GoldPerMille, int Claims);

    /// <summary>Whether enrollment e may be given something of project p now: the one place that says so.</summary>
    private const string Allowed =
        """
        e.may_claim AND NOT e.paused_by_person AND e.quality_hold IS NULL AND p.state = 1
              AND (p.starts_at IS NULL OR p.starts_at <= @now) AND (p.ends_at IS NULL OR p.ends_at > @now)
              AND (e.starts_at IS NULL OR e.starts_at <= @now) AND (e.until IS NULL OR e.until > @now)
              AND (e.cap_reached_until IS NULL OR e.cap_reached_until <= @now)
        """;

    /// <summary>
    /// Gives an assignment that the person holds already and that is not in <paramref name="besides"/>, else a new one.
    /// So a claim whose answer was lost is healed by asking again.
    /// </summary>
    public Task<ClaimOutcome> ClaimAsync(Guid person, Guid project, IReadOnlyCollection<Guid> besides, CancellationToken cancel) =>
        writer.WriteAsync(sql => ClaimAsync(sql, person, project, besides), cancel);

    private async Task<ClaimOutcome> ClaimAsync(Sql sql, Guid person, Guid project, IReadOnlyCollection<Guid> besides)
    {
        var now = clock.GetUtcNow();
        var permit = await PermitAsync(sql, person, project, now);
        var held = await sql.ListAsync(
            """
            SELECT l.assignment_id FROM leases l JOIN assignments a ON a.id = l.assignment_id
            WHERE l.person_id = @person AND l.project_id = @project AND a.purpose NOT IN (3, 5) AND l.ended_at IS NULL AND l.expires_at > @now ORDER BY l.granted_at
            """,
            row => row.GetGuid(0), ("@person", person), ("@project", project), ("@now", now));
        foreach (var assignment in held)
            if (!besides.Contains(assignment)) return new ClaimOutcome(assignment, null);
        // What is held is given back even when nothing new is: it may be finished.
        if (permit is null) return new ClaimOutcome(null, null);
        if (held.Count >= HeldAtOnce) return new ClaimOutcome(null, HeldEnough);

        if (await GiveByRoleAsync(sql, permit, person, project, besides, now) is { } special) return new ClaimOutcome(special, null);
        var lease = Ids.New(clock);
        var taken = await TakeNextAsync(sql, person, project, lease, permit.Cursor, permit.RankEnd, now)
            ?? await TakeNextAsync(sql, person, project, lease, long.MinValue, Math.Min(permit.Cursor + 1, permit.RankEnd), now)
            ?? await TakeNextAsync(sql, person, project, lease, long.MinValue, permit.RankEnd, now, wait: true);
        if (taken is null) return new ClaimOutcome(null, NothingLeft);

        await EndExpiredAsync(sql, taken.Slot, now);
        var id = await AssignAsync(sql, permit, person, project, taken, now);
        await GrantAsync(sql, lease, permit.Organization, project, id, person, taken, now, permit.Minutes);
        await sql.ExecuteAsync(
            "UPDATE enrollments SET cursor = @rank, claims = claims + 1 WHERE project_id = @project AND person_id = @person",
            ("@rank", taken.Rank), ("@project", project), ("@person", person));
        return new ClaimOutcome(id, null);
    }

    /// <summary>The one row that says whether a person may claim. Locked, so that a person's claims follow one another.</summary>
    private static Task<Permit?> PermitAsync(Sql sql, Guid person, Guid project, DateTimeOffset now) =>
        sql.FirstAsync(
            $"""
            SELECT p.organization_id, e.cursor, p.rank_end, p.lease_minutes, p.seed, p.protocol_id, coalesce(e.gold_per_mille, p.gold_per_mille), e.claims
            FROM enrollments e JOIN projects p ON p.id = e.project_id
            WHERE e.project_id = @project AND e.person_id = @person AND {Allowed}
            {Of(sql.Dialect.Lock, "e")}
            """,
            row => new Permit(row.GetGuid(0), row.GetInt64(1), row.GetInt64(2), row.GetInt32(3), row.GetInt32(4), row.GetGuid(5), row.GetInt32(6), row.GetInt32(7)),
            ("@project", project), ("@person", person), ("@now", now));

    /// <summary>
    /// Takes the first slot with a rank in (after, end) that is open or whose lease is over, of a presentation that this
    /// person never had for work, nor for a review: who reviews has seen what others said. One statement: on PostgreSQL rivals skip the locked row, on SQLite there are none.
    /// </summary>
    /// <param name="wait">For the last try: a place that is locked may come free, and is waited for before saying that none is left.</param>
    private static Task<Taken?> TakeNextAsync(Sql sql, Guid person, Guid project, Guid lease, long after, long end, DateTimeOffset now, bool wait = false) =>
        sql.FirstAsync(
            $"""
            UPDATE slots SET state = 1, fence = fence + 1, lease_id = @lease
            WHERE id = (
                SELECT s.id FROM slots s
                WHERE s.project_id = @project AND s.state < 2 AND s.rank > @after AND s.rank < @end
                  AND (s.state = 0 OR EXISTS (SELECT 1 FROM leases l WHERE l.id = s.lease_id AND l.expires_at <= @now))
                  AND NOT EXISTS (
                      SELECT 1 FROM assignments a
                      WHERE a.person_id = @person AND a.presentation_id = s.presentation_id AND ((a.purpose = 0 AND a.subject = '') OR a.purpose = 5))
                ORDER BY s.rank, s.ordinal
                LIMIT 1 {Of(wait ? sql.Dialect.Lock : sql.Dialect.SkipLocked, "s")})
            RETURNING id, presentation_id, fence, rank
            """,
            ReadTaken,
            ("@lease", lease), ("@project", project), ("@after", after), ("@end", end), ("@now", now), ("@person", person));

    private static async Task<Guid> AssignAsync(Sql sql, Permit permit, Guid person, Guid project, Taken taken, DateTimeOffset now)
    {
        var id = Ids.Opaque();
        await sql.ExecuteAsync(
            """
            INSERT INTO assignments (id, organization_id, project_id, presentation_id, person_id, purpose, subject, state, protocol_id, swapped, created_at)
            VALUES (@id, @organization, @project, @presentation, @person, 0, '', 0, @protocol, @swapped, @now)
            """,
            ("@id", id), ("@organization", permit.Organization), ("@project", project), ("@presentation", taken.Presentation),
            ("@person", person), ("@protocol", permit.Protocol), ("@swapped", Swapped(permit.Seed, taken.Presentation, person)), ("@now", now));
        return id;
    }

    /// <summary>
    /// Which response stands left: a fair coin for each person and presentation, drawn from the project's seed.
    /// It belongs to the assignment, not to the lease: a draft that is resumed must find its A and B where they were.
    /// </summary>
    private static bool Swapped(int seed, Guid presentation, Guid person)
    {
        Span<byte> input = stackalloc byte[36];
        BitConverter.TryWriteBytes(input, seed);
        presentation.TryWriteBytes(input[4..]);
        person.TryWriteBytes(input[20..]);
        return (SHA256.HashData(input)[0] & 1) == 1;
    }

    private static string Of(string locking, string alias) =>
        locking.Length == 0 ? "" : locking.Replace("FOR UPDATE", $"FOR UPDATE OF {alias}", StringComparison.Ordinal);
}
