using Parallax.Data;

namespace Parallax.Work;

/// <summary>An event as a client reports it.</summary>
public sealed record ReportedEvent(TimeEventKind Kind, DateTimeOffset? ClientTime);

/// <summary>Until when an assignment is held.</summary>
/// <param name="DrainUntil">The end beyond which nothing extends it; null while the work goes on.</param>
/// <param name="MovedOn">The project, when it has gone on with another protocol version since this work was claimed.</param>
public sealed record Held(DateTimeOffset Until, DateTimeOffset? DrainUntil, Guid? MovedOn);

public sealed partial class WorkStore
{
    /// <summary>Records what happened in a lease and extends it; null when the lease is over.</summary>
    public Task<Held?> RecordAsync(Guid person, Guid assignment, long fence, IReadOnlyList<ReportedEvent> events, CancellationToken cancel) =>
        writer.WriteAsync(sql => RecordAsync(sql, person, assignment, fence, events), cancel);

    private async Task<Held?> RecordAsync(Sql sql, Guid person, Guid assignment, long fence, IReadOnlyList<ReportedEvent> events)
    {
        var now = clock.GetUtcNow();
        // Who is screened is asked what everybody before them was: the project's changes are none of theirs.
        var project = await sql.FirstAsync(
            "SELECT p.lease_minutes, p.id, p.protocol_id <> a.protocol_id AND a.purpose <> 3 FROM assignments a JOIN projects p ON p.id = a.project_id WHERE a.id = @assignment AND a.person_id = @person",
            row => new { Minutes = row.GetInt32(0), MovedOn = row.GetBoolean(2) ? row.GetGuid(1) : (Guid?)null }, ("@assignment", assignment), ("@person", person));
        if (project is null) return null;
        var extended = await sql.FirstAsync(
            """
            UPDATE leases SET expires_at = CASE WHEN drain_until < @until THEN drain_until ELSE @until END
            WHERE assignment_id = @assignment AND person_id = @person AND fence = @fence AND ended_at IS NULL AND expires_at > @now
            RETURNING id, assignment_id, person_id, organization_id, project_id, expires_at, drain_until
            """,
            row => new { Lease = ReadEnded(row), Held = new Held(sql.Dialect.ReadInstant(row, 5), ReadOptional(sql, row, 6), project.MovedOn) },
            ("@until", now.AddMinutes(project.Minutes)), ("@assignment", assignment), ("@person", person), ("@fence", fence), ("@now", now));
        if (extended is null) return null;

        foreach (var reported in events) await InsertEventAsync(sql, extended.Lease, reported.Kind, now, reported.ClientTime);
        return extended.Held;
    }

    /// <summary>Keeps one's own answer, once. True as well when the same was kept before.</summary>
    public Task<bool> AnswerAsync(Guid person, Guid assignment, string answer, CancellationToken cancel) =>
        writer.WriteAsync(
            async sql =>
            {
                (string, object?)[] of = [("@id", assignment), ("@person", person), ("@answer", answer), ("@now", clock.GetUtcNow())];
                return await sql.ExecuteAsync("UPDATE assignments SET own_answer = @answer, answered_at = @now WHERE id = @id AND person_id = @person AND own_answer IS NULL AND state IN (0, 1)", of) == 1
                    || await sql.FirstAsync("SELECT 1 FROM assignments WHERE id = @id AND person_id = @person AND own_answer = @answer", row => row.GetInt32(0), of[..3]) == 1;
            },
            cancel);

    /// <summary>Passes an assignment on: its slot is free at once. False when it was submitted or passed already.</summary>
    public Task<bool> PassAsync(Guid person, Guid assignment, PassKind kind, string reason, string? note, CancellationToken cancel) =>
        writer.WriteAsync(sql => PassAsync(sql, person, assignment, kind, reason, note), cancel);

