using Parallax.Data;

namespace Parallax.Work;

/// <summary>A revision of a judgment by somebody else than its contributor.</summary>
/// <param name="By">The reviewer whose correction it is.</param>
/// <param name="Key">Names the correction, so that made twice it is stored once.</param>
/// <param name="Answers">JSON of <see cref="Work.Answers"/>.</param>
public sealed record Revision(Guid Judgment, Guid By, string Key, string Answers);

/// <summary>What happens to a judgment after it was submitted: it is superseded, never changed.</summary>
public sealed partial class WorkStore
{
    /// <summary>
    /// Stores a correction as the next revision, in the same place; null when the judgment is not the one that holds any more.
    /// The judgment stays its contributor's: it says who corrected it.
    /// </summary>
    public Task<Guid?> ReviseAsync(Revision revision, CancellationToken cancel) => writer.WriteAsync(sql => ReviseAsync(sql, revision), cancel);

    /// <summary>The same within a transaction of whoever decides it.</summary>
    internal async Task<Guid?> ReviseAsync(Sql sql, Revision revision)
    {
        var assignment = await sql.FirstAsync(
            $"SELECT assignment_id FROM judgments WHERE id = @id AND is_current {sql.Dialect.Lock}", row => row.GetGuid(0), ("@id", revision.Judgment));
        if (assignment == Guid.Empty || await SupersedeAsync(sql, assignment) is not { } before) return null;
        var id = Ids.New(clock);
        await sql.ExecuteAsync(
            """
            INSERT INTO judgments (id, organization_id, project_id, presentation_id, assignment_id, person_id, protocol_id, purpose, slot_id,
                revision, is_current, is_spare, idempotency_key, body_hash, answers, submitted_at, revised_by_id)
            SELECT @id, organization_id, project_id, presentation_id, assignment_id, person_id, protocol_id, purpose, slot_id,
                revision + 1, @current, is_spare, @key, body_hash, @answers, @now, @by
            FROM judgments WHERE id = @before
            """,
            ("@id", id), ("@current", true), ("@key", revision.Key), ("@answers", revision.Answers), ("@now", Truncate(clock.GetUtcNow())),
            ("@by", revision.By), ("@before", before.Id));
        return id;
    }

    /// <summary>Opens a submitted judgment again for its contributor, until a time; false when it is open already or not submitted.</summary>
    /// <param name="feedback">JSON list of <see cref="PartFeedback"/>.</param>
    public Task<bool> ReopenAsync(Guid assignment, string feedback, DateTimeOffset until, CancellationToken cancel) =>
        writer.WriteAsync(sql => ReopenAsync(sql, assignment, feedback, until), cancel);

    /// <summary>The same within a transaction of whoever decides it.</summary>
    internal async Task<bool> ReopenAsync(Sql sql, Guid assignment, string feedback, DateTimeOffset until) =>
        await sql.ExecuteAsync(
            """
            UPDATE assignments SET state = 1, reopened_at = @now, closes_at = @until, returned_with = @feedback
            WHERE id = @id AND state = 2 AND reopened_at IS NULL AND purpose <> 3
            """,
            ("@now", clock.GetUtcNow()), ("@until", until), ("@feedback", feedback), ("@id", assignment)) == 1;

    /// <summary>What was open again and was not submitted in time: the judgment that holds stays. Returns how many.</summary>
    public Task<int> CloseReopenedAsync(CancellationToken cancel) => writer.WriteAsync(CloseReopenedAsync, cancel);

    private async Task<int> CloseReopenedAsync(Sql sql)
    {
        var now = clock.GetUtcNow();
        var over = await sql.ListAsync("SELECT id FROM assignments WHERE reopened_at IS NOT NULL AND closes_at <= @now ORDER BY id", row => row.GetGuid(0), ("@now", now));
        foreach (var assignment in over) await CloseAgainAsync(sql, assignment, LeaseEnding.Expired, now);
        return over.Count;
    }

    private static async Task CloseAgainAsync(Sql sql, Guid assignment, LeaseEnding ending, DateTimeOffset now)
    {
        if (await EndRunningAsync(sql, assignment, ending, now) is { } lease) await InsertEventAsync(sql, lease, ending == LeaseEnding.Passed ? TimeEventKind.Pass : TimeEventKind.Expire, now, null);
        await sql.ExecuteAsync("UPDATE assignments SET state = 2, reopened_at = NULL, closes_at = NULL WHERE id = @id AND reopened_at IS NOT NULL", ("@id", assignment));
    }

    /// <summary>Gives a presentation out for another purpose from now on: its open places close. What is held may be finished.</summary>
    public Task SetRoleAsync(PresentationRole role, CancellationToken cancel) => writer.WriteAsync(sql => SetRoleAsync(sql, role), cancel);

    private static async Task<int> SetRoleAsync(Sql sql, PresentationRole role)
    {
        await sql.ExecuteAsync("UPDATE slots SET state = 3 WHERE presentation_id = @id AND state = 0", ("@id", role.PresentationId));
        return await sql.ExecuteAsync(
            """
            INSERT INTO presentation_roles (organization_id, project_id, presentation_id, purpose, subject, position, is_active, views, most_views, created_at)
            VALUES (@organization, @project, @presentation, @purpose, @subject, @position, @active, 0, @most, @now)
            ON CONFLICT (presentation_id, purpose, subject) DO UPDATE SET position = @position, is_active = @active, most_views = @most
            """,
            ("@organization", role.OrganizationId), ("@project", role.ProjectId), ("@presentation", role.PresentationId), ("@purpose", role.Purpose),
            ("@subject", role.Subject), ("@position", role.Position), ("@active", role.IsActive), ("@most", role.MostViews), ("@now", role.CreatedAt));
    }
}
