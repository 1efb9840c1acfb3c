using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;

namespace Parallax.Projects;

/// <summary>What an amendment changes.</summary>
public enum AmendmentKind
{
    /// <summary>A later end.</summary>
    Extend = 0,

    /// <summary>An earlier end.</summary>
    Shorten = 1,

    /// <summary>The project ends for good.</summary>
    Conclude = 2,

    /// <summary>One person's time on the project ends.</summary>
    End = 3,

    /// <summary>Another rate or weekly cap.</summary>
    Terms = 4,
}

/// <summary>What becomes of the tasks that people hold when the work ends.</summary>
public enum LeasePolicy
{
    /// <summary>They may be finished until a time.</summary>
    Drain = 0,

    /// <summary>The holds end at once; what was written can still be submitted.</summary>
    Release = 1,
}

/// <summary>
/// One agreed change of a project, or of one enrollment, written once: the database refuses to change it. Dates and terms
/// are written when it is made, because both carry their own time: a claim and a closed week never miss a change, whenever
/// the clock of <c>ApplyAmendments</c> comes round. That clock does what can only be done then: states and leases.
/// </summary>
public sealed class Amendment
{
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }

    /// <summary>The one enrollment that it changes; null for the project and everybody on it.</summary>
    public Guid? EnrollmentId { get; init; }
    public AmendmentKind Kind { get; init; }
    public DateTimeOffset EffectiveAt { get; init; }

    /// <summary>The new end, and the one before it: what a cancellation puts back.</summary>
    public DateTimeOffset? Until { get; init; }
    public DateTimeOffset? PreviousUntil { get; init; }

    public string? Currency { get; init; }
    public long? HourlyMinor { get; init; }
    public long? JudgmentMinor { get; init; }
    public int? WeeklyCapSeconds { get; init; }

    /// <summary>Whether it takes the weekly cap away.</summary>
    public bool LiftsCap { get; init; }

    /// <summary>A code of <see cref="AmendmentReasons"/>.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What the people it concerns are told.</summary>
    public string Words { get; init; } = "";

    /// <summary>Whole days between the notice and the effective time.</summary>
    public int NoticeDays { get; init; }
    public LeasePolicy Leases { get; init; }
    public DateTimeOffset? DrainUntil { get; init; }

    /// <summary>The day on which the last statement closes, in the organization's zone; null when nothing ends.</summary>
    public DateOnly? LastStatementOn { get; init; }

    /// <summary>Null for the operator of the machine.</summary>
    public Guid? MadeBy { get; init; }
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Whether it ends work, so that holds have to be treated.</summary>
    public bool Ends => Kind is AmendmentKind.Shorten or AmendmentKind.Conclude or AmendmentKind.End;
}

/// <summary>How an amendment came out. One row an amendment: whoever writes it first has applied it, or cancelled it.</summary>
public sealed class AmendmentOutcome
{
    public Guid AmendmentId { get; init; }
    public bool IsCancelled { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Who cancelled it.</summary>
    public Guid? PersonId { get; init; }
}

internal sealed class AmendmentTable : IEntityTypeConfiguration<Amendment>
{
    public void Configure(EntityTypeBuilder<Amendment> builder)
    {
        builder.ToTable("amendments", t => t.HasCheckConstraint("ck_amendments_notice", "notice_days >= 0"));
        builder.Property(a => a.Currency).HasMaxLength(3);
        builder.Property(a => a.Reason).HasMaxLength(40);
        builder.Property(a => a.Words).HasMaxLength(2000);
        builder.Ignore(a => a.Ends);
        builder.HasIndex(a => new { a.ProjectId, a.MadeAt });
        builder.HasIndex(a => a.EffectiveAt);
        builder.HasOne<Project>().WithMany().HasForeignKey(a => a.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Enrollment>().WithMany().HasForeignKey(a => a.EnrollmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.MadeBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AmendmentOutcomeTable : IEntityTypeConfiguration<AmendmentOutcome>
{
    public void Configure(EntityTypeBuilder<AmendmentOutcome> builder)
    {
        builder.ToTable("amendment_outcomes");
        builder.HasKey(o => o.AmendmentId);
        builder.HasOne<Amendment>().WithMany().HasForeignKey(o => o.AmendmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