    private async Task<bool> PassAsync(Sql sql, Guid person, Guid assignment, PassKind kind, string reason, string? note)
    {
        var now = clock.GetUtcNow();
        if (await PlacelessAsync(sql, person, assignment) is { IsReopened: true })
        {
            await CloseAgainAsync(sql, assignment, LeaseEnding.Passed, now);
            return true;
        }

        var passed = await sql.ExecuteAsync(
            "UPDATE assignments SET state = 3, pass_kind = @kind, pass_reason = @reason, pass_note = @note, passed_at = @now WHERE id = @id AND person_id = @person AND state IN (0, 1)",
            ("@kind", kind), ("@reason", reason), ("@note", note), ("@now", now), ("@id", assignment), ("@person", person));
        if (passed == 0) return false;

        await DropDraftAsync(sql, assignment);
        var lease = await EndRunningAsync(sql, assignment, LeaseEnding.Passed, now);
        if (lease is null) return true;
        await sql.ExecuteAsync("UPDATE slots SET state = 0, lease_id = NULL WHERE lease_id = @lease AND state = 1", ("@lease", lease.Id));
        await InsertEventAsync(sql, lease, TimeEventKind.Pass, now, null);
        return true;
    }

    /// <summary>
    /// Gives a person a certain presentation for work, whatever stands before it in the order of claims.
    /// Null when no place is free or they had it already.
    /// </summary>
    public Task<Guid?> ClaimPresentationAsync(Guid person, Guid presentation, CancellationToken cancel) =>
        writer.WriteAsync(sql => ClaimPresentationAsync(sql, person, presentation), cancel);

    private async Task<Guid?> ClaimPresentationAsync(Sql sql, Guid person, Guid presentation)
    {
        var now = clock.GetUtcNow();
        var project = await sql.FirstAsync(
            """
            SELECT s.project_id FROM slots s
            WHERE s.presentation_id = @presentation AND NOT EXISTS (
                SELECT 1 FROM assignments a WHERE a.person_id = @person AND a.presentation_id = @presentation AND ((a.purpose = 0 AND a.subject = '') OR a.purpose = 5))
            LIMIT 1
            """,
            row => row.GetGuid(0), ("@presentation", presentation), ("@person", person));
        var permit = project == Guid.Empty ? null : await PermitAsync(sql, person, project, now);
        if (permit is null) return null;

        var lease = Ids.New(clock);
        var taken = await TakeAgainAsync(sql, presentation, null, lease, now);
        if (taken is null) return null;
        await EndExpiredAsync(sql, taken.Slot, now);
        var assignment = await AssignAsync(sql, permit, person, project, taken, now);
        await GrantAsync(sql, lease, permit.Organization, project, assignment, person, taken, now, permit.Minutes);
        return assignment;
    }

    /// <summary>Ends the leases that ran out, in batches: their slots are free, their assignments can be resumed. Returns how many.</summary>
    public Task<int> ExpireAsync(int most, CancellationToken cancel) => writer.WriteAsync(sql => ExpireAsync(sql, most), cancel);

    private async Task<int> ExpireAsync(Sql sql, int most)
    {
        var now = clock.GetUtcNow();
        var over = await sql.ListAsync(
            $"SELECT id, expires_at FROM leases WHERE ended_at IS NULL AND expires_at <= @now ORDER BY expires_at LIMIT {most} {sql.Dialect.SkipLocked}",
            row => (Id: row.GetGuid(0), At: sql.Dialect.ReadInstant(row, 1)), ("@now", now));
        foreach (var (id, at) in over) await ExpireOneAsync(sql, id, at, now);
        return over.Count;
    }

    private static async Task ExpireOneAsync(Sql sql, Guid id, DateTimeOffset at, DateTimeOffset now, LeaseEnding ending = LeaseEnding.Expired)
    {
        var lease = await sql.FirstAsync(
            """
            UPDATE leases SET ended_at = @now, ending = @ending WHERE id = @id AND ended_at IS NULL
            RETURNING id, assignment_id, person_id, organization_id, project_id
            """,
            ReadEnded, ("@now", now), ("@ending", ending), ("@id", id));
        if (lease is null) return;
        await sql.ExecuteAsync("UPDATE slots SET state = 0, lease_id = NULL WHERE lease_id = @lease AND state = 1", ("@lease", id));
        await MarkExpiredAsync(sql, lease, at);
    }

    private static Task<EndedLease?> EndRunningAsync(Sql sql, Guid assignment, LeaseEnding ending, DateTimeOffset now) =>
        sql.FirstAsync(
            """
            UPDATE leases SET ended_at = @now, ending = @ending WHERE assignment_id = @assignment AND ended_at IS NULL
            RETURNING id, assignment_id, person_id, organization_id, project_id
            """,
            ReadEnded, ("@now", now), ("@ending", ending), ("@assignment", assignment));
}
