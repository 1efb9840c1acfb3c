using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Projects;

namespace Parallax.Talent;

/// <summary>What a listing said from one moment on, written once: each applicant keeps the version that they saw.</summary>
public sealed class OpportunityVersion
{
    public Guid Id { get; init; }
    public Guid OpportunityId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    /// <summary>A <see cref="Talent.Listing"/> as JSON.</summary>
    public string Content { get; init; } = "";

    /// <summary>Of the content.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Of the rules alone: what was found under other rules no longer holds.</summary>
    public string RulesHash { get; init; } = "";

    /// <summary>Who wrote it; no reference, because the version outlives their account.</summary>
    public Guid WrittenById { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    public Listing Listing => Projects.Content.Read<Listing>(Content);

    public static OpportunityVersion Of(Guid id, Guid opportunity, int number, Listing listing, Guid by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(listing);
        var content = Projects.Content.Write(listing);
        return new OpportunityVersion
        {
            Id = id,
            OpportunityId = opportunity,
            Number = number,
            Content = content,
            Hash = Projects.Content.Hash(content),
            RulesHash = Projects.Content.Hash(Projects.Content.Write(listing.Rules)),
            WrittenById = by,
            CreatedAt = now,
        };
    }
}

internal sealed class OpportunityVersionTable : IEntityTypeConfiguration<OpportunityVersion>
{
    public void Configure(EntityTypeBuilder<OpportunityVersion> builder)
    {
        builder.ToTable("opportunity_versions");
        builder.Ignore(v => v.Listing);
        builder.Property(v => v.Hash).HasMaxLength(64);
        builder.Property(v => v.RulesHash).HasMaxLength(64);
        builder.HasIndex(v => new { v.OpportunityId, v.Number }).IsUnique();
        builder.HasOne<Opportunity>().WithMany().HasForeignKey(v => v.OpportunityId).OnDelete(DeleteBehavior.Restrict);
    }
}
