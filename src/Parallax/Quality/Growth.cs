using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Projects;

namespace Parallax.Quality;

/// <summary>
/// One more place of a presentation, and why. Written before the place is made, so that a crash in between leaves a reason
/// without a place, which the next run makes, and never a place without a reason.
/// </summary>
public sealed class Growth
{
    public Guid PresentationId { get; init; }

    /// <summary>The overlap that it grew to.</summary>
    public int Overlap { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public string Reason { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

internal sealed class GrowthTable : IEntityTypeConfiguration<Growth>
{
    public void Configure(EntityTypeBuilder<Growth> builder)
    {
        builder.ToTable("growths");
        builder.HasKey(g => new { g.PresentationId, g.Overlap });
        builder.Property(g => g.Reason).HasMaxLength(300);
        builder.HasIndex(g => new { g.ProjectId, g.At });
        builder.HasOne<Presentation>().WithMany().HasForeignKey(g => g.PresentationId).OnDelete(DeleteBehavior.Restrict);
    }
}
