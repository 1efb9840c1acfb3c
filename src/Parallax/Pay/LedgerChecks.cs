using Parallax.Work;

namespace Parallax.Pay;

/// <summary>What must hold in the books, recomputed from the rows of the ledger: it trusts no kept sum, index, check or trigger.</summary>
public static class LedgerChecks
{
    /// <summary>One line for each row of the ledger and each account it touches: what it does to the four sums.</summary>
    private const string Movements =
        """
        SELECT debit_account_id AS account, CASE WHEN kind IN (0, 2) THEN amount ELSE 0 END AS dp, 0 AS cp,
               CASE kind WHEN 0 THEN 0 WHEN 1 THEN amount ELSE -amount END AS dw, 0 AS cw FROM ledger_transfers
        UNION ALL
        SELECT credit_account_id, 0, CASE WHEN kind IN (0, 2) THEN amount ELSE 0 END,
               0, CASE kind WHEN 0 THEN 0 WHEN 1 THEN amount ELSE -amount END FROM ledger_transfers
        """;

    private const string Sums = $"SELECT account, sum(dp) AS dp, sum(cp) AS cp, sum(dw) AS dw, sum(cw) AS cw FROM ({Movements}) m GROUP BY account";

    public static readonly IReadOnlyList<AuditCheck> All =
    [
        new("ledger-balance", "the sums that are kept on the account are not those of its rows",
            $"""
            SELECT a.id FROM ledger_accounts a LEFT JOIN ({Sums}) s ON s.account = a.id
            WHERE a.debits_posted <> coalesce(s.dp, 0) OR a.credits_posted <> coalesce(s.cp, 0) OR a.debits_pending <> coalesce(s.dw, 0) OR a.credits_pending <> coalesce(s.cw, 0)
            """),
        new("ledger-sides", "a row of the ledger has no amount, one account on both sides, or accounts of other books or another currency",
            """
            SELECT t.id FROM ledger_transfers t LEFT JOIN ledger_accounts d ON d.id = t.debit_account_id LEFT JOIN ledger_accounts c ON c.id = t.credit_account_id
            WHERE t.amount <= 0 OR t.debit_account_id = t.credit_account_id OR d.id IS NULL OR c.id IS NULL
               OR d.organization_id <> t.organization_id OR c.organization_id <> t.organization_id OR d.currency <> t.currency OR c.currency <> t.currency
            """),
        new("pending-resolved-twice", "what was set aside is posted or voided more than once",
            "SELECT pending_id FROM ledger_transfers WHERE pending_id IS NOT NULL GROUP BY pending_id HAVING count(*) > 1"),
        new("pending-orphan", "a row posts or voids what was not set aside in that way",
            """
            SELECT t.id FROM ledger_transfers t LEFT JOIN ledger_transfers p ON p.id = t.pending_id
            WHERE t.kind IN (2, 3) AND (p.id IS NULL OR p.kind <> 1 OR p.amount <> t.amount OR p.debit_account_id <> t.debit_account_id OR p.credit_account_id <> t.credit_account_id)
            """),
        new("payable-below-zero", "more is paid, or set aside to be paid, than the person has earned",
            $"SELECT a.id FROM ledger_accounts a JOIN ({Sums}) s ON s.account = a.id WHERE a.kind IN (2, 3) AND s.cp - s.dp - s.dw < 0"),
        new("funding-below-zero", "more is paid out, or set aside, than the organization paid in",
            $"SELECT a.id FROM ledger_accounts a JOIN ({Sums}) s ON s.account = a.id WHERE a.kind = 8 AND s.dp - s.cp - s.cw < 0"),
        new("earned-twice", "one line of a statement, or one adjustment, is booked twice",
            "SELECT reference_id FROM ledger_transfers WHERE kind = 0 GROUP BY code, reference_id, part HAVING count(*) > 1"),
        new("earning-without-statement", "what the account says is owed is not what its statements, corrections and returns add up to",
            """
            SELECT a.id FROM ledger_accounts a
            WHERE a.kind = 2 AND (
                SELECT coalesce(sum(CASE WHEN t.credit_account_id = a.id THEN t.amount ELSE -t.amount END), 0) FROM ledger_transfers t
                WHERE t.kind = 0 AND (t.credit_account_id = a.id OR t.debit_account_id = a.id))
              <> (SELECT coalesce(sum(d.amount_minor), 0) FROM payout_drafts d WHERE d.person_id = a.person_id AND d.organization_id = a.organization_id AND d.currency = a.currency)
            """),
        new("payout-without-earning", "a payout is not the sum of what it pays",
            """
            SELECT p.id FROM payouts p
            WHERE p.amount_minor <> (SELECT coalesce(sum(d.amount_minor), 0) FROM payout_lines l JOIN payout_drafts d ON d.id = l.draft_id
                WHERE l.payout_id = p.id AND d.person_id = p.person_id AND d.organization_id = p.organization_id AND d.currency = p.currency)
            """),
        new("paid-twice", "one earning is in two payouts that count",
            "SELECT draft_id FROM payout_lines WHERE NOT is_void GROUP BY draft_id HAVING count(*) > 1"),
        new("void-line", "an earning counts as paid by a payout that was refused or cancelled, or waits although its payout was not",
            "SELECT l.draft_id FROM payout_lines l JOIN payouts p ON p.id = l.payout_id WHERE l.is_void <> (p.state IN (5, 7))"),
        new("payout-books", "the books do not say of the payout what its state says",
            """
            SELECT p.id FROM payouts p
            WHERE (SELECT count(*) FROM ledger_transfers t JOIN payout_attempts a ON a.id = t.reference_id WHERE a.payout_id = p.id AND t.kind = 1 AND t.amount = p.amount_minor)
                    <> (CASE WHEN p.state IN (0, 7) THEN 0 ELSE 2 END)
               OR (SELECT count(*) FROM ledger_transfers t JOIN payout_attempts a ON a.id = t.reference_id WHERE a.payout_id = p.id AND t.kind = 2)
                    <> (CASE WHEN p.state IN (3, 4, 6) THEN 2 ELSE 0 END)
               OR (SELECT count(*) FROM ledger_transfers t JOIN payout_attempts a ON a.id = t.reference_id WHERE a.payout_id = p.id AND t.kind = 3)
                    <> (CASE WHEN p.state = 5 THEN 2 ELSE 0 END)
            """),
        new("clearing", "a payout that is settled or returned is still under way in the books",
            """
            SELECT p.id FROM payouts p
            WHERE p.state IN (4, 6) AND (
                SELECT coalesce(sum(CASE WHEN c.id = t.credit_account_id THEN t.amount ELSE -t.amount END), 0)
                FROM ledger_transfers t JOIN ledger_accounts c ON c.kind = 6 AND (c.id = t.credit_account_id OR c.id = t.debit_account_id)
                WHERE t.kind IN (0, 2) AND (t.reference_id = p.id OR t.reference_id IN (SELECT a.id FROM payout_attempts a WHERE a.payout_id = p.id))) <> 0
            """),
        new("orphan-reference", "a row of the ledger is for something that is not there",
            """
            SELECT t.id FROM ledger_transfers t
            WHERE (t.code IN (1, 2) AND NOT EXISTS (SELECT 1 FROM adjustments x WHERE x.id = t.reference_id AND x.state = 1))
               OR (t.code IN (3, 4) AND NOT EXISTS (SELECT 1 FROM payout_attempts x WHERE x.id = t.reference_id))
               OR (t.code IN (5, 6, 7) AND NOT EXISTS (SELECT 1 FROM payouts x WHERE x.id = t.reference_id))
            """),
        new("second-person", "one person did alone what needs two",
            """
            SELECT id FROM adjustments WHERE state = 1 AND needs_second_person AND decided_by_id = proposed_by_id
            UNION ALL
            SELECT id FROM payout_runs WHERE state = 1 AND needs_second_person AND decided_by_id = made_by_id
            UNION ALL
            SELECT p.id FROM payouts p JOIN payout_runs r ON r.id = p.run_id
            WHERE r.needs_second_person AND p.state IN (2, 3, 4, 5, 6) AND p.changed_by_id = r.made_by_id
            """),
    ];
}
