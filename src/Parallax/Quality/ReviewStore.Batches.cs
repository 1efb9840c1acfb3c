using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>What a lead decided of a batch.</summary>
/// <param name="Reopens">By assignment: JSON list of <see cref="PartFeedback"/>.</param>
public sealed record BatchDecision(BatchOutcome Outcome, IReadOnlyList<(Guid Assignment, string Feedback)> Reopens, DateTimeOffset Until);

/// <summary>Batches: made, sampled and decided.</summary>
public sealed partial class ReviewStore
{
    /// <summary>What a batch is made of: work that counts, as its contributor said it, not open again and in no batch yet.</summary>
    private const string Deliverable = "j.is_current AND NOT j.is_spare AND j.purpose = 0 AND j.revised_by_id IS NULL AND a.reopened_at IS NULL AND a.state = 2";

    /// <summary>The assignments that a new batch would take, in an order that stays.</summary>
    public Task<List<(Guid Assignment, Guid Judgment)>> FreeAsync(Guid project, IReadOnlyCollection<Guid>? people, CancellationToken cancel) =>
        writer.WriteAsync(
            async sql => (await sql.ListAsync(
                $"""
                SELECT j.assignment_id, j.id, j.person_id FROM judgments j JOIN assignments a ON a.id = j.assignment_id
                WHERE j.project_id = @project AND {Deliverable} AND NOT EXISTS (SELECT 1 FROM batch_items i WHERE i.assignment_id = j.assignment_id)
                """,
                row => (Assignment: row.GetGuid(0), Judgment: row.GetGuid(1), Person: row.GetGuid(2)), ("@project", project)))
                .Where(r => people is null || people.Contains(r.Person)).Select(r => (r.Assignment, r.Judgment)).OrderBy(r => r.Assignment).ToList(),
            cancel);

    /// <summary>Stores a batch with its items and its first sample; false when somebody else put one of them into a batch meanwhile.</summary>
    public Task<bool> MakeAsync(Batch batch, IReadOnlyList<(Guid Assignment, Guid Judgment)> items, IReadOnlyList<(Guid Judgment, bool Twice)> sample, CancellationToken cancel) =>
        writer.WriteAsync(sql => MakeAsync(sql, batch, items, sample), cancel);

    private async Task<bool> MakeAsync(Sql sql, Batch batch, IReadOnlyList<(Guid Assignment, Guid Judgment)> items, IReadOnlyList<(Guid Judgment, bool Twice)> sample)
    {
        await sql.ExecuteAsync(
            """
            INSERT INTO batches (id, organization_id, project_id, name, rate_per_mille, confidence_per_mille, accepted_errors, state, round, population, made_by_id, made_at)
            VALUES (@id, @organization, @project, @name, @rate, @confidence, @errors, 0, 1, @population, @by, @now)
            """,
            ("@id", batch.Id), ("@organization", batch.OrganizationId), ("@project", batch.ProjectId), ("@name", batch.Name), ("@rate", batch.RatePerMille),
            ("@confidence", batch.ConfidencePerMille), ("@errors", batch.AcceptedErrors), ("@population", batch.Population), ("@by", batch.MadeById), ("@now", batch.MadeAt));
        var taken = 0;
        foreach (var item in items)
            taken += await sql.ExecuteAsync(
                "INSERT INTO batch_items (assignment_id, batch_id) VALUES (@assignment, @batch) ON CONFLICT (assignment_id) DO NOTHING", ("@assignment", item.Assignment), ("@batch", batch.Id));
        if (taken < items.Count)
        {
            await sql.ExecuteAsync("DELETE FROM batch_items WHERE batch_id = @batch", ("@batch", batch.Id));
            await sql.ExecuteAsync("DELETE FROM batches WHERE id = @batch", ("@batch", batch.Id));
            return false;
        }

        await SampleAsync(sql, batch.Id, 1, sample);
        return true;
    }

    /// <summary>A judgment that is under review already, or was reviewed, is not looked at again: that review counts.</summary>
    private async Task SampleAsync(Sql sql, Guid batch, int round, IReadOnlyList<(Guid Judgment, bool Twice)> sample)
    {
        foreach (var (judgment, twice) in sample)
        {
            for (var ordinal = 1; ordinal <= (twice ? Review.MostOfOne : 1); ordinal++) await InsertAsync(sql, judgment, ordinal, ReviewReason.Batch, batch);
            await sql.ExecuteAsync("UPDATE reviews SET batch_id = @batch WHERE judgment_id = @judgment AND state < 2", ("@batch", batch), ("@judgment", judgment));
            await sql.ExecuteAsync(
                "INSERT INTO batch_samples (batch_id, round, review_id) SELECT @batch, @round, id FROM reviews WHERE judgment_id = @judgment AND ordinal = 1 ON CONFLICT DO NOTHING",
                ("@batch", batch), ("@round", round), ("@judgment", judgment));
        }
    }

