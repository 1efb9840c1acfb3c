using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Projects;

namespace Parallax.Work;

/// <summary>
/// What a presentation is given out for besides work, or instead of it: gold that is mixed in, the calibration set that
/// everyone does, practice. A claim reads it; who decides it is Quality. Its slots are closed, so overlap does not bind it.
/// </summary>
public sealed class PresentationRole
{
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid PresentationId { get; init; }

    /// <summary>Gold, calibration or training.</summary>
    public Purpose Purpose { get; init; }

    /// <summary>As in <see cref="Assignment.Subject"/>: another one, and it is done again.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Calibration and training are given in this order; gold is given by <see cref="Views"/> first.</summary>
    public int Position { get; init; }

    /// <summary>Whether it is still given out.</summary>
    public bool IsActive { get; init; }

    /// <summary>How many people were given it.</summary>
    public int Views { get; init; }

    /// <summary>After so many views it is given out no more; null for no end.</summary>
    public int? MostViews { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class PresentationRoleTable : IEntityTypeConfiguration<PresentationRole>
{
    public void Configure(EntityTypeBuilder<PresentationRole> builder)
    {
        builder.ToTable("presentation_roles", t => t.HasCheckConstraint("ck_presentation_roles_purpose", "purpose in (1, 2, 4)"));
        builder.HasKey(r => new { r.PresentationId, r.Purpose, r.Subject });
        builder.Property(r => r.Subject).HasMaxLength(100);
        // What a claim reads.
        builder.HasIndex(r => new { r.ProjectId, r.Purpose, r.Position }).HasFilter("is_active").HasDatabaseName("ix_presentation_roles_active");
        builder.HasOne<Presentation>().WithMany().HasForeignKey(r => r.PresentationId).OnDelete(DeleteBehavior.Restrict);
    }
}
