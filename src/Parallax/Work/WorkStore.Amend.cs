using Parallax.Data;
using Parallax.Projects;

namespace Parallax.Work;

public sealed partial class WorkStore
{
    private const int AmendmentsAtOnce = 50;

    private sealed record DueAmendment(Guid Id, Guid Project, Guid? Enrollment, AmendmentKind Kind, LeasePolicy Leases, DateTimeOffset? DrainUntil)
    {
        /// <summary>The leases and enrollments that it reaches, as a condition on their columns.</summary>
        public string Scope(string person) => Enrollment is null ? "" : $"AND {person} = (SELECT person_id FROM enrollments WHERE id = @enrollment)";

        public (string, object?)[] With(params (string, object?)[] more) =>
            Enrollment is { } one ? [("@project", Project), ("@enrollment", one), .. more] : [("@project", Project), .. more];
    }

    /// <summary>
    /// Applies what is due, each in one transaction with the row that says so: that row is the claim, so another node, or
    /// this one after a crash, finds it done or does it. Returns how many were applied here.
    /// </summary>
    public async Task<int> ApplyAmendmentsAsync(CancellationToken cancel)
    {
        var applied = 0;
        foreach (var due in await writer.WriteAsync(DueAsync, cancel))
            if (await writer.WriteAsync(sql => ApplyAsync(sql, due), cancel)) applied++;
        return applied;
    }

    private Task<List<DueAmendment>> DueAsync(Sql sql) =>
        sql.ListAsync(
            $"""
            SELECT a.id, a.project_id, a.enrollment_id, a.kind, a.leases, a.drain_until FROM amendments a
            WHERE a.effective_at <= @now AND NOT EXISTS (SELECT 1 FROM amendment_outcomes o WHERE o.amendment_id = a.id)
            ORDER BY a.effective_at, a.id LIMIT {AmendmentsAtOnce}
            """,
            row => new DueAmendment(
                row.GetGuid(0), row.GetGuid(1), row.IsDBNull(2) ? null : row.GetGuid(2), (AmendmentKind)row.GetInt32(3), (LeasePolicy)row.GetInt32(4), ReadOptional(sql, row, 5)),
            ("@now", clock.GetUtcNow()));

    private async Task<bool> ApplyAsync(Sql sql, DueAmendment due)
    {
        var now = clock.GetUtcNow();
        var first = await sql.ExecuteAsync(
            "INSERT INTO amendment_outcomes (amendment_id, is_cancelled, at) VALUES (@id, @no, @now) ON CONFLICT (amendment_id) DO NOTHING",
            ("@id", due.Id), ("@no", false), ("@now", now));
        if (first == 0) return false;

        if (due.Kind == AmendmentKind.Conclude) await sql.ExecuteAsync("UPDATE projects SET state = 3 WHERE id = @id", ("@id", due.Project));
        if (due.Kind == AmendmentKind.Terms)
            // What the new cap leaves of the week is counted anew.
            await sql.ExecuteAsync(
                "UPDATE enrollments SET cap_reached_until = NULL WHERE id IN (SELECT enrollment_id FROM enrollment_terms WHERE source_id = @id)", ("@id", due.Id));
        if (due.Kind is AmendmentKind.Shorten or AmendmentKind.Conclude or AmendmentKind.End) await EndHoldsAsync(sql, due, now);
        return true;
    }

    private static async Task EndHoldsAsync(Sql sql, DueAmendment due, DateTimeOffset now)
    {
        // A claim locks its enrollment: after this none is on its way that was allowed before the end.
        await sql.ListAsync($"SELECT id FROM enrollments WHERE project_id = @project {due.Scope("person_id")} ORDER BY id {sql.Dialect.Lock}", row => row.GetGuid(0), due.With());
        if (due.Leases == LeasePolicy.Release) await ReleaseAsync(sql, due, now);
        else await DrainAsync(sql, due, now);
    }

    private static Task DrainAsync(Sql sql, DueAmendment due, DateTimeOffset now) =>
        sql.ExecuteAsync(
            $"""
            UPDATE leases SET drain_until = @drain, expires_at = CASE WHEN expires_at > @drain THEN @drain ELSE expires_at END
            WHERE project_id = @project AND ended_at IS NULL AND expires_at > @now {due.Scope("person_id")}
              AND assignment_id IN (SELECT id FROM assignments WHERE project_id = @project AND purpose <> 3)
            """,
            due.With(("@drain", due.DrainUntil!.Value), ("@now", now)));

    private static async Task ReleaseAsync(Sql sql, DueAmendment due, DateTimeOffset now)
    {
        var held = await sql.ListAsync(
            $"""
            SELECT l.id, l.expires_at FROM leases l
            WHERE l.project_id = @project AND l.ended_at IS NULL {due.Scope("l.person_id")}
              AND l.assignment_id IN (SELECT id FROM assignments WHERE project_id = @project AND purpose <> 3)
            ORDER BY l.id
            """,
            row => (Id: row.GetGuid(0), At: sql.Dialect.ReadInstant(row, 1)), due.With());
        foreach (var (id, expires) in held)
            // Time counts until the release; a hold that had run out before ended then.
            await ExpireOneAsync(sql, id, expires < now ? expires : now, now, expires < now ? LeaseEnding.Expired : LeaseEnding.Released);
    }
}
