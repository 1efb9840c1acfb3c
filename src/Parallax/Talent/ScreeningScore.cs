using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Talent;

/// <summary>
/// A score of one item of one attempt. Seat 0 has the one that counts, by the key or settled from what people said;
/// seats 1 and 2 are two people who do not see one another, seat 3 the one who settles it when they lie far apart.
/// </summary>
public sealed class ItemScore
{
    public const int Counts = 0;
    public const int Adjudicator = 3;

    public Guid Id { get; private set; }
    public Guid AttemptId { get; private set; }
    public Guid ItemId { get; private set; }
    public int Seat { get; private set; }

    /// <summary>Null in seat 0.</summary>
    public Guid? ScorerId { get; private set; }

    /// <summary>What a person gave by the rubric, 1 to 5.</summary>
    public int? Level { get; private set; }
    public double Points { get; private set; }
    public string Comment { get; private set; } = "";

    /// <summary>Which key or rubric it was made by.</summary>
    public int KeyNumber { get; private set; }
    public DateTimeOffset At { get; private set; }

    private ItemScore() { }

    /// <summary>What counts.</summary>
    public ItemScore(Guid id, Guid attempt, ScreeningItem item, double credit, string comment, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(item);
        Id = id;
        AttemptId = attempt;
        ItemId = item.Id;
        Recompute(item, credit, now);
        Comment = comment;
    }

    /// <summary>What a person gave.</summary>
    public ItemScore(Guid id, Guid attempt, ScreeningItem item, int seat, Guid scorer, int level, string comment, DateTimeOffset now)
        : this(id, attempt, item, ItemRubric.Credit(level), comment, now)
    {
        Seat = seat;
        ScorerId = scorer;
        Level = level;
    }

    /// <summary>By the key that holds now.</summary>
    public void Recompute(ScreeningItem item, double credit, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(item);
        Points = Math.Round(credit * item.Points, 4);
        KeyNumber = item.KeyNumber;
        At = now;
    }
}

/// <summary>One decision on an attempt, kept whatever follows.</summary>
public sealed class ScreeningDecision
{
    public Guid Id { get; init; }
    public Guid AttemptId { get; init; }
    public int Number { get; init; }
    public bool? Before { get; init; }
    public bool Passed { get; init; }
    public double Points { get; init; }
    public double OfPoints { get; init; }
    public string Reason { get; init; } = "";

    /// <summary>Null when the points decided.</summary>
    public Guid? ById { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>Money that a finished attempt has earned: it becomes a line of the statement of its week. Written once.</summary>
public sealed class ScreeningEarned
{
    public Guid Id { get; private set; }
    public Guid AttemptId { get; private set; }
    public Guid OrganizationId { get; private set; }
    public Guid ProjectId { get; private set; }
    public Guid PersonId { get; private set; }
    public long Minor { get; private set; }
    public string Currency { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    private ScreeningEarned() { }

    public ScreeningEarned(Guid id, ScreeningAttempt attempt, Guid project, Money amount, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        Id = id;
        AttemptId = attempt.Id;
        OrganizationId = attempt.OrganizationId;
        ProjectId = project;
        PersonId = attempt.PersonId;
        Minor = amount.Minor;
        Currency = amount.Currency;
        At = now;
    }

    public Money Amount => new(Minor, Currency);
}

internal sealed class ItemScoreTable : IEntityTypeConfiguration<ItemScore>
{
    public void Configure(EntityTypeBuilder<ItemScore> builder)
    {
        builder.ToTable("screening_scores", t =>
        {
            t.HasCheckConstraint("ck_screening_scores_seat", "seat between 0 and 3 and (seat = 0) = (scorer_id is null)");
            t.HasCheckConstraint("ck_screening_scores_level", "(seat = 0) = (level is null) and (level is null or level between 1 and 5)");
        });
        builder.Property(s => s.Comment).HasMaxLength(2000);
        builder.HasIndex(s => new { s.AttemptId, s.ItemId, s.Seat }).IsUnique();
        builder.HasIndex(s => new { s.AttemptId, s.ItemId, s.ScorerId }).IsUnique();
        builder.HasIndex(s => s.ItemId);
        builder.HasOne<ScreeningAttempt>().WithMany().HasForeignKey(s => s.AttemptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ScreeningItem>().WithMany().HasForeignKey(s => s.ItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.ScorerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ScreeningDecisionTable : IEntityTypeConfiguration<ScreeningDecision>
{
    public void Configure(EntityTypeBuilder<ScreeningDecision> builder)
    {
        builder.ToTable("screening_decisions");
        builder.Property(d => d.Reason).HasMaxLength(1000);
        builder.HasIndex(d => new { d.AttemptId, d.Number }).IsUnique();
        builder.HasOne<ScreeningAttempt>().WithMany().HasForeignKey(d => d.AttemptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.ById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ScreeningEarnedTable : IEntityTypeConfiguration<ScreeningEarned>
{
    public void Configure(EntityTypeBuilder<ScreeningEarned> builder)
    {
        builder.ToTable("screening_earned", t => t.HasCheckConstraint("ck_screening_earned_minor", "minor > 0"));
        builder.Ignore(e => e.Amount);
        builder.Property(e => e.Currency).HasMaxLength(3);
        builder.HasIndex(e => e.AttemptId).IsUnique();
        builder.HasIndex(e => new { e.OrganizationId, e.PersonId, e.At });
        builder.HasOne<ScreeningAttempt>().WithMany().HasForeignKey(e => e.AttemptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
