using Parallax.Data;

namespace Parallax.Work;

/// <summary>Which presentation an attempt shows next, and until when.</summary>
/// <param name="Subject">The attempt: what the assignments are about.</param>
/// <param name="Presentations">In the order in which they are given.</param>
/// <param name="ClosesAt">From then on nothing is given or taken.</param>
public sealed record ScreeningPlan(Guid Person, Guid Organization, Guid Project, string Subject, IReadOnlyList<Guid> Presentations, DateTimeOffset ClosesAt);

/// <summary>Screenings: done against the clock, without a place of the overlap, and after they have closed nothing is taken.</summary>
public sealed partial class WorkStore
{
    private sealed record Timed(Guid Id, Guid Presentation, AssignmentState State);

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
            await HoldPlacelessAsync(sql, plan.Organization, plan.Project, plan.Person, begun.Id, now);
            return new ClaimOutcome(begun.Id, null);
        }

        if (open.Count >= HeldAtOnce) return new ClaimOutcome(null, HeldEnough);
        var next = plan.Presentations.FirstOrDefault(p => had.TrueForAll(a => a.Presentation != p));
        if (next == Guid.Empty) return new ClaimOutcome(null, NothingLeft);
        var id = await AssignPlacelessAsync(sql, plan.Person, plan.Project, next, Purpose.Screening, plan.Subject, plan.ClosesAt, now);
        await HoldPlacelessAsync(sql, plan.Organization, plan.Project, plan.Person, id, now);
        return new ClaimOutcome(id, null);
    }

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
