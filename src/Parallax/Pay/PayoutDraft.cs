using Parallax.Data;

namespace Parallax.Pay;

/// <summary>An amount that waits for a payout.</summary>
public static class PayoutDraft
{
    public static Task ForStatementAsync(AppDb db, Guid statementId, Guid person, Guid organization, Money amount, DateTimeOffset at) => Task.CompletedTask;
}