    /// <summary>Decides a round, and opens again what is to be reworked; false when it was decided already.</summary>
    public Task<bool> DecideAsync(BatchDecision decision, CancellationToken cancel) => writer.WriteAsync(sql => DecideAsync(sql, decision), cancel);

    private async Task<bool> DecideAsync(Sql sql, BatchDecision decision)
    {
        var o = decision.Outcome;
        var moved = await sql.ExecuteAsync(
            "UPDATE batches SET state = @state, rework_until = @until WHERE id = @id AND round = @round AND state = 0",
            ("@state", o.IsAccepted ? BatchState.Accepted : BatchState.Returned), ("@until", o.IsAccepted ? null : decision.Until), ("@id", o.BatchId), ("@round", o.Round));
        if (moved == 0) return false;
        var reopened = 0;
        foreach (var (assignment, feedback) in decision.Reopens)
            if (await work.ReopenAsync(sql, assignment, feedback, decision.Until)) reopened++;
        await sql.ExecuteAsync(
            """
            UPDATE reviews SET has_effect = @yes WHERE outcome = 2 AND id IN (SELECT s.review_id FROM batch_samples s WHERE s.batch_id = @batch AND s.round = @round)
            """,
            ("@yes", true), ("@batch", o.BatchId), ("@round", o.Round));
        await sql.ExecuteAsync(
            """
            INSERT INTO batch_outcomes (batch_id, round, is_accepted, population, sample, errors, scope, reopened, until, note, decided_by_id, decided_at)
            VALUES (@batch, @round, @accepted, @population, @sample, @errors, @scope, @reopened, @until, @note, @by, @now)
            """,
            ("@batch", o.BatchId), ("@round", o.Round), ("@accepted", o.IsAccepted), ("@population", o.Population), ("@sample", o.Sample), ("@errors", o.Errors), ("@scope", o.Scope),
            ("@reopened", reopened), ("@until", o.Until), ("@note", o.Note), ("@by", o.DecidedById), ("@now", clock.GetUtcNow()));
        return true;
    }

    /// <summary>What a batch holds now that another sample can be drawn from.</summary>
    public Task<List<(Guid Assignment, Guid Judgment)>> DeliveredAsync(Guid batch, CancellationToken cancel) =>
        writer.WriteAsync(
            async sql => (await sql.ListAsync(
                $"""
                SELECT j.assignment_id, j.id FROM batch_items i JOIN judgments j ON j.assignment_id = i.assignment_id JOIN assignments a ON a.id = i.assignment_id
                WHERE i.batch_id = @batch AND {Deliverable}
                """,
                row => (Assignment: row.GetGuid(0), Judgment: row.GetGuid(1)), ("@batch", batch))).OrderBy(r => r.Assignment).ToList(),
            cancel);

    /// <summary>Whether nothing of a batch is open again any more.</summary>
    public Task<bool> IsReworkedAsync(Guid batch, CancellationToken cancel) =>
        writer.WriteAsync(
            async sql => await sql.FirstAsync(
                "SELECT 1 FROM batch_items i JOIN assignments a ON a.id = i.assignment_id WHERE i.batch_id = @batch AND a.reopened_at IS NOT NULL LIMIT 1", row => row.GetInt32(0), ("@batch", batch)) == 0,
            cancel);

    /// <summary>The next round, with its sample; false when another node began it.</summary>
    public Task<bool> NextRoundAsync(Guid batch, int round, int population, IReadOnlyList<(Guid Judgment, bool Twice)> sample, CancellationToken cancel) =>
        writer.WriteAsync(
            async sql =>
            {
                if (await sql.ExecuteAsync(
                    "UPDATE batches SET state = 0, round = @round, rework_until = NULL, population = @population WHERE id = @id AND state = 1 AND round = @round - 1",
                    ("@round", round), ("@population", population), ("@id", batch)) == 0) return false;
                await SampleAsync(sql, batch, round, sample);
                return true;
            },
            cancel);

    /// <summary>A seeded draw without replacement, the same from the same judgments.</summary>
    public static IReadOnlyList<(Guid Judgment, bool Twice)> Draw(IReadOnlyList<(Guid Assignment, Guid Judgment)> from, int size, int seed, Guid batch, int round, int twicePerMille)
    {
        ArgumentNullException.ThrowIfNull(from);
        var judgments = from.Select(f => f.Judgment).ToArray();
        new SeededDraw(seed, $"batch|{batch:N}|{round}").Shuffle(judgments);
        return [.. judgments.Take(size).Select(j => (j, ReviewPolicy.IsTwice(seed, j, twicePerMille)))];
    }
}
