using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>Where a statement stands.</summary>
public enum StatementState
{
    /// <summary>Open for dispute: an accepted claim makes a new revision of it.</summary>
    Draft = 0,
    Approved = 1,
    Paying = 2,
    Paid = 3,
}

/// <summary>One person's week with one payer in one currency. Its lines are never changed: a change is a new revision with lines of its own.</summary>
public sealed class Statement
{
    public Guid Id { get; private set; }
    public Guid OrganizationId { get; private set; }
    public Guid PersonId { get; private set; }
    public string Currency { get; private set; } = "";
    public DateTimeOffset WeekFrom { get; private set; }
    public DateTimeOffset WeekUntil { get; private set; }
    public string TimeZone { get; private set; } = "";
    public int Revision { get; private set; }
    public StatementState State { get; private set; }
    public long AmountMinor { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset RevisedAt { get; private set; }
    public Guid? ApprovedById { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }

    private Statement() { }

    public Statement(Guid id, OrganizationWeek week, Guid person, string currency, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(week);
        Id = id;
        OrganizationId = week.OrganizationId;
        PersonId = person;
        Currency = currency;
        WeekFrom = week.StartsAt;
        WeekUntil = week.EndsAt;
        TimeZone = week.TimeZone;
        CreatedAt = now;
    }

    public Money Amount => new(AmountMinor, Currency);

    public PayWeek Week => new(WeekFrom, WeekUntil);

    public PaySchedule Schedule => PaySchedule.Of(WeekUntil, TimeZones.Of(TimeZone));

    /// <summary>The next revision; the caller adds its lines.</summary>
    public void Revise(long amountMinor, DateTimeOffset now)
    {
        if (State != StatementState.Draft) throw new InvalidOperationException("Only a draft has another revision.");
        Revision++;
        AmountMinor = amountMinor;
        RevisedAt = now;
    }

    /// <param name="seen">The revision that the approver has read.</param>
    public Refusal? Approve(Guid by, int seen, DateTimeOffset now)
    {
        if (by == PersonId) return PayRefusals.OwnStatement;
        if (State != StatementState.Draft) return PayRefusals.StatementApproved;
        if (seen != Revision) return PayRefusals.StatementStale(seen, Revision, null);
        if (now < Schedule.DisputeUntil) return PayRefusals.StatementTooEarly(Schedule.Approve);
        State = StatementState.Approved;
        ApprovedById = by;
        ApprovedAt = now;
        return null;
    }

    /// <summary>Follows its payout.</summary>
    public void FollowPayout(StatementState state)
    {
        if (State == StatementState.Draft || state is not (StatementState.Approved or StatementState.Paying or StatementState.Paid))
            throw new InvalidOperationException($"A statement that is {State} does not become {state} by a payout.");
        State = state;
    }
}

internal sealed class StatementTable : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> builder)
    {
        builder.ToTable("statements", t =>
        {
            t.HasCheckConstraint("ck_statements_approved", "(state = 0) = (approved_by_id is null) and (state = 0) = (approved_at is null)");
            t.HasCheckConstraint("ck_statements_two_people", "approved_by_id is null or approved_by_id <> person_id");
        });
        builder.Ignore(s => s.Amount).Ignore(s => s.Week).Ignore(s => s.Schedule);
        builder.Property(s => s.Currency).HasMaxLength(3);
        builder.Property(s => s.TimeZone).HasMaxLength(64);
        // Whoever decides decides on what they saw: of two changes at once the second finds nothing to change.
        builder.Property(s => s.Revision).IsConcurrencyToken();
        builder.Property(s => s.State).IsConcurrencyToken();
        builder.HasIndex(s => new { s.PersonId, s.OrganizationId, s.Currency, s.WeekFrom }).IsUnique();
        builder.HasIndex(s => new { s.OrganizationId, s.State, s.WeekFrom });
        builder.HasOne<Organization>().WithMany().HasForeignKey(s => s.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
