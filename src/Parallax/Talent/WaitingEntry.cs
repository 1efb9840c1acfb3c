using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Talent;

/// <summary>An address that is told when the listing opens again, once. No place in a queue is kept or promised.</summary>
public sealed class WaitingEntry
{
    public Guid Id { get; init; }
    public Guid OpportunityId { get; init; }
    public string Email { get; init; } = "";
    public string NormalizedEmail { get; init; } = "";

    /// <summary>Hash of the secret in the link that leaves the list.</summary>
    public string SecretHash { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class WaitingEntryTable : IEntityTypeConfiguration<WaitingEntry>
{
    public void Configure(EntityTypeBuilder<WaitingEntry> builder)
    {
        builder.ToTable("waiting_entries");
        builder.Property(w => w.Email).HasMaxLength(256);
        builder.Property(w => w.NormalizedEmail).HasMaxLength(256);
        builder.Property(w => w.SecretHash).HasMaxLength(64);
        builder.HasIndex(w => new { w.OpportunityId, w.NormalizedEmail }).IsUnique();
        builder.HasIndex(w => w.SecretHash).IsUnique();
        builder.HasOne<Opportunity>().WithMany().HasForeignKey(w => w.OpportunityId).OnDelete(DeleteBehavior.Cascade);
    }
}
