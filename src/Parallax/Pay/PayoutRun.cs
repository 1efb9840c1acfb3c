using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>Where a payout run stands.</summary>
public enum PayoutRunState
{
    Draft = 0,
    Approved = 1,
    Cancelled = 2,
}

/// <summary>Payouts of one organization in one currency that are decided together.</summary>
public sealed class PayoutRun
{
    public Guid Id { get; private set; }
    public Guid OrganizationId { get; private set; }

    /// <summary>From 1, within the organization.</summary>
    public int Number { get; private set; }
    public string Currency { get; private set; } = "";
    public long TotalMinor { get; private set; }
    public int Count { get; private set; }

    /// <summary>Its total is above the organization's limit: whoever made it neither approves it nor marks it as paid.</summary>
    public bool NeedsSecondPerson { get; private set; }
    public PayoutRunState State { get; private set; }
    public Guid MadeById { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }
    public Guid? DecidedById { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public int Version { get; private set; }

    private PayoutRun() { }

    public PayoutRun(Guid id, Guid organization, int number, string currency, Guid by, DateTimeOffset now)
    {
        Id = id;
        OrganizationId = organization;
        Number = number;
        Currency = currency;
        MadeById = by;
        MadeAt = now;
    }

    public Money Total => new(TotalMinor, Currency);

    /// <summary>What it comes to, and whether that needs a second person.</summary>
    public void Close(Money total, int count, PaySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        TotalMinor = total.Minor;
        Count = count;
        NeedsSecondPerson = settings.NeedsSecondPerson(total);
    }

    public Refusal? Approve(Guid by, DateTimeOffset now)
    {
        if (State != PayoutRunState.Draft) return LedgerRefusals.RunState(State, "approved");
        if (NeedsSecondPerson && by == MadeById) return LedgerRefusals.SecondPerson;
        return Decide(PayoutRunState.Approved, by, now);
    }

    public Refusal? Cancel(Guid by, DateTimeOffset now) =>
        State == PayoutRunState.Draft ? Decide(PayoutRunState.Cancelled, by, now) : LedgerRefusals.RunState(State, "cancelled");

    /// <summary>Whether this person may say what became of its payouts.</summary>
    public Refusal? MayMark(Guid by) => NeedsSecondPerson && by == MadeById ? LedgerRefusals.SecondPerson : null;

    private Refusal? Decide(PayoutRunState state, Guid by, DateTimeOffset now)
    {
        State = state;
        DecidedById = by;
        DecidedAt = now;
        Version++;
        return null;
    }
}

internal sealed class PayoutRunTable : IEntityTypeConfiguration<PayoutRun>
{
    public void Configure(EntityTypeBuilder<PayoutRun> builder)
    {
        builder.ToTable("payout_runs", t =>
        {
            t.HasCheckConstraint("ck_payout_runs_total", "total_minor > 0 and count > 0");
            t.HasCheckConstraint("ck_payout_runs_second_person", "state <> 1 or not needs_second_person or decided_by_id <> made_by_id");
            t.HasCheckConstraint("ck_payout_runs_decided", "(state = 0) = (decided_by_id is null)");
        });
        builder.Ignore(r => r.Total);
        builder.Property(r => r.Currency).HasMaxLength(3);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.OrganizationId, r.Number }).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(r => r.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.MadeById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.DecidedById).OnDelete(DeleteBehavior.Restrict);
    }
}
