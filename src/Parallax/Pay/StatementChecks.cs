using Parallax.Work;

namespace Parallax.Pay;

/// <summary>What must hold between statements, what they pay for and the books, recomputed from the rows.</summary>
public static class StatementChecks
{
    /// <summary>What the books owe the person of a statement for one line of it.</summary>
    private const string Booked =
        """
        SELECT coalesce(sum(CASE WHEN a.id = t.credit_account_id THEN t.amount ELSE -t.amount END), 0) FROM ledger_transfers t
        JOIN ledger_accounts a ON a.kind = 2 AND a.person_id = s.person_id AND (a.id = t.credit_account_id OR a.id = t.debit_account_id)
        WHERE t.code = 0 AND t.reference_id = l.id
        """;

    private const string Payouts =
        "SELECT 1 FROM payout_drafts d JOIN payout_lines x ON x.draft_id = d.id AND NOT x.is_void JOIN payouts p ON p.id = x.payout_id WHERE d.kind = 0 AND d.source_id = s.id";

    public static readonly IReadOnlyList<AuditCheck> All =
    [
        new("statement-sum", "a statement is not the sum of its lines",
            "SELECT s.id FROM statements s WHERE s.amount_minor <> (SELECT coalesce(sum(l.amount_minor), 0) FROM statement_lines l WHERE l.statement_id = s.id AND l.revision = s.revision)"),
        new("statement-books", "a line of an approved statement is not in the books as it stands, or one of a draft or an old revision is",
            $"""
            SELECT l.id FROM statement_lines l JOIN statements s ON s.id = l.statement_id
            WHERE ({Booked}) <> (CASE WHEN s.state <> 0 AND l.revision = s.revision THEN l.amount_minor ELSE 0 END)
            """),
        new("statement-draft", "what waits for a payout is not what the approved statement says",
            """
            SELECT s.id FROM statements s
            WHERE (SELECT coalesce(sum(d.amount_minor), 0) FROM payout_drafts d WHERE d.kind = 0 AND d.source_id = s.id) <> (CASE WHEN s.state = 0 THEN 0 ELSE s.amount_minor END)
            """),
        new("statement-state", "a statement is called paid, or being paid, without its payout, or is not although its payout is",
            $"""
            SELECT s.id FROM statements s
            WHERE (s.state IN (2, 3) AND NOT EXISTS ({Payouts} AND p.state IN (1, 2, 3, 4, 6))) OR (s.state <> 3 AND EXISTS ({Payouts} AND p.state = 4))
            """),
        new("second-twice", "one stretch of a person's time is paid twice by one payer",
            """
            SELECT x.id FROM (
                SELECT z.id, z.starts_at, max(z.ends_at) OVER (PARTITION BY s.person_id, s.organization_id ORDER BY z.starts_at, z.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS taken
                FROM statement_slices z JOIN statements s ON s.id = z.statement_id AND s.revision = z.revision WHERE z.line_id IS NOT NULL) x
            WHERE x.taken > x.starts_at
            """),
        new("screening-unpaid", "a paid screening is on no statement although its week is closed",
            """
            SELECT e.id FROM screening_earned e
            WHERE NOT EXISTS (SELECT 1 FROM statement_screenings t WHERE t.earned_id = e.id)
              AND EXISTS (SELECT 1 FROM organization_weeks w WHERE w.organization_id = e.organization_id AND w.ends_at > e.at AND w.closed_at IS NOT NULL)
            """),
        new("screening-line", "a statement does not say of a paid screening what it has earned, or is somebody else's",
            """
            SELECT e.id FROM statement_screenings t JOIN screening_earned e ON e.id = t.earned_id JOIN statements s ON s.id = t.statement_id
            WHERE s.person_id <> e.person_id OR s.organization_id <> e.organization_id OR s.currency <> e.currency
               OR (SELECT count(*) FROM statement_lines l WHERE l.statement_id = s.id AND l.revision = s.revision AND l.screening_earned_id = e.id AND l.amount_minor = e.minor) <> 1
            """),
        new("screening-twice", "a paid screening is on two statements, or twice on one",
            """
            SELECT l.screening_earned_id FROM statement_lines l JOIN statements s ON s.id = l.statement_id AND s.revision = l.revision
            WHERE l.screening_earned_id IS NOT NULL GROUP BY l.screening_earned_id HAVING count(*) > 1
            """),
    ];
}
