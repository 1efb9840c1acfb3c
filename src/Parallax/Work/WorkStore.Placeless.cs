using Parallax.Data;

namespace Parallax.Work;

/// <summary>
/// The same for what takes no place of the overlap: gold, calibration, screening, training, review, and a judgment that is
/// open again. Its leases have no slot, and its fence counts the leases of the assignment.
/// </summary>
public sealed partial class WorkStore
{
    private const string Minutes = "SELECT lease_minutes FROM projects WHERE id = @project";

    private sealed record Placeless(
        Guid Organization, Guid Project, Guid Presentation, Purpose Purpose, AssignmentState State, DateTimeOffset? ClosesAt, bool IsReopened, DateTimeOffset? PassedAt);

    private sealed record Previous(Guid Id, int Revision, bool Spare, Guid? Slot);

    /// <summary>Null when the assignment takes a place.</summary>
    private static Task<Placeless?> PlacelessAsync(Sql sql, Guid person, Guid assignment) =>
        sql.FirstAsync(
            $"""
            SELECT organization_id, project_id, presentation_id, purpose, state, closes_at, reopened_at, passed_at FROM assignments
            WHERE id = @id AND person_id = @person AND (purpose <> 0 OR reopened_at IS NOT NULL) {sql.Dialect.Lock}
            """,
            row => new Placeless(
                row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), (Purpose)row.GetInt32(3), (AssignmentState)row.GetInt32(4),
                ReadOptional(sql, row, 5), !row.IsDBNull(6), ReadOptional(sql, row, 7)),
            ("@id", assignment), ("@person", person));

    /// <summary>A lease without a place, unless one runs.</summary>
    private async Task HoldPlacelessAsync(Sql sql, Guid organization, Guid project, Guid person, Guid assignment, DateTimeOffset now)
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

    /// <summary>Null when the assignment takes a place. What looks like work is taken up again exactly when work would be.</summary>
    private async Task<ResumeOutcome?> ResumePlacelessAsync(Sql sql, Guid person, Guid assignment, bool undo)
    {
        var now = clock.GetUtcNow();
        if (await PlacelessAsync(sql, person, assignment) is not { } found) return null;
        if (found.State == AssignmentState.Submitted || now >= found.ClosesAt) return ResumeOutcome.Over;
        if (found.State == AssignmentState.Passed && !undo) return ResumeOutcome.Passed;
        if (found.Purpose is Purpose.Screening or Purpose.Review || found.IsReopened || await StillRunningAsync(sql, assignment, now))
        {
            await HoldPlacelessAsync(sql, found.Organization, found.Project, person, assignment, now);
            return ResumeOutcome.Held;
        }

        var resumable = (await ResumableAsync(sql, person, assignment, now))!;
        if (WhyNot(resumable, undo, now) is { } no) return no;
        await HoldPlacelessAsync(sql, found.Organization, found.Project, person, assignment, now);
        if (!resumable.Allowed && await RunningLeaseAsync(sql, assignment) is { } lease) await DrainOneAsync(sql, lease, resumable.DrainUntil!.Value);
        return ResumeOutcome.Held;
    }

    private static Task<Guid?> RunningLeaseAsync(Sql sql, Guid assignment) =>
        sql.FirstAsync("SELECT id FROM leases WHERE assignment_id = @assignment AND ended_at IS NULL", row => (Guid?)row.GetGuid(0), ("@assignment", assignment));

    /// <summary>Null when the assignment takes a place.</summary>
    internal async Task<SubmitOutcome?> SubmitPlacelessAsync(Sql sql, Submission submission)
    {
        if (await PlacelessAsync(sql, submission.Person, submission.Assignment) is not { } found) return null;
        if (await AcceptedAsync(sql, submission.Person, submission.Key) is { } accepted) return new SubmitOutcome.Replayed(accepted);
        if (found.State == AssignmentState.Submitted) return new SubmitOutcome.Exists();
        var now = clock.GetUtcNow();
        if (now >= found.ClosesAt) return new SubmitOutcome.Over();

        var lease = await sql.FirstAsync(
            "SELECT id FROM leases WHERE assignment_id = @assignment ORDER BY fence DESC LIMIT 1", row => row.GetGuid(0), ("@assignment", submission.Assignment));
        if (lease == Guid.Empty) return new SubmitOutcome.Unknown();
        var before = found.IsReopened ? await SupersedeAsync(sql, submission.Assignment) : null;
        var receipt = new Receipt(Ids.New(clock), (before?.Revision ?? 0) + 1, before?.Spare ?? false, Truncate(now)) { HasFeedback = found.Purpose == Purpose.Training };
        await EndRunningAsync(sql, submission.Assignment, LeaseEnding.Submitted, now);
        await InsertAsync(sql, submission, new Submittable(found.Organization, found.Project, found.Presentation, found.State), found.Purpose, receipt, before?.Slot);
        await sql.ExecuteAsync(
            "UPDATE assignments SET state = 2, closes_at = CASE WHEN reopened_at IS NULL THEN closes_at END, reopened_at = NULL WHERE id = @id", ("@id", submission.Assignment));
        await InsertEventAsync(sql, new EndedLease(lease, submission.Assignment, submission.Person, found.Organization, found.Project), TimeEventKind.Submit, now, null);
        return new SubmitOutcome.Stored(receipt);
    }

    /// <summary>The judgment that holds until now makes room for its next revision.</summary>
    private static Task<Previous?> SupersedeAsync(Sql sql, Guid assignment) =>
        sql.FirstAsync(
            "UPDATE judgments SET is_current = @no WHERE assignment_id = @assignment AND is_current RETURNING id, revision, is_spare, slot_id",
            row => new Previous(row.GetGuid(0), row.GetInt32(1), row.GetBoolean(2), row.IsDBNull(3) ? null : row.GetGuid(3)), ("@no", false), ("@assignment", assignment));
}
