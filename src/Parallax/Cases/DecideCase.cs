using Parallax.Data;
using Parallax.Web;

namespace Parallax.Cases;

/// <summary>Answers a case in writing, with an outcome, and closes it.</summary>
public static class DecideCase
{
    public static Refusal? Apply(AppDb db, Case caseRow, Guid by, CaseOutcome outcome, string? answer, TimeProvider clock)
    {
        var entry = db.Entry(caseRow);
        entry.Property(c => c.State).CurrentValue = CaseState.Decided;
        entry.Property(c => c.DecidedAt).CurrentValue = clock.GetUtcNow();
        entry.Property(c => c.DecidedById).CurrentValue = by;
        entry.Property(c => c.Outcome).CurrentValue = outcome;
        return null;
    }
}
