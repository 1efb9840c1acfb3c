using Parallax.Data;

namespace Parallax.Work;

/// <summary>How keeping a copy of a draft ended.</summary>
public abstract record DraftOutcome
{
    public sealed record Kept(long Version, DateTimeOffset SavedAt) : DraftOutcome;

    /// <summary>Another device has written since.</summary>
    public sealed record Newer : DraftOutcome;

    public sealed record Submitted : DraftOutcome;

    public sealed record Passed : DraftOutcome;

    public sealed record Over : DraftOutcome;

    public sealed record Unknown : DraftOutcome;
}

public sealed partial class WorkStore
{
    private sealed record Draftable(AssignmentState State, DateTimeOffset? ClosesAt);

    /// <summary>Keeps a copy that is based on the version that the device knew; a copy that came in between is not written over.</summary>
    public Task<DraftOutcome> KeepDraftAsync(Guid person, Guid assignment, long version, string content, CancellationToken cancel) =>
        writer.WriteAsync(sql => KeepDraftAsync(sql, person, assignment, version, content), cancel);

    private async Task<DraftOutcome> KeepDraftAsync(Sql sql, Guid person, Guid assignment, long version, string content)
    {
        var now = Truncate(clock.GetUtcNow());
        // Locked as a submission locks it: a copy that arrives after it is refused, not kept.
        var found = await sql.FirstAsync(
            $"SELECT state, closes_at FROM assignments WHERE id = @id AND person_id = @person {sql.Dialect.Lock}",
            row => new Draftable((AssignmentState)row.GetInt32(0), ReadOptional(sql, row, 1)), ("@id", assignment), ("@person", person));
        if (found is null) return new DraftOutcome.Unknown();
        if (found.State == AssignmentState.Submitted) return new DraftOutcome.Submitted();
        if (found.State == AssignmentState.Passed) return new DraftOutcome.Passed();
        if (found.ClosesAt <= now) return new DraftOutcome.Over();
        return await WriteDraftAsync(sql, person, assignment, version, content, now) ? new DraftOutcome.Kept(version + 1, now) : new DraftOutcome.Newer();
    }

    private static async Task<bool> WriteDraftAsync(Sql sql, Guid person, Guid assignment, long version, string content, DateTimeOffset now)
    {
        (string, object?)[] values = [("@id", assignment), ("@person", person), ("@content", content), ("@known", version), ("@version", version + 1), ("@now", now)];
        if (await sql.ExecuteAsync("UPDATE work_drafts SET content = @content, version = @version, saved_at = @now WHERE assignment_id = @id AND version = @known", values) == 1) return true;
        return await sql.ExecuteAsync(
            """
            INSERT INTO work_drafts (assignment_id, person_id, content, version, saved_at) VALUES (@id, @person, @content, @version, @now)
            ON CONFLICT (assignment_id) DO NOTHING
            """,
            values) == 1;
    }

    private static Task DropDraftAsync(Sql sql, Guid assignment) =>
        sql.ExecuteAsync("DELETE FROM work_drafts WHERE assignment_id = @id", ("@id", assignment));
}
