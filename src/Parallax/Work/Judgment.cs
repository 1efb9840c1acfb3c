using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Work;

/// <summary>
/// Everything that one contributor said on one assignment, submitted once, then only superseded by a new revision.
/// It stands in a slot and counts, or it is a spare: kept and paid, outside overlap and statistics.
/// </summary>
public sealed class Judgment
{
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid PresentationId { get; init; }
    public Guid AssignmentId { get; init; }
    public Guid PersonId { get; init; }
    public Guid ProtocolId { get; init; }
    public Purpose Purpose { get; init; }

    /// <summary>The slot it fills; null for a spare, and for every purpose but work.</summary>
    public Guid? SlotId { get; init; }
    public int Revision { get; init; }

    /// <summary>Whether no later revision supersedes it.</summary>
    public bool IsCurrent { get; init; }
    public bool IsSpare { get; init; }

    /// <summary>Chosen by the client for one attempt; unique for a person, so that a replay finds its first answer.</summary>
    public string IdempotencyKey { get; init; } = "";

    /// <summary>SHA-256 of the body as it was sent, in hex: a replay is the same body under the same key.</summary>
    public string BodyHash { get; init; } = "";

    /// <summary>The JSON of <see cref="Answers"/>, by response id and in the words of the protocol.</summary>
    public string Answers { get; init; } = "{}";
    public DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The reviewer whose correction this revision is; null when the contributor said it.</summary>
    public Guid? RevisedById { get; init; }
}

internal sealed class JudgmentTable : IEntityTypeConfiguration<Judgment>
{
    public void Configure(EntityTypeBuilder<Judgment> builder)
    {
        builder.ToTable("judgments", t =>
        {
            t.HasCheckConstraint("ck_judgments_revision", "revision >= 1");
            // Work counts in a slot or is a spare; no other purpose ever takes a slot.
            t.HasCheckConstraint("ck_judgments_slot", "(purpose = 0 and is_spare = (slot_id is null)) or (purpose <> 0 and slot_id is null)");
        });
        builder.Property(j => j.IdempotencyKey).HasMaxLength(100);
        builder.Property(j => j.BodyHash).HasMaxLength(64);
        builder.HasIndex(j => new { j.AssignmentId, j.Revision }).IsUnique();
        builder.HasIndex(j => j.AssignmentId).IsUnique().HasFilter("is_current").HasDatabaseName("ux_judgments_one_current");
        builder.HasIndex(j => j.SlotId).IsUnique().HasFilter("is_current and slot_id is not null").HasDatabaseName("ux_judgments_one_per_slot");
        builder.HasIndex(j => new { j.PersonId, j.IdempotencyKey }).IsUnique();
        builder.HasIndex(j => new { j.ProjectId, j.SubmittedAt });
        builder.HasIndex(j => j.PresentationId);
        builder.HasIndex(j => new { j.PersonId, j.SubmittedAt });
        // Gold is looked for every few seconds.
        builder.HasIndex(j => j.SubmittedAt).HasFilter("purpose = 1 and revision = 1").HasDatabaseName("ix_judgments_gold");
        builder.HasOne<Assignment>().WithMany().HasForeignKey(j => j.AssignmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Presentation>().WithMany().HasForeignKey(j => j.PresentationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Slot>().WithMany().HasForeignKey(j => j.SlotId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(j => j.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Protocol>().WithMany().HasForeignKey(j => j.ProtocolId).OnDelete(DeleteBehavior.Restrict);
    }
}
