using Parallax.Data;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>How a claim of a review ended.</summary>
public sealed record ReviewClaim(Guid Assignment, bool IsNew);

/// <summary>A decision that was checked and is to be stored.</summary>
/// <param name="Held">JSON of the <see cref="Answers"/> that the reviewer holds to be right: as they were said, or corrected.</param>
/// <param name="Feedback">JSON list of <see cref="PartFeedback"/>, for what goes back.</param>
/// <param name="Until">Until when what goes back can be worked on.</param>
public sealed record ReviewDecision(
    Guid Review, Guid Assignment, Guid Person, Guid Judgment, Guid Protocol, ReviewOutcome Outcome, string Hash, string Held, string Feedback, DateTimeOffset Until,
    IReadOnlyList<ReviewedPart> Parts);

/// <summary>How a decision ended.</summary>
public enum DecisionEnd
{
    Stored,

    /// <summary>The same was stored before.</summary>
    Replayed,
    Decided,
    Taken,
}

/// <summary>
/// The statements of drawing, taking and deciding reviews. Each is one transaction with what it does to assignments and
/// judgments, and behind them stand the indexes of <see cref="ReviewTable"/>.
/// </summary>
public sealed partial class ReviewStore(IWriter writer, WorkStore work, TimeProvider clock)
{
    private const string NotHeld = "NOT EXISTS (SELECT 1 FROM leases l WHERE l.assignment_id = r.assignment_id AND l.ended_at IS NULL AND l.expires_at > @now)";

    private sealed record Waiting(Guid Id, Guid Judgment, Guid Presentation);

    private sealed record Standing(ReviewState State, Guid? Assignment, string? Hash, Guid? Batch);

    /// <summary>Gives the review that the person has already in one of these projects, else the next that waits; null when none does.</summary>
    /// <param name="projects">In this order, and whether the person reviews there as a member.</param>
    public Task<ReviewClaim?> ClaimAsync(Guid person, IReadOnlyList<(Guid Project, bool AsMember)> projects, CancellationToken cancel) =>
        writer.WriteAsync(sql => ClaimAsync(sql, person, projects), cancel);

    private async Task<ReviewClaim?> ClaimAsync(Sql sql, Guid person, IReadOnlyList<(Guid Project, bool AsMember)> projects)
    {
        foreach (var (project, asMember) in projects)
            if (await HeldAsync(sql, person, project) is { } held && await GiveAsync(sql, person, project, asMember, held) is { } again) return new ReviewClaim(again, false);
        foreach (var (project, asMember) in projects)
            if (await TakeAsync(sql, person, project) is { } taken && await GiveAsync(sql, person, project, asMember, taken) is { } given) return new ReviewClaim(given, true);
        return null;
    }

