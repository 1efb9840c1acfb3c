using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Pay;

/// <summary>Where an amount that is to be paid comes from.</summary>
public enum DraftKind
{
    /// <summary>An approved statement.</summary>
    Statement = 0,

    /// <summary>A correction by two people.</summary>
    Adjustment = 1,

    /// <summary>A payout that came back.</summary>
    Return = 2,

    /// <summary>What a statement took back and could not be taken from pay.</summary>
    Excess = 3,
}

/// <summary>
/// An amount that waits for a payout; a negative one lessens it. All drafts of a person that are in no payout add up to
/// what the ledger says they are owed: the audit holds the two against each other.
/// </summary>
public sealed class PayoutDraft
{
    public Guid Id { get; private set; }
    public DraftKind Kind { get; private set; }

    /// <summary>The statement, or the row of the ledger. Unique: it is drafted once.</summary>
    public Guid SourceId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid OrganizationId { get; private set; }
    public long AmountMinor { get; private set; }
    public string Currency { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    private PayoutDraft() { }

    public PayoutDraft(Guid id, DraftKind kind, Guid source, Guid person, Guid organization, Money amount, DateTimeOffset at)
    {
        Id = id;
        Kind = kind;
        SourceId = source;
        PersonId = person;
        OrganizationId = organization;
        AmountMinor = amount.Minor;
        Currency = amount.Currency;
        At = at;
    }

    public Money Amount => new(AmountMinor, Currency);

    /// <summary>An approved statement is to be paid with the next run. Book its lines with <see cref="Ledger.EarnAsync"/> in the same save.</summary>
    public static Task ForStatementAsync(AppDb db, Guid statementId, Guid person, Guid organization, Money amount, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (amount.Minor != 0) db.Add(new PayoutDraft(Ids.At(at), DraftKind.Statement, statementId, person, organization, amount, at));
        return Task.CompletedTask;
    }

    /// <summary>Those that are in no payout, or only in one that was refused or cancelled.</summary>
    public static IQueryable<PayoutDraft> Unpaid(AppDb db, Guid organization, string currency)
    {
        ArgumentNullException.ThrowIfNull(db);
        var lines = db.Set<PayoutLine>();
        return db.Set<PayoutDraft>().Where(d => d.OrganizationId == organization && d.Currency == currency && !lines.Any(l => l.DraftId == d.Id && !l.IsVoid));
    }
}

internal sealed class PayoutDraftTable : IEntityTypeConfiguration<PayoutDraft>
{
    public void Configure(EntityTypeBuilder<PayoutDraft> builder)
    {
        builder.ToTable("payout_drafts");
        builder.Ignore(d => d.Amount);
        builder.Property(d => d.Currency).HasMaxLength(3);
        builder.HasIndex(d => d.SourceId).IsUnique();
        builder.HasIndex(d => new { d.OrganizationId, d.Currency, d.PersonId });
        builder.HasIndex(d => d.PersonId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(d => d.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
