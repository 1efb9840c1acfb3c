using Parallax.Data;

namespace Parallax.Work;

/// <summary>
/// The statements of claim, heartbeat, pass, resume and submit: written by hand, because what must never happen
/// is held here. Each taking of a slot is one atomic statement, and behind it stand the unique indexes of
/// <see cref="LeaseTable"/>, <see cref="AssignmentTable"/> and <see cref="JudgmentTable"/>.
/// </summary>
public sealed partial class WorkStore(IWriter writer, TimeProvider clock)
{
    /// <summary>How many assignments a person holds at once in a project: the one on screen and the next.</summary>
    public const int HeldAtOnce = 2;

    /// <summary>The clock that decides here.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>A lease on a slot that was just taken.</summary>
    private sealed record Taken(Guid Slot, Guid Presentation, long Fence, long Rank);

    private const string RunningLeaseEndedInSlot =
        """
        UPDATE leases SET ended_at = @now, ending = 2
        WHERE slot_id = @slot AND ended_at IS NULL AND expires_at <= @now
        RETURNING id, assignment_id, person_id, organization_id, project_id, expires_at
        """;

    private const string InsertEvent =
        """
        INSERT INTO time_events (organization_id, project_id, assignment_id, lease_id, person_id, kind, at, client_at)
        VALUES (@organization, @project, @assignment, @lease, @person, @kind, @at, @clientAt)
        """;

    private sealed record EndedLease(Guid Id, Guid Assignment, Guid Person, Guid Organization, Guid Project);

    /// <summary>A slot that was taken over from an expired lease: that lease ends now, and its assignment waits to be resumed.</summary>
    private static async Task EndExpiredAsync(Sql sql, Guid slot, DateTimeOffset now)
    {
        var ended = await sql.FirstAsync(
            RunningLeaseEndedInSlot, row => new { Lease = ReadEnded(row), At = sql.Dialect.ReadInstant(row, 5) }, ("@now", now), ("@slot", slot));
        if (ended is not null) await MarkExpiredAsync(sql, ended.Lease, ended.At);
    }

    private static async Task MarkExpiredAsync(Sql sql, EndedLease lease, DateTimeOffset at)
    {
        await sql.ExecuteAsync("UPDATE assignments SET state = 1 WHERE id = @id AND state = 0", ("@id", lease.Assignment));
        await InsertEventAsync(sql, lease, TimeEventKind.Expire, at, null);
    }

    private static Task InsertEventAsync(Sql sql, EndedLease lease, TimeEventKind kind, DateTimeOffset at, DateTimeOffset? clientAt) =>
        sql.ExecuteAsync(
            InsertEvent,
            ("@organization", lease.Organization), ("@project", lease.Project), ("@assignment", lease.Assignment),
            ("@lease", lease.Id), ("@person", lease.Person), ("@kind", kind), ("@at", at), ("@clientAt", clientAt));

    private static Task GrantAsync(Sql sql, Guid lease, Guid organization, Guid project, Guid assignment, Guid person, Taken taken, DateTimeOffset now, int minutes) =>
        sql.ExecuteAsync(
            """
            INSERT INTO leases (id, organization_id, project_id, assignment_id, slot_id, person_id, fence, granted_at, expires_at)
            VALUES (@id, @organization, @project, @assignment, @slot, @person, @fence, @now, @until)
            """,
            ("@id", lease), ("@organization", organization), ("@project", project), ("@assignment", assignment), ("@slot", taken.Slot),
            ("@person", person), ("@fence", taken.Fence), ("@now", now), ("@until", now.AddMinutes(minutes)));

    private static EndedLease ReadEnded(System.Data.Common.DbDataReader row) =>
        new(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetGuid(3), row.GetGuid(4));

    private static Taken ReadTaken(System.Data.Common.DbDataReader row) =>
        new(row.GetGuid(0), row.GetGuid(1), row.GetInt64(2), row.GetInt64(3));
}
