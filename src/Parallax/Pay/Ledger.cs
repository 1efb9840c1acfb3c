using Parallax.Data;

namespace Parallax.Pay;

/// <summary>What other parts of the product do with the ledger.</summary>
public static class Ledger
{
    public static Task EarnAsync(
        AppDb db, Guid organization, Guid project, Guid person, Money amount, Guid statementLine, DateTimeOffset at, CancellationToken cancel) => Task.CompletedTask;
}
