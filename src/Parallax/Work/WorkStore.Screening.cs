using Parallax.Data;

namespace Parallax.Work;

/// <summary>Which presentation an attempt shows next, and until when.</summary>
/// <param name="Subject">The attempt: what the assignments are about.</param>
/// <param name="Presentations">In the order in which they are given.</param>
/// <param name="ClosesAt">From then on nothing is given or taken.</param>
public sealed record ScreeningPlan(Guid Person, Guid Organization, Guid Project, string Subject, IReadOnlyList<Guid> Presentations, DateTimeOffset ClosesAt);

/// <summary>
/// The same for what is done against the clock and takes no place of the overlap: its leases have no slot, its fence
/// counts the leases of the assignment, and after it has closed nothing is taken.
/// </summary>
public sealed partial class WorkStore
{
    private const string Minutes = "SELECT lease_minutes FROM projects WHERE id = @project";

    private sealed record Timed(Guid Id, Guid Presentation, AssignmentState State);

    private sealed record TimedAssignment(Guid Organization, Guid Project, Guid Presentation, AssignmentState State, DateTimeOffset ClosesAt);

    /// <summary>
    /// Gives what the person holds and does not name in <paramref name="besides"/>, else what they let expire, else the
    /// next of the plan. Of two claims at once the index on person, presentation, purpose and subject lets one win; the other runs again.
    /// </summary>
    public Task<ClaimOutcome> ClaimScreeningAsync(ScreeningPlan plan, IReadOnlyCollection<Guid> besides, CancellationToken cancel) =>
        writer.WriteAsync(sql => ClaimScreeningAsync(sql, plan, besides), cancel);

    private async Task<ClaimOutcome> ClaimScreeningAsync(Sql sql, ScreeningPlan plan, IReadOnlyCollection<Guid> besides)
    {
        var now = clock.GetUtcNow();
        if (now >= plan.ClosesAt) return new ClaimOutcome(null, null);
        var had = await sql.ListAsync(
            $"SELECT id, presentation_id, state FROM assignments WHERE subject = @subject AND person_id = @person AND purpose = 3 ORDER BY id {sql.Dialect.Lock}",
            row => new Timed(row.GetGuid(0), row.GetGuid(1), (AssignmentState)row.GetInt32(2)), ("@subject", plan.Subject), ("@person", plan.Person));

        var order = plan.Presentations.Select((presentation, i) => (presentation, i)).ToDictionary(p => p.presentation, p => p.i);
        var open = had.Where(a => a.State is AssignmentState.Leased or AssignmentState.Expired).OrderBy(a => order.GetValueOrDefault(a.Presentation)).ToList();
        if (open.Find(a => !besides.Contains(a.Id)) is { } begun)
        {
            await HoldTimedAsync(sql, plan.Organization, plan.Project, plan.Person, begun.Id, now);
            return new ClaimOutcome(begun.Id, null);
        }

        if (open.Count >= HeldAtOnce) return new ClaimOutcome(null, HeldEnough);
        var next = plan.Presentations.FirstOrDefault(p => had.TrueForAll(a => a.Presentation != p));
        if (next == Guid.Empty) return new ClaimOutcome(null, NothingLeft);
        var id = await AssignTimedAsync(sql, plan, next, now);
        await HoldTimedAsync(sql, plan.Organization, plan.Project, plan.Person, id, now);
        return new ClaimOutcome(id, null);
    }

    private static async Task<Guid> AssignTimedAsync(Sql sql, ScreeningPlan plan, Guid presentation, DateTimeOffset now)
    {
        var id = Ids.Opaque();
        var seed = await sql.FirstAsync("SELECT seed FROM projects WHERE id = @project", row => row.GetInt32(0), ("@project", plan.Project));
        await sql.ExecuteAsync(
            """
            INSERT INTO assignments (id, organization_id, project_id, presentation_id, person_id, purpose, subject, state, protocol_id, swapped, closes_at, created_at)
            SELECT @id, @organization, id, @presentation, @person, 3, @subject, 1, protocol_id, @swapped, @closes, @now FROM projects WHERE id = @project
            """,
            ("@id", id), ("@organization", plan.Organization), ("@project", plan.Project), ("@presentation", presentation), ("@person", plan.Person),
            ("@subject", plan.Subject), ("@swapped", Swapped(seed, presentation, plan.Person)), ("@closes", plan.ClosesAt), ("@now", now));
        return id;
    }

