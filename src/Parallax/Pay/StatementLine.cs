using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Projects;

namespace Parallax.Pay;

/// <summary>What a line pays for.</summary>
public enum LineKind
{
    Time = 0,
    Judgments = 1,

    /// <summary>What is missing to the hourly floor where judgments are paid one by one.</summary>
    TopUp = 2,

    /// <summary>Time of an earlier week that was accepted after its statement had been approved.</summary>
    LateTime = 3,

    /// <summary>A paid screening that was finished.</summary>
    Screening = 4,
}

/// <summary>One amount of one revision of a statement, written once: rounded once, from exact time, by the terms of its time.</summary>
public sealed class StatementLine
{
    public Guid Id { get; init; }
    public Guid StatementId { get; init; }
    public int Revision { get; init; }
    public int Ordinal { get; init; }
    public LineKind Kind { get; init; }
    public Guid ProjectId { get; init; }

    /// <summary>The terms that price it; a screening has its own price, and needs none.</summary>
    public Guid? TermsId { get; init; }
    public int TermsNumber { get; init; }

    /// <summary>The paid screening that it is for.</summary>
    public Guid? ScreeningEarnedId { get; init; }

    /// <summary>Minor units an hour, a judgment or a screening.</summary>
    public long RateMinor { get; init; }

    /// <summary>The week of the work: an earlier one than the statement's for late lines.</summary>
    public DateTimeOffset WeekFrom { get; init; }
    public long Micros { get; init; }
    public int Judgments { get; init; }
    public long AmountMinor { get; init; }
}

/// <summary>A stretch of time as a revision of a statement has it: what was counted, and what was not and why.</summary>
public sealed class StatementSlice
{
    public long Id { get; init; }
    public Guid StatementId { get; init; }
    public int Revision { get; init; }

    /// <summary>The line that it is paid by; null when it is not paid.</summary>
    public Guid? LineId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid AssignmentId { get; init; }
    public SliceKind Kind { get; init; }
    public DateTimeOffset StartsAt { get; init; }
    public DateTimeOffset EndsAt { get; init; }
}

internal sealed class StatementLineTable : IEntityTypeConfiguration<StatementLine>
{
    public void Configure(EntityTypeBuilder<StatementLine> builder)
    {
        builder.ToTable("statement_lines", t =>
        {
            t.HasCheckConstraint("ck_statement_lines_not_negative", "micros >= 0 and judgments >= 0 and rate_minor >= 0 and amount_minor >= 0");
            t.HasCheckConstraint("ck_statement_lines_priced", "(kind = 4) = (terms_id is null) and (kind = 4) = (screening_earned_id is not null)");
            t.HasCheckConstraint("ck_statement_lines_screening", "kind <> 4 or (micros = 0 and judgments = 0 and amount_minor = rate_minor)");
        });
        builder.HasIndex(l => new { l.StatementId, l.Revision, l.Ordinal }).IsUnique();
        builder.HasIndex(l => new { l.ScreeningEarnedId, l.StatementId, l.Revision }).IsUnique().HasDatabaseName("ux_statement_lines_screening_once");
        builder.HasOne<Statement>().WithMany().HasForeignKey(l => l.StatementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Project>().WithMany().HasForeignKey(l => l.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<EnrollmentTerms>().WithMany().HasForeignKey(l => l.TermsId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StatementScreening>().WithMany().HasForeignKey(l => new { l.ScreeningEarnedId, l.StatementId })
            .HasPrincipalKey(t => new { t.EarnedId, t.StatementId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StatementSliceTable : IEntityTypeConfiguration<StatementSlice>
{
    public void Configure(EntityTypeBuilder<StatementSlice> builder)
    {
        builder.ToTable("statement_slices", t => t.HasCheckConstraint("ck_statement_slices_order", "starts_at < ends_at"));
        builder.HasIndex(s => new { s.StatementId, s.Revision, s.StartsAt });
        builder.HasIndex(s => s.LineId);
        builder.HasOne<Statement>().WithMany().HasForeignKey(s => s.StatementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StatementLine>().WithMany().HasForeignKey(s => s.LineId).OnDelete(DeleteBehavior.Restrict);
    }
}
