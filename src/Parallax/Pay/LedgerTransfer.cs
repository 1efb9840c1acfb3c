using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Pay;

/// <summary>What a row of the ledger does to the sums of its accounts.</summary>
public enum TransferKind
{
    /// <summary>Moves money.</summary>
    Posted = 0,

    /// <summary>Sets money aside; one later row posts or voids it.</summary>
    Pending = 1,

    /// <summary>What was set aside moves.</summary>
    PostOf = 2,

    /// <summary>What was set aside is free again.</summary>
    VoidOf = 3,
}

/// <summary>Why money moves.</summary>
public enum TransferCode
{
    /// <summary>A line of a statement.</summary>
    Earn = 0,

    /// <summary>A correction by two people.</summary>
    Adjust = 1,

    /// <summary>An organization pays in, or takes back.</summary>
    Fund = 2,

    /// <summary>What a person is owed goes into a payout.</summary>
    Payout = 3,

    /// <summary>The money for a payout leaves the organization's funds.</summary>
    Draw = 4,

    /// <summary>A payout has arrived.</summary>
    Settle = 5,

    /// <summary>What a provider kept.</summary>
    Fee = 6,

    /// <summary>A payout came back.</summary>
    Return = 7,
}

/// <summary>
/// One row of the ledger, written once: an amount from one account to another of the same books and currency. A row has
/// its debit and its credit, so no unbalanced group of rows can exist.
/// </summary>
public sealed class LedgerTransfer
{
    public Guid Id { get; init; }

    /// <summary>Rows of one event share it.</summary>
    public Guid JournalId { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid DebitAccountId { get; init; }
    public Guid CreditAccountId { get; init; }
    public long Amount { get; init; }
    public string Currency { get; init; } = "";
    public TransferKind Kind { get; init; }

    /// <summary>The row that this one posts or voids. Unique: what was set aside is resolved once.</summary>
    public Guid? PendingId { get; init; }
    public TransferCode Code { get; init; }

    /// <summary>What it is for: a line of a statement, an attempt, an adjustment. Unique with the code, so that nothing is earned or paid twice.</summary>
    public Guid ReferenceId { get; init; }

    /// <summary>From 0: rows of one event that share code and reference.</summary>
    public int Part { get; init; }
    public string Reason { get; init; } = "";

    /// <summary>Who did it; null when it follows from somebody else's decision.</summary>
    public Guid? ById { get; init; }
    public DateTimeOffset At { get; init; }

    public Money Money => new(Amount, Currency);
}

internal sealed class LedgerTransferTable : IEntityTypeConfiguration<LedgerTransfer>
{
    public void Configure(EntityTypeBuilder<LedgerTransfer> builder)
    {
        builder.ToTable("ledger_transfers", t =>
        {
            t.HasCheckConstraint("ck_ledger_transfers_amount", "amount > 0");
            t.HasCheckConstraint("ck_ledger_transfers_sides", "debit_account_id <> credit_account_id");
            t.HasCheckConstraint("ck_ledger_transfers_pending", "(kind in (2, 3)) = (pending_id is not null)");
        });
        builder.Ignore(t => t.Money);
        builder.Property(t => t.Currency).HasMaxLength(3);
        builder.Property(t => t.Reason).HasMaxLength(500);
        builder.HasIndex(t => new { t.Code, t.ReferenceId, t.Part, t.Kind }).IsUnique();
        builder.HasIndex(t => t.PendingId).IsUnique();
        builder.HasIndex(t => new { t.OrganizationId, t.At, t.JournalId, t.Id });
        builder.HasIndex(t => t.DebitAccountId);
        builder.HasIndex(t => t.CreditAccountId);
        builder.HasOne<LedgerAccount>().WithMany().HasForeignKey(t => new { t.DebitAccountId, t.OrganizationId, t.Currency })
            .HasPrincipalKey(a => new { a.Id, a.OrganizationId, a.Currency }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LedgerAccount>().WithMany().HasForeignKey(t => new { t.CreditAccountId, t.OrganizationId, t.Currency })
            .HasPrincipalKey(a => new { a.Id, a.OrganizationId, a.Currency }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LedgerTransfer>().WithMany().HasForeignKey(t => t.PendingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(t => t.ById).OnDelete(DeleteBehavior.Restrict);
    }
}