    /// <summary>A lease without a place, unless one runs.</summary>
    private async Task HoldTimedAsync(Sql sql, Guid organization, Guid project, Guid person, Guid assignment, DateTimeOffset now)
    {
        if (await StillRunningAsync(sql, assignment, now)) return;
        await ReleaseExpiredAsync(sql, assignment, now);
        var minutes = await sql.FirstAsync(Minutes, row => row.GetInt32(0), ("@project", project));
        await sql.ExecuteAsync(
            """
            INSERT INTO leases (id, organization_id, project_id, assignment_id, slot_id, person_id, fence, granted_at, expires_at)
            SELECT @id, @organization, @project, @assignment, NULL, @person, count(*) + 1, @now, @until FROM leases WHERE assignment_id = @assignment
            """,
            ("@id", Ids.New(clock)), ("@organization", organization), ("@project", project), ("@assignment", assignment),
            ("@person", person), ("@now", now), ("@until", now.AddMinutes(minutes)));
        await sql.ExecuteAsync(
            "UPDATE assignments SET state = 0, pass_kind = NULL, pass_reason = NULL, pass_note = NULL, passed_at = NULL WHERE id = @id", ("@id", assignment));
    }

    /// <summary>Null when the assignment is not of this kind. A pass can be taken back for as long as the time runs.</summary>
    private async Task<ResumeOutcome?> ResumeTimedAsync(Sql sql, Guid person, Guid assignment, bool undo)
    {
        var now = clock.GetUtcNow();
        if (await TimedAsync(sql, person, assignment) is not { } found) return null;
        if (found.State == AssignmentState.Submitted || now >= found.ClosesAt) return ResumeOutcome.Over;
        if (found.State == AssignmentState.Passed && !undo) return ResumeOutcome.Passed;
        await HoldTimedAsync(sql, found.Organization, found.Project, person, assignment, now);
        return ResumeOutcome.Held;
    }

    /// <summary>Null when the assignment is not of this kind.</summary>
    private async Task<SubmitOutcome?> SubmitTimedAsync(Sql sql, Submission submission)
    {
        if (await TimedAsync(sql, submission.Person, submission.Assignment) is not { } found) return null;
        if (await AcceptedAsync(sql, submission.Person, submission.Key) is { } accepted) return new SubmitOutcome.Replayed(accepted);
        if (found.State == AssignmentState.Submitted) return new SubmitOutcome.Exists();
        var now = clock.GetUtcNow();
        if (now >= found.ClosesAt) return new SubmitOutcome.Over();

        var lease = await sql.FirstAsync(
            "SELECT id FROM leases WHERE assignment_id = @assignment ORDER BY fence DESC LIMIT 1", row => row.GetGuid(0), ("@assignment", submission.Assignment));
        if (lease == Guid.Empty) return new SubmitOutcome.Unknown();
        var receipt = new Receipt(Ids.New(clock), 1, false, Truncate(now));
        await EndRunningAsync(sql, submission.Assignment, LeaseEnding.Submitted, now);
        await InsertAsync(sql, submission, new Submittable(found.Organization, found.Project, found.Presentation, found.State), Purpose.Screening, receipt, null);
        await sql.ExecuteAsync("UPDATE assignments SET state = 2 WHERE id = @id", ("@id", submission.Assignment));
        await InsertEventAsync(sql, new EndedLease(lease, submission.Assignment, submission.Person, found.Organization, found.Project), TimeEventKind.Submit, now, null);
        return new SubmitOutcome.Stored(receipt);
    }

    private static Task<TimedAssignment?> TimedAsync(Sql sql, Guid person, Guid assignment) =>
        sql.FirstAsync(
            $"""
            SELECT organization_id, project_id, presentation_id, state, closes_at FROM assignments
            WHERE id = @id AND person_id = @person AND purpose = 3 AND closes_at IS NOT NULL {sql.Dialect.Lock}
            """,
            row => new TimedAssignment(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), (AssignmentState)row.GetInt32(3), sql.Dialect.ReadInstant(row, 4)),
            ("@id", assignment), ("@person", person));

    /// <summary>Closes the assignments of an attempt now: afterwards nothing is taken, so what there is can be scored.</summary>
    public Task<int> CloseScreeningAsync(string subject, CancellationToken cancel) => writer.WriteAsync(sql => CloseScreeningAsync(sql, subject), cancel);

    private async Task<int> CloseScreeningAsync(Sql sql, string subject)
    {
        var now = clock.GetUtcNow();
        var closed = await sql.ListAsync(
            "UPDATE assignments SET closes_at = CASE WHEN closes_at < @now THEN closes_at ELSE @now END WHERE subject = @subject AND purpose = 3 RETURNING id, state",
            row => (Id: row.GetGuid(0), State: (AssignmentState)row.GetInt32(1)), ("@now", now), ("@subject", subject));
        foreach (var (id, _) in closed.Where(a => a.State == AssignmentState.Leased))
            if (await EndRunningAsync(sql, id, LeaseEnding.Expired, now) is { } lease) await MarkExpiredAsync(sql, lease, now);
        return closed.Count;
    }
}
