using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>By which way the money goes.</summary>
public enum PayoutMethod
{
    /// <summary>A person uploads a file to a bank or to Wise, and says here what became of it.</summary>
    Manual = 0,
}

/// <summary>The instruction to pay one person an amount once: what it pays, to where, and what became of it.</summary>
public sealed class Payout
{
    public Guid Id { get; private set; }
    public Guid RunId { get; private set; }

    /// <summary>From 1, within the run.</summary>
    public int Number { get; private set; }
    public Guid OrganizationId { get; private set; }
    public Guid PersonId { get; private set; }
    public long AmountMinor { get; private set; }
    public string Currency { get; private set; } = "";
    public PayoutMethod Method { get; private set; }
    public PayoutState State { get; private set; }

    /// <summary>Where the money goes, protected: a copy from when the run was made, whatever the person enters later.</summary>
    public string? Destination { get; private set; }

    /// <summary>The part of it that is shown: <c>IBAN …4321</c>.</summary>
    public string DestinationLabel { get; private set; } = "";

    /// <summary>What the recipient and we find it by on a bank statement: <c>PX12-3</c>.</summary>
    public string PaymentReference { get; private set; } = "";

    /// <summary>The bank's or provider's own reference.</summary>
    public string? BankReference { get; private set; }

    /// <summary>Why it was refused, returned or lost from sight.</summary>
    public string? Reason { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public Guid? ChangedById { get; private set; }

    /// <summary>Rises with each change: two who decide at once do not both succeed.</summary>
    public int Version { get; private set; }

    private Payout() { }

    public Payout(Guid id, PayoutRun run, int number, Guid person, Money amount, PayMethod destination, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(destination);
        Id = id;
        RunId = run.Id;
        Number = number;
        OrganizationId = run.OrganizationId;
        PersonId = person;
        AmountMinor = amount.Minor;
        Currency = amount.Currency;
        Destination = destination.Protected;
        DestinationLabel = destination.Label;
        PaymentReference = $"PX{run.Number}-{number}";
        CreatedAt = ChangedAt = now;
    }

    public Money Amount => new(AmountMinor, Currency);

    /// <summary>Changes the state, or says why not.</summary>
    public Refusal? Do(PayoutAct act, Guid? by, string? reference, string? reason, DateTimeOffset now)
    {
        if (PayoutStates.Next(State, act) is not { } next) return LedgerRefusals.PayoutState(State, act);
        State = next;
        BankReference = reference ?? BankReference;
        Reason = reason ?? Reason;
        ChangedAt = now;
        ChangedById = by;
        Version++;
        return null;
    }
}

/// <summary>One try at an instruction. Its key goes with it to the provider, so that a repeated call is the same try.</summary>
public sealed class PayoutAttempt
{
    public Guid Id { get; private set; }
    public Guid PayoutId { get; private set; }
    public int Number { get; private set; }
    public string Key { get; private set; } = "";
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it was known what became of it; there is one open attempt of a payout at most.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    private PayoutAttempt() { }

    public PayoutAttempt(Guid id, Payout payout, int number, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(payout);
        Id = id;
        PayoutId = payout.Id;
        Number = number;
        Key = $"px-{payout.Id}-{number}";
        StartedAt = now;
    }

    public void End(DateTimeOffset now) => EndedAt = now;
}

/// <summary>What a payout pays. A draft is in one payout that counts, at most.</summary>
public sealed class PayoutLine
{
    public Guid PayoutId { get; private set; }
    public Guid DraftId { get; private set; }

    /// <summary>The payout was refused or cancelled: the draft waits for another.</summary>
    public bool IsVoid { get; private set; }

    private PayoutLine() { }

    public PayoutLine(Guid payout, Guid draft)
    {
        PayoutId = payout;
        DraftId = draft;
    }

    public void Void() => IsVoid = true;
}

internal sealed class PayoutTable : IEntityTypeConfiguration<Payout>
{
    public void Configure(EntityTypeBuilder<Payout> builder)
    {
        builder.ToTable("payouts", t => t.HasCheckConstraint("ck_payouts_amount", "amount_minor > 0"));
        builder.Ignore(p => p.Amount);
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.Property(p => p.Destination).HasMaxLength(4000);
        builder.Property(p => p.DestinationLabel).HasMaxLength(100);
        builder.Property(p => p.PaymentReference).HasMaxLength(20);
        builder.Property(p => p.BankReference).HasMaxLength(100);
        builder.Property(p => p.Reason).HasMaxLength(500);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => new { p.RunId, p.Number }).IsUnique();
        builder.HasIndex(p => new { p.RunId, p.PersonId }).IsUnique();
        builder.HasIndex(p => new { p.PersonId, p.CreatedAt });
        builder.HasOne<PayoutRun>().WithMany().HasForeignKey(p => p.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.ChangedById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PayoutAttemptTable : IEntityTypeConfiguration<PayoutAttempt>
{
    public void Configure(EntityTypeBuilder<PayoutAttempt> builder)
    {
        builder.ToTable("payout_attempts");
        builder.Property(a => a.Key).HasMaxLength(60);
        builder.HasIndex(a => new { a.PayoutId, a.Number }).IsUnique();
        builder.HasIndex(a => a.Key).IsUnique();
        builder.HasIndex(a => a.PayoutId).IsUnique().HasFilter("ended_at is null").HasDatabaseName("ux_payout_attempts_one_open");
        builder.HasOne<Payout>().WithMany().HasForeignKey(a => a.PayoutId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PayoutLineTable : IEntityTypeConfiguration<PayoutLine>
{
    public void Configure(EntityTypeBuilder<PayoutLine> builder)
    {
        builder.ToTable("payout_lines");
        builder.HasKey(l => new { l.PayoutId, l.DraftId });
        builder.HasIndex(l => l.DraftId).IsUnique().HasFilter("NOT is_void").HasDatabaseName("ux_payout_lines_paid_once");
        builder.HasOne<Payout>().WithMany().HasForeignKey(l => l.PayoutId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PayoutDraft>().WithMany().HasForeignKey(l => l.DraftId).OnDelete(DeleteBehavior.Restrict);
    }
}
