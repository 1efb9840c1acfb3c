using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>What people, and no statement, put into the books.</summary>
public enum AdjustmentKind
{
    /// <summary>A person is owed more, or less.</summary>
    Correct = 0,

    /// <summary>What is owed is held back, for instance while a dispute is open.</summary>
    Hold = 1,

    /// <summary>What was held back is owed again.</summary>
    Release = 2,

    /// <summary>What was paid too much is taken from what is owed, as the person agreed.</summary>
    Recover = 3,

    /// <summary>What was paid too much is let go.</summary>
    Forgive = 4,

    /// <summary>An organization paid in.</summary>
    Fund = 5,

    /// <summary>An organization takes back what it paid in and was not paid out.</summary>
    Withdraw = 6,
}

public enum AdjustmentState
{
    Proposed = 0,
    Approved = 1,
    Rejected = 2,
}

/// <summary>An entry by hand, with its reason and two people; only small funds that came in need one.</summary>
public sealed class Adjustment
{
    public Guid Id { get; private set; }
    public Guid OrganizationId { get; private set; }
    public AdjustmentKind Kind { get; private set; }
    public Guid? PersonId { get; private set; }
    public Guid? ProjectId { get; private set; }
    public long AmountMinor { get; private set; }
    public string Currency { get; private set; } = "";
    public string Reason { get; private set; } = "";

    /// <summary>Of the bank, for funds: the same payment is recorded once.</summary>
    public string? Reference { get; private set; }
    public bool NeedsSecondPerson { get; private set; }
    public AdjustmentState State { get; private set; }
    public Guid ProposedById { get; private set; }
    public DateTimeOffset ProposedAt { get; private set; }
    public Guid? DecidedById { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public int Version { get; private set; }

    private Adjustment() { }

    public Adjustment(
        Guid id, Guid organization, AdjustmentKind kind, Guid? person, Guid? project, Money amount, string reason, string? reference, bool needsSecondPerson,
        Guid by, DateTimeOffset now)
    {
        Id = id;
        OrganizationId = organization;
        Kind = kind;
        PersonId = person;
        ProjectId = project;
        AmountMinor = amount.Minor;
        Currency = amount.Currency;
        Reason = reason;
        Reference = reference;
        NeedsSecondPerson = needsSecondPerson;
        ProposedById = by;
        ProposedAt = now;
    }

    public Money Amount => new(AmountMinor, Currency);

    /// <summary>Approves or rejects it; who proposed it may always take it back.</summary>
    public Refusal? Decide(bool approve, Guid by, DateTimeOffset now)
    {
        if (State != AdjustmentState.Proposed) return LedgerRefusals.AdjustmentDecided;
        if (approve && NeedsSecondPerson && by == ProposedById) return LedgerRefusals.SecondPerson;
        State = approve ? AdjustmentState.Approved : AdjustmentState.Rejected;
        DecidedById = by;
        DecidedAt = now;
        Version++;
        return null;
    }
}

internal sealed class AdjustmentTable : IEntityTypeConfiguration<Adjustment>
{
    public void Configure(EntityTypeBuilder<Adjustment> builder)
    {
        builder.ToTable("adjustments", t =>
        {
            t.HasCheckConstraint("ck_adjustments_amount", "amount_minor > 0 or (kind = 0 and amount_minor <> 0)");
            t.HasCheckConstraint("ck_adjustments_reason", "length(reason) > 0");
            t.HasCheckConstraint("ck_adjustments_two", "needs_second_person or kind = 5");
            t.HasCheckConstraint("ck_adjustments_second_person", "state <> 1 or not needs_second_person or decided_by_id <> proposed_by_id");
            t.HasCheckConstraint("ck_adjustments_decided", "(state = 0) = (decided_by_id is null)");
        });
        builder.Ignore(a => a.Amount);
        builder.Property(a => a.Currency).HasMaxLength(3);
        builder.Property(a => a.Reason).HasMaxLength(500);
        builder.Property(a => a.Reference).HasMaxLength(100);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => new { a.OrganizationId, a.State, a.ProposedAt });
        builder.HasIndex(a => new { a.OrganizationId, a.Reference }).IsUnique().HasFilter("kind = 5 and state <> 2").HasDatabaseName("ux_adjustments_funds_once");
        builder.HasOne<Organization>().WithMany().HasForeignKey(a => a.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Project>().WithMany().HasForeignKey(a => a.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.ProposedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.DecidedById).OnDelete(DeleteBehavior.Restrict);
    }
}
