using Parallax.Data;

namespace Parallax.Work;

/// <summary>How it ended to take an assignment up again.</summary>
public enum ResumeOutcome
{
    Held,
    Unknown,

    /// <summary>Others have its places.</summary>
    Taken,

    /// <summary>The person is given nothing here now: the project or their time on it has ended, or is stopped.</summary>
    Closed,

    /// <summary>It was passed on: only the explicit undo takes that back.</summary>
    Passed,

    /// <summary>It was passed on too long ago.</summary>
    Final,

    /// <summary>It was done against the clock, and the time is over.</summary>
    Over,
}

public sealed partial class WorkStore
{
    /// <summary>For how long a pass can be taken back.</summary>
    public static readonly TimeSpan Undo = TimeSpan.FromMinutes(10);

    private sealed record Resumable(
        Guid Organization, Guid Project, Guid Presentation, int Minutes, AssignmentState State, DateTimeOffset? PassedAt, bool Allowed, Guid? LastSlot, DateTimeOffset? DrainUntil);

    /// <summary>
    /// Takes a slot again for an assignment whose lease ended: the one it had if it is free, else any of its presentation.
    /// The permit is asked as for a claim, except for what a drained project or enrollment lets people finish.
    /// </summary>
    /// <param name="undo">Whether a pass may be taken back by this.</param>
    public Task<ResumeOutcome> ResumeAsync(Guid person, Guid assignment, bool undo, CancellationToken cancel) =>
        writer.WriteAsync(async sql => await ResumePlacelessAsync(sql, person, assignment, undo) ?? await ResumeAsync(sql, person, assignment, undo), cancel);

    private async Task<ResumeOutcome> ResumeAsync(Sql sql, Guid person, Guid assignment, bool undo)
    {
        var now = clock.GetUtcNow();
        var resumable = await ResumableAsync(sql, person, assignment, now);
        if (resumable is null) return ResumeOutcome.Unknown;
        if (await StillRunningAsync(sql, assignment, now)) return ResumeOutcome.Held;
        if (WhyNot(resumable, undo, now) is { } no) return no;

        await ReleaseExpiredAsync(sql, assignment, now);
        var lease = Ids.New(clock);
        var taken = await TakeAgainAsync(sql, resumable.Presentation, resumable.LastSlot, lease, now);
        if (taken is null) return ResumeOutcome.Taken;
        await EndExpiredAsync(sql, taken.Slot, now);
        await sql.ExecuteAsync(
            "UPDATE assignments SET state = 0, pass_kind = NULL, pass_reason = NULL, pass_note = NULL, passed_at = NULL WHERE id = @id", ("@id", assignment));
        await GrantAsync(sql, lease, resumable.Organization, resumable.Project, assignment, person, taken, now, resumable.Minutes);
        if (!resumable.Allowed) await DrainOneAsync(sql, lease, resumable.DrainUntil!.Value);
        return ResumeOutcome.Held;
    }

    private static ResumeOutcome? WhyNot(Resumable resumable, bool undo, DateTimeOffset now)
    {
        if (resumable.State == AssignmentState.Passed && !undo) return ResumeOutcome.Passed;
        if (resumable.State == AssignmentState.Passed && !(resumable.PassedAt + Undo > now)) return ResumeOutcome.Final;
        return resumable.Allowed || resumable.DrainUntil > now ? null : ResumeOutcome.Closed;
    }

    /// <summary>What its last lease was, and whether the person may be given something now: an enrollment that is gone allows nothing.</summary>
    private static Task<Resumable?> ResumableAsync(Sql sql, Guid person, Guid assignment, DateTimeOffset now) =>
        sql.FirstAsync(
            $"""
            SELECT a.organization_id, a.project_id, a.presentation_id, p.lease_minutes, a.state, a.passed_at,
                   CASE WHEN EXISTS (SELECT 1 FROM enrollments e WHERE e.project_id = a.project_id AND e.person_id = a.person_id AND {Allowed}) THEN 1 ELSE 0 END,
                   (SELECT l.slot_id FROM leases l WHERE l.assignment_id = a.id ORDER BY l.granted_at DESC LIMIT 1),
                   (SELECT l.drain_until FROM leases l WHERE l.assignment_id = a.id ORDER BY l.granted_at DESC, l.fence DESC LIMIT 1)
            FROM assignments a JOIN projects p ON p.id = a.project_id
            WHERE a.id = @assignment AND a.person_id = @person AND a.state <> 2 {Of(sql.Dialect.Lock, "a")}
            """,
            row => new Resumable(
                row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetInt32(3), (AssignmentState)row.GetInt32(4), ReadOptional(sql, row, 5),
                row.GetInt32(6) == 1, row.IsDBNull(7) ? null : row.GetGuid(7), ReadOptional(sql, row, 8)),
            ("@assignment", assignment), ("@person", person), ("@now", now));

    private static DateTimeOffset? ReadOptional(Sql sql, System.Data.Common.DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : sql.Dialect.ReadInstant(row, column);

    private static Task DrainOneAsync(Sql sql, Guid lease, DateTimeOffset until) =>
        sql.ExecuteAsync(
            "UPDATE leases SET drain_until = @until, expires_at = CASE WHEN expires_at > @until THEN @until ELSE expires_at END WHERE id = @id",
            ("@until", until), ("@id", lease));

    private static async Task<bool> StillRunningAsync(Sql sql, Guid assignment, DateTimeOffset now) =>
        await sql.FirstAsync(
            "SELECT 1 FROM leases WHERE assignment_id = @assignment AND ended_at IS NULL AND expires_at > @now",
            row => row.GetInt32(0), ("@assignment", assignment), ("@now", now)) == 1;

    private static Task<Taken?> TakeAgainAsync(Sql sql, Guid presentation, Guid? last, Guid lease, DateTimeOffset now) =>
        sql.FirstAsync(
            $"""
            UPDATE slots SET state = 1, fence = fence + 1, lease_id = @lease
            WHERE id = (
                SELECT s.id FROM slots s
                WHERE s.presentation_id = @presentation AND s.state < 2
                  AND (s.state = 0 OR EXISTS (SELECT 1 FROM leases l WHERE l.id = s.lease_id AND l.expires_at <= @now))
                ORDER BY CASE WHEN s.id = @last THEN 0 ELSE 1 END, s.ordinal
                LIMIT 1 {Of(sql.Dialect.SkipLocked, "s")})
            RETURNING id, presentation_id, fence, rank
            """,
            ReadTaken,
            ("@lease", lease), ("@presentation", presentation), ("@now", now), ("@last", last ?? Guid.Empty));

    private static async Task ReleaseExpiredAsync(Sql sql, Guid assignment, DateTimeOffset now)
    {
        var over = await sql.ListAsync(
            "SELECT id, expires_at FROM leases WHERE assignment_id = @assignment AND ended_at IS NULL AND expires_at <= @now",
            row => (Id: row.GetGuid(0), At: sql.Dialect.ReadInstant(row, 1)), ("@assignment", assignment), ("@now", now));
        foreach (var (id, at) in over) await ExpireOneAsync(sql, id, at, now);
    }
}
