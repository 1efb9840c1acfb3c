using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Projects;

namespace Parallax.Quality;

/// <summary>Whether the overlap of a project grows where people differ, and how far its judgments were looked through.</summary>
public sealed class OverlapRule
{
    public const double UsualTarget = .95;
    public const int UsualCap = 5;
    public const int MostCap = 10;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public Guid ProjectId { get; init; }
    public Guid OrganizationId { get; init; }

    /// <summary>Off until a lead switches it on: each place more is paid.</summary>
    public bool Grows { get; private set; }

    /// <summary>The probability of the answer at which nobody more is asked.</summary>
    public double Target { get; private set; } = UsualTarget;

    /// <summary>How many judgments a presentation gets at most.</summary>
    public int Cap { get; private set; } = UsualCap;

    /// <summary>Judgments submitted up to then were counted.</summary>
    public DateTimeOffset? CountedThrough { get; private set; }

    /// <summary>The node that counts holds it until then.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    /// <summary>Once it grows by another rule, all judgments are counted again: what was counted before may grow now.</summary>
    public void Set(bool grows, double target, int cap)
    {
        if (grows) CountedThrough = null;
        (Grows, Target, Cap) = (grows, target, cap);
    }

    public static DateTimeOffset LeaseFrom(DateTimeOffset now) => now + Lease;

    public void Counted(DateTimeOffset through) => (CountedThrough, LeasedUntil) = (through, null);
}

internal sealed class OverlapRuleTable : IEntityTypeConfiguration<OverlapRule>
{
    public void Configure(EntityTypeBuilder<OverlapRule> builder)
    {
        builder.ToTable("overlap_rules", t =>
        {
            t.HasCheckConstraint("ck_overlap_rules_target", "target > 0.5 and target < 1");
            t.HasCheckConstraint("ck_overlap_rules_cap", "cap between 2 and 10");
        });
        builder.HasKey(r => r.ProjectId);
        builder.Property(r => r.ProjectId).ValueGeneratedNever();
        builder.HasOne<Project>().WithMany().HasForeignKey(r => r.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
