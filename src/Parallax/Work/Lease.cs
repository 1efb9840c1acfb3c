using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Projects;

namespace Parallax.Work;

/// <summary>How a lease ended.</summary>
public enum LeaseEnding
{
    Submitted = 0,
    Passed = 1,
    Expired = 2,

    /// <summary>A change of the project or the enrollment ended it. What was written can still be submitted.</summary>
    Released = 3,
}

/// <summary>A contributor's hold on an assignment, with an expiry and a fencing token.</summary>
public sealed class Lease
{
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid AssignmentId { get; init; }

    /// <summary>The place that is held; null for every purpose but work, which takes none.</summary>
    public Guid? SlotId { get; init; }
    public Guid PersonId { get; init; }
    public long Fence { get; init; }
    public DateTimeOffset GrantedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Until when a hold may be finished after the work has ended; signs of life extend it no further.</summary>
    public DateTimeOffset? DrainUntil { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public LeaseEnding? Ending { get; init; }
}

internal sealed class LeaseTable : IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Lease> builder)
    {
        builder.ToTable("leases", t => t.HasCheckConstraint("ck_leases_ending", "(ended_at is null) = (ending is null)"));
        // The two constraints that make double leases impossible, whoever tries.
        builder.HasIndex(l => l.SlotId).IsUnique().HasFilter("ended_at is null").HasDatabaseName("ux_leases_one_per_slot");
        builder.HasIndex(l => l.AssignmentId).IsUnique().HasFilter("ended_at is null").HasDatabaseName("ux_leases_one_per_assignment");
        builder.HasIndex(l => l.ExpiresAt).HasFilter("ended_at is null").HasDatabaseName("ix_leases_running");
        builder.HasIndex(l => new { l.PersonId, l.ProjectId }).HasFilter("ended_at is null").HasDatabaseName("ix_leases_held");
        builder.HasIndex(l => new { l.AssignmentId, l.GrantedAt });
        builder.HasIndex(l => new { l.SlotId, l.Fence }).IsUnique();
        builder.HasOne<Assignment>().WithMany().HasForeignKey(l => l.AssignmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Slot>().WithMany().HasForeignKey(l => l.SlotId).OnDelete(DeleteBehavior.Restrict);
    }
}
