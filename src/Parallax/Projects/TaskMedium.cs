using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Media;

namespace Parallax.Projects;

/// <summary>One image of a task, as it is shown: already cleaned, oriented and stored under its own hash.</summary>
public sealed class TaskMedium
{
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid TaskId { get; init; }

    /// <summary>Its index in the task, from 0: turns and parts refer to it.</summary>
    public int Ordinal { get; init; }

    /// <summary>SHA-256 of the stored bytes, in hex: what a region is bound to.</summary>
    public string Hash { get; init; } = "";
    public string MediaType { get; init; } = "";
    public int Width { get; init; }
    public int Height { get; init; }
    public string Alt { get; init; } = "";

    public StoredImage Stored => new(Hash, MediaType, Width, Height);
}

internal sealed class TaskMediumTable : IEntityTypeConfiguration<TaskMedium>
{
    public void Configure(EntityTypeBuilder<TaskMedium> builder)
    {
        builder.ToTable("task_media");
        builder.HasKey(m => new { m.TaskId, m.Ordinal });
        builder.Property(m => m.Hash).HasMaxLength(64);
        builder.Property(m => m.MediaType).HasMaxLength(40);
        builder.HasIndex(m => new { m.ProjectId, m.Hash });
        builder.HasOne<EvaluationTask>().WithMany().HasForeignKey(m => m.TaskId);
    }
}
