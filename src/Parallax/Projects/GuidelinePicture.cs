using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;

namespace Parallax.Projects;

/// <summary>A picture for guidelines: cleaned, stored under its hash, and named by it in the Markdown of the organization's protocols.</summary>
public sealed class GuidelinePicture
{
    public Guid OrganizationId { get; init; }

    /// <summary>SHA-256 of the stored bytes, in hex.</summary>
    public string Hash { get; init; } = "";
    public string MediaType { get; init; } = "";
    public int Width { get; init; }
    public int Height { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class GuidelinePictureTable : IEntityTypeConfiguration<GuidelinePicture>
{
    public void Configure(EntityTypeBuilder<GuidelinePicture> builder)
    {
        builder.ToTable("guideline_pictures");
        builder.HasKey(p => new { p.OrganizationId, p.Hash });
        builder.Property(p => p.Hash).HasMaxLength(64);
        builder.Property(p => p.MediaType).HasMaxLength(40);
        builder.HasOne<Organization>().WithMany().HasForeignKey(p => p.OrganizationId);
    }
}