    /// <summary>What they took and did not give back, whether its lease runs or not.</summary>
    private static Task<Waiting?> HeldAsync(Sql sql, Guid person, Guid project) =>
        sql.FirstAsync(
            $"""
            SELECT r.id, r.judgment_id, r.presentation_id FROM reviews r JOIN assignments a ON a.id = r.assignment_id
            WHERE r.reviewer_id = @person AND r.project_id = @project AND r.state = 1 AND a.state < 2 ORDER BY r.opened_at LIMIT 1 {Of(sql.Dialect.Lock)}
            """,
            row => new Waiting(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2)), ("@person", person), ("@project", project));

    /// <summary>
    /// Takes the next review that waits or whose lease is over. Never of one's own judgment, of one that one has looked at,
    /// of a task that one works on oneself, or that one gave back.
    /// </summary>
    private Task<Waiting?> TakeAsync(Sql sql, Guid person, Guid project) =>
        sql.FirstAsync(
            $"""
            UPDATE reviews SET state = 1, reviewer_id = @person, assignment_id = NULL, opened_at = @now
            WHERE id = (
                SELECT r.id FROM reviews r
                WHERE r.project_id = @project AND r.state < 2 AND r.person_id <> @person AND (r.state = 0 OR {NotHeld})
                  AND NOT EXISTS (SELECT 1 FROM reviews o WHERE o.judgment_id = r.judgment_id AND o.id <> r.id AND o.reviewer_id = @person)
                  AND NOT EXISTS (
                      SELECT 1 FROM assignments a WHERE a.person_id = @person AND a.presentation_id = r.presentation_id
                        AND ((a.purpose = 0 AND (a.state < 2 OR a.reopened_at IS NOT NULL)) OR (a.purpose = 5 AND a.state = 3)))
                ORDER BY CASE r.reason WHEN 1 THEN 0 WHEN 3 THEN 1 WHEN 2 THEN 2 ELSE 3 END, r.drawn_at, r.ordinal, r.id
                LIMIT 1 {Of(sql.Dialect.SkipLocked)})
            RETURNING id, judgment_id, presentation_id
            """,
            row => new Waiting(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2)), ("@person", person), ("@project", project), ("@now", clock.GetUtcNow()));

    private async Task<Guid?> GiveAsync(Sql sql, Guid person, Guid project, bool asMember, Waiting review)
    {
        var given = await work.GiveAsync(sql, person, project, review.Presentation, Purpose.Review, review.Judgment.ToString(), null, asMember);
        if (given is null) await sql.ExecuteAsync("UPDATE reviews SET state = 0, reviewer_id = NULL, assignment_id = NULL, opened_at = NULL WHERE id = @id", ("@id", review.Id));
        else await sql.ExecuteAsync("UPDATE reviews SET assignment_id = @assignment WHERE id = @id", ("@assignment", given), ("@id", review.Id));
        return given;
    }

    /// <summary>Stores a decision with all that follows from it, once.</summary>
    public Task<DecisionEnd> DecideAsync(ReviewDecision decision, CancellationToken cancel) => writer.WriteAsync(sql => DecideAsync(sql, decision), cancel);

    private async Task<DecisionEnd> DecideAsync(Sql sql, ReviewDecision decision)
    {
        var standing = (await sql.FirstAsync(
            $"SELECT state, assignment_id, decision_hash, batch_id FROM reviews WHERE id = @id {sql.Dialect.Lock}",
            row => new Standing((ReviewState)row.GetInt32(0), row.IsDBNull(1) ? null : row.GetGuid(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetGuid(3)),
            ("@id", decision.Review)))!;
        if (standing.Assignment != decision.Assignment) return DecisionEnd.Taken;
        if (standing.State == ReviewState.Decided) return standing.Hash == decision.Hash ? DecisionEnd.Replayed : DecisionEnd.Decided;

        var submission = new Submission(decision.Person, decision.Assignment, decision.Protocol, $"review:{decision.Review:N}", decision.Hash, decision.Held);
        if (await work.SubmitPlacelessAsync(sql, submission) is not SubmitOutcome.Stored) return DecisionEnd.Taken;
        var (effect, revision) = await FollowAsync(sql, decision, waits: standing.Batch is not null);
        await sql.ExecuteAsync(
            """
            UPDATE reviews SET state = 2, outcome = @outcome, decided_at = @now, decision_hash = @hash, has_effect = @effect, revision_id = @revision WHERE id = @id
            """,
            ("@outcome", decision.Outcome), ("@now", clock.GetUtcNow()), ("@hash", decision.Hash), ("@effect", effect), ("@revision", revision), ("@id", decision.Review));
        foreach (var part in decision.Parts)
            await sql.ExecuteAsync(
                "INSERT INTO reviewed_parts (review_id, part, outcome, text, value) VALUES (@review, @part, @outcome, @text, @value)",
                ("@review", decision.Review), ("@part", part.Part), ("@outcome", part.Outcome), ("@text", part.Text), ("@value", part.Value));
        return DecisionEnd.Stored;
    }

    /// <summary>
    /// What the decision does to the judgment. Nothing, when another look has settled it: then it measures the reviewers
    /// and no more. What a batch's sample sends back waits for the batch.
    /// </summary>
    private async Task<(bool Effect, Guid? Revision)> FollowAsync(Sql sql, ReviewDecision decision, bool waits)
    {
        var open = await sql.FirstAsync(
            $"""
            SELECT j.assignment_id FROM judgments j JOIN assignments a ON a.id = j.assignment_id
            WHERE j.id = @judgment AND j.is_current AND a.reopened_at IS NULL {Of(sql.Dialect.Lock, "a")}
            """,
            row => (Guid?)row.GetGuid(0), ("@judgment", decision.Judgment));
        if (open is not { } assignment) return (false, null);
        switch (decision.Outcome)
        {
            case ReviewOutcome.Corrected:
                var revision = await work.ReviseAsync(sql, new Revision(decision.Judgment, decision.Person, $"correction:{decision.Review:N}", decision.Held));
                return (revision is not null, revision);
            case ReviewOutcome.Returned when waits:
                return (false, null);
            case ReviewOutcome.Returned:
                return (await work.ReopenAsync(sql, assignment, decision.Feedback, decision.Until), null);
            default:
                return (true, null);
        }
    }

    /// <summary>Draws reviews of judgments; one that was drawn before stays as it is.</summary>
    public Task<int> DrawAsync(IReadOnlyList<(Guid Judgment, ReviewReason Reason, bool Twice)> drawn, CancellationToken cancel) =>
        writer.WriteAsync(
            async sql =>
            {
                var made = 0;
                foreach (var (judgment, reason, twice) in drawn)
                    for (var ordinal = 1; ordinal <= (twice ? Review.MostOfOne : 1); ordinal++) made += await InsertAsync(sql, judgment, ordinal, reason, null);
                return made;
            },
            cancel);

    private async Task<int> InsertAsync(Sql sql, Guid judgment, int ordinal, ReviewReason reason, Guid? batch) =>
        await sql.ExecuteAsync(
            """
            INSERT INTO reviews (id, organization_id, project_id, presentation_id, judgment_id, person_id, ordinal, reason, batch_id, state, drawn_at, has_effect)
            SELECT @id, organization_id, project_id, presentation_id, id, person_id, @ordinal, @reason, @batch, 0, @now, @no FROM judgments WHERE id = @judgment
            ON CONFLICT (judgment_id, ordinal) DO NOTHING
            """,
            ("@id", Ids.Opaque()), ("@judgment", judgment), ("@ordinal", ordinal), ("@reason", reason), ("@batch", batch), ("@now", clock.GetUtcNow()), ("@no", false));

    private static string Of(string locking, string alias = "r") =>
        locking.Length == 0 ? "" : locking.Replace("FOR UPDATE", $"FOR UPDATE OF {alias}", StringComparison.Ordinal);
}
