namespace Parallax.Work;

/// <summary>A rule as a query that returns the ids of the rows that break it.</summary>
public sealed record AuditCheck(string Name, string Detail, string Sql);

/// <summary>The rules of design: overlap, one judgment a person, no orphan lease, nothing across organizations.</summary>
public static class AuditChecks
{
    private static readonly string[] TenantTables =
        ["tasks", "task_media", "responses", "presentations", "slots", "enrollments", "assignments", "leases", "judgments", "time_events", "imports"];

    public static readonly IReadOnlyList<AuditCheck> All =
    [
        new("overlap", "the presentation has more work judgments that count than its overlap",
            """
            SELECT p.id FROM presentations p JOIN judgments j ON j.presentation_id = p.id
            WHERE j.is_current AND NOT j.is_spare AND j.purpose = 0
            GROUP BY p.id, p.overlap HAVING count(*) > p.overlap
            """),
        new("places", "the presentation has not exactly as many slots as its overlap",
            """
            SELECT p.id FROM presentations p LEFT JOIN slots s ON s.presentation_id = p.id
            GROUP BY p.id, p.overlap HAVING count(s.id) <> p.overlap
            """),
        new("one-a-person", "a person has two current work judgments on one presentation",
            """
            SELECT min(CAST(j.id AS text)) FROM judgments j WHERE j.is_current AND j.purpose = 0
            GROUP BY j.presentation_id, j.person_id HAVING count(*) > 1
            """),
        new("one-a-key", "a person has two judgments under one idempotency key",
            "SELECT min(CAST(j.id AS text)) FROM judgments j GROUP BY j.person_id, j.idempotency_key HAVING count(*) > 1"),
        new("one-current", "an assignment has not exactly one current judgment",
            """
            SELECT a.id FROM assignments a LEFT JOIN judgments j ON j.assignment_id = a.id AND j.is_current
            WHERE a.state = 2 GROUP BY a.id HAVING count(j.id) <> 1
            """),
        new("not-submitted", "a judgment belongs to an assignment that is not submitted",
            "SELECT j.id FROM judgments j JOIN assignments a ON a.id = j.assignment_id WHERE a.state <> 2 AND a.reopened_at IS NULL"),
        new("filled-slot", "a filled slot holds no current judgment, or more than one",
            """
            SELECT s.id FROM slots s LEFT JOIN judgments j ON j.slot_id = s.id AND j.is_current
            WHERE s.state = 2 GROUP BY s.id HAVING count(j.id) <> 1
            """),
        new("slot-of-judgment", "a judgment that counts stands in no filled slot of its presentation",
            """
            SELECT j.id FROM judgments j LEFT JOIN slots s ON s.id = j.slot_id
            WHERE j.is_current AND NOT j.is_spare AND j.purpose = 0
              AND (s.id IS NULL OR s.state <> 2 OR s.presentation_id <> j.presentation_id)
            """),
        new("orphan-lease", "a running lease whose slot does not know it, or whose assignment is not held",
            """
            SELECT l.id FROM leases l LEFT JOIN slots s ON s.id = l.slot_id LEFT JOIN assignments a ON a.id = l.assignment_id
            WHERE l.ended_at IS NULL AND (a.id IS NULL OR a.state <> 0 OR (a.purpose = 0 AND a.reopened_at IS NULL) <> (l.slot_id IS NOT NULL)
              OR (l.slot_id IS NOT NULL AND (s.id IS NULL OR s.lease_id IS NULL OR s.lease_id <> l.id OR s.state <> 1)))
            """),
        new("orphan-slot", "a leased slot without a running lease",
            """
            SELECT s.id FROM slots s LEFT JOIN leases l ON l.id = s.lease_id AND l.ended_at IS NULL
            WHERE s.state = 1 AND l.id IS NULL
            """),
        new("orphan-assignment", "an assignment that is held without a running lease",
            """
            SELECT a.id FROM assignments a LEFT JOIN leases l ON l.assignment_id = a.id AND l.ended_at IS NULL
            WHERE a.state = 0 AND l.id IS NULL
            """),
        new("submit-event", "a judgment without the event that pay is computed from",
            """
            SELECT j.id FROM judgments j LEFT JOIN time_events e ON e.assignment_id = j.assignment_id AND e.kind = 5
            WHERE j.revision = 1 AND e.id IS NULL
            """),
        new("person", "a judgment of another person than its assignment's",
            "SELECT j.id FROM judgments j JOIN assignments a ON a.id = j.assignment_id WHERE a.person_id <> j.person_id OR a.presentation_id <> j.presentation_id"),
        .. Tenants(),
    ];

    /// <summary>Each row carries its organization; here it is compared with the project that it belongs to.</summary>
    private static IEnumerable<AuditCheck> Tenants() =>
        from table in TenantTables
        let id = table == "task_media" ? "task_id" : "id"
        select new AuditCheck(
            $"organization-of-{table.Replace('_', '-')}",
            "the row stands in another organization than its project, or its project is gone",
            $"SELECT x.{id} FROM {table} x LEFT JOIN projects p ON p.id = x.project_id WHERE p.id IS NULL OR p.organization_id <> x.organization_id");
}
