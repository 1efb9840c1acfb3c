using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Projects;

namespace Parallax.Insight;

/// <summary>How sure a project's results were after so many judgments. Kept as figures are counted; what was before is counted once, from the order of the judgments.</summary>
public sealed class PathPoint
{
    public Guid ProjectId { get; init; }

    /// <summary>A category, or empty for all.</summary>
    public string Scope { get; init; } = "";
    public int Judgments { get; init; }
    public Guid OrganizationId { get; init; }
    public int People { get; init; }

    /// <summary>When the last of the judgments was submitted.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Of the 95% interval of the closest gap, in points; of the widest fair average where nothing is compared. Null while it is undefined.</summary>
    public double? Width { get; init; }

    /// <summary>How many ranks a model may have on average, less one: 0 when the order is certain.</summary>
    public double? RankSpread { get; init; }

    /// <summary>Pairs that are decided, of those that met.</summary>
    public int Decided { get; init; }
    public int Pairs { get; init; }

    /// <summary>Null where nobody is paid, or in several currencies.</summary>
    public string? Currency { get; init; }
    public long? CostMinor { get; init; }
}

internal sealed class PathPointTable : IEntityTypeConfiguration<PathPoint>
{
    public void Configure(EntityTypeBuilder<PathPoint> builder)
    {
        builder.ToTable("insight_path");
        builder.HasKey(p => new { p.ProjectId, p.Scope, p.Judgments });
        builder.Property(p => p.Scope).HasMaxLength(100);
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.HasOne<Project>().WithMany().HasForeignKey(p => p.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
