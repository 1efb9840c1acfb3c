using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Projects;

/// <summary>Whether a slot can be had.</summary>
public enum SlotState
{
    Open = 0,
    Leased = 1,
    Filled = 2,

    /// <summary>Its task was replaced or withdrawn, or its presentation serves another purpose: it takes no judgment any more.</summary>
    Closed = 3,
}

/// <summary>
/// One place of the overlap of one presentation, for work. A judgment that counts stands in exactly one slot,
/// and a slot holds at most one: that is what keeps overlap, in the database.
/// </summary>
public sealed class Slot
{
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid PresentationId { get; init; }

    /// <summary>1 to the presentation's overlap.</summary>
    public int Ordinal { get; init; }

    /// <summary>Where its presentation stands in the order of claims.</summary>
    public long Rank { get; init; }
    public SlotState State { get; init; }

    /// <summary>Grows with each lease: whoever holds an older number holds nothing.</summary>
    public long Fence { get; init; }

    /// <summary>The lease that holds it, when leased.</summary>
    public Guid? LeaseId { get; init; }

    /// <summary>The draw that opened it beyond the plan; null for the places of the plan and of growth by disagreement.</summary>
    public Guid? DrawId { get; init; }

    /// <summary>With which probability that draw chose its presentation: without it, judgments cannot be weighted later.</summary>
    public double? DrawProbability { get; init; }
}

internal sealed class SlotTable : IEntityTypeConfiguration<Slot>
{
    public void Configure(EntityTypeBuilder<Slot> builder)
    {
        builder.ToTable("slots", t =>
        {
            t.HasCheckConstraint("ck_slots_ordinal", "ordinal >= 1");
            t.HasCheckConstraint("ck_slots_lease", "(state = 1) = (lease_id is not null)");
            t.HasCheckConstraint("ck_slots_draw", "(draw_id is null) = (draw_probability is null)");
        });
        builder.HasIndex(s => new { s.PresentationId, s.Ordinal }).IsUnique();
        // What a claim walks: only what is still to be had, in its order.
        builder.HasIndex(s => new { s.ProjectId, s.Rank, s.Ordinal }).HasFilter("state < 2").HasDatabaseName("ix_slots_claimable");
        builder.HasIndex(s => s.DrawId).HasFilter("draw_id is not null").HasDatabaseName("ix_slots_draw");
        builder.HasOne<Presentation>().WithMany().HasForeignKey(s => s.PresentationId);
    }
}
