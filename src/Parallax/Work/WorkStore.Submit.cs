using System.Text.Json.Serialization;
using Parallax.Data;

namespace Parallax.Work;

/// <summary>A judgment that was checked and is to be stored.</summary>
public sealed record Submission(Guid Person, Guid Assignment, Guid Protocol, string Key, string BodyHash, string Answers)
{
    /// <summary>How often something was pasted, and how many characters.</summary>
    public (int Count, int Characters) Pasted { get; init; }
}

/// <summary>The receipt of a submission: the same for each replay.</summary>
public sealed record Receipt(Guid Judgment, int Revision, bool Spare, DateTimeOffset ReceivedAt)
{
    /// <summary>Whether it was practice, and what was expected can be read at once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasFeedback { get; init; }
}

/// <summary>What stands under an idempotency key.</summary>
public sealed record Accepted(Receipt Receipt, string BodyHash);

/// <summary>How a submission ended.</summary>
public abstract record SubmitOutcome
{
    public sealed record Stored(Receipt Receipt) : SubmitOutcome;

    /// <summary>The key was accepted before.</summary>
    public sealed record Replayed(Accepted Accepted) : SubmitOutcome;

    /// <summary>The assignment was submitted under another key.</summary>
    public sealed record Exists : SubmitOutcome;

    public sealed record Unknown : SubmitOutcome;

    /// <summary>It was done against the clock, and the time is over.</summary>
    public sealed record Over : SubmitOutcome;
}

public sealed partial class WorkStore
{
    private sealed record Submittable(Guid Organization, Guid Project, Guid Presentation, AssignmentState State);

    private sealed record LastLease(Guid Id, Guid Slot, long Fence);

    private const string SelectAccepted =
        """
        SELECT id, revision, is_spare, submitted_at, body_hash, purpose FROM judgments
        WHERE person_id = @person AND idempotency_key = @key
        """;

    /// <summary>What was accepted under this key, or null.</summary>
    public static Task<Accepted?> AcceptedAsync(Sql sql, Guid person, string key) =>
        sql.FirstAsync(
            SelectAccepted,
            row => new Accepted(new Receipt(row.GetGuid(0), row.GetInt32(1), row.GetBoolean(2), sql.Dialect.ReadInstant(row, 3)) { HasFeedback = row.GetInt32(5) == (int)Purpose.Training }, row.GetString(4)),
            ("@person", person), ("@key", key));

    /// <summary>
    /// Stores a judgment. It takes the slot of its last lease when nobody leased that slot since (the fence tells);
    /// otherwise it is kept as a spare.
    /// </summary>
    public Task<SubmitOutcome> SubmitAsync(Submission submission, CancellationToken cancel) =>
        writer.WriteAsync(async sql => await SubmitPlacelessAsync(sql, submission) ?? await SubmitAsync(sql, submission), cancel);

    private async Task<SubmitOutcome> SubmitAsync(Sql sql, Submission submission)
    {
        var assignment = await LockAsync(sql, submission);
        if (await AcceptedAsync(sql, submission.Person, submission.Key) is { } accepted) return new SubmitOutcome.Replayed(accepted);
        if (assignment is null) return new SubmitOutcome.Unknown();
        if (assignment.State == AssignmentState.Submitted) return new SubmitOutcome.Exists();

        var now = clock.GetUtcNow();
        var last = await LastLeaseAsync(sql, submission.Assignment);
        if (last is null) return new SubmitOutcome.Unknown();
        var spare = !await FillAsync(sql, last);
        var receipt = new Receipt(Ids.New(clock), 1, spare, Truncate(now));
        await EndRunningAsync(sql, submission.Assignment, LeaseEnding.Submitted, now);
        await InsertAsync(sql, submission, assignment, Purpose.Work, receipt, spare ? null : last.Slot);
        await sql.ExecuteAsync("UPDATE assignments SET state = 2 WHERE id = @id", ("@id", submission.Assignment));
        var lease = new EndedLease(last.Id, submission.Assignment, submission.Person, assignment.Organization, assignment.Project);
        await InsertEventAsync(sql, lease, TimeEventKind.Submit, now, null);
        return new SubmitOutcome.Stored(receipt);
    }

    /// <summary>Two submissions of one assignment follow one another; the second then sees the first.</summary>
    private static Task<Submittable?> LockAsync(Sql sql, Submission submission) =>
        sql.FirstAsync(
            $"SELECT organization_id, project_id, presentation_id, state FROM assignments WHERE id = @id AND person_id = @person AND purpose = 0 {sql.Dialect.Lock}",
            row => new Submittable(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), (AssignmentState)row.GetInt32(3)),
            ("@id", submission.Assignment), ("@person", submission.Person));

    private static Task<LastLease?> LastLeaseAsync(Sql sql, Guid assignment) =>
        sql.FirstAsync(
            "SELECT id, slot_id, fence FROM leases WHERE assignment_id = @assignment ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, granted_at DESC, fence DESC LIMIT 1",
            row => new LastLease(row.GetGuid(0), row.GetGuid(1), row.GetInt64(2)), ("@assignment", assignment));

    private static async Task<bool> FillAsync(Sql sql, LastLease last) =>
        await sql.ExecuteAsync(
            "UPDATE slots SET state = 2, lease_id = NULL WHERE id = @slot AND fence = @fence AND state < 2",
            ("@slot", last.Slot), ("@fence", last.Fence)) == 1;

    /// <summary>The copy of the draft goes with it: what was said now stands in the judgment.</summary>
    private static async Task InsertAsync(Sql sql, Submission submission, Submittable assignment, Purpose purpose, Receipt receipt, Guid? slot)
    {
        await DropDraftAsync(sql, submission.Assignment);
        await sql.ExecuteAsync(
            $"""
            INSERT INTO judgments (id, organization_id, project_id, presentation_id, assignment_id, person_id, protocol_id, purpose, slot_id,
                revision, is_current, is_spare, idempotency_key, body_hash, answers, submitted_at)
            VALUES (@id, @organization, @project, @presentation, @assignment, @person, @protocol, @purpose, @slot,
                @revision, @current, @spare, @key, @bodyHash, @answers, @now)
            """,
            ("@id", receipt.Judgment), ("@organization", assignment.Organization), ("@project", assignment.Project),
            ("@presentation", assignment.Presentation), ("@assignment", submission.Assignment), ("@person", submission.Person),
            ("@protocol", submission.Protocol), ("@purpose", purpose), ("@slot", slot), ("@revision", receipt.Revision), ("@current", true),
            ("@spare", receipt.Spare), ("@key", submission.Key), ("@bodyHash", submission.BodyHash),
            ("@answers", submission.Answers), ("@now", receipt.ReceivedAt));
        if (submission.Pasted.Count == 0) return;
        await sql.ExecuteAsync(
            "INSERT INTO paste_counts (judgment_id, project_id, person_id, pastes, characters, at) VALUES (@id, @project, @person, @pastes, @characters, @now)",
            ("@id", receipt.Judgment), ("@project", assignment.Project), ("@person", submission.Person), ("@pastes", submission.Pasted.Count),
            ("@characters", submission.Pasted.Characters), ("@now", receipt.ReceivedAt));
    }

    /// <summary>Both databases keep microseconds: the first answer must say what a replay will read back.</summary>
    private static DateTimeOffset Truncate(DateTimeOffset instant) =>
        new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
