using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Projects;

/// <summary>What one model answered: steps in order.</summary>
public sealed class Response
{
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid TaskId { get; init; }
    public int Ordinal { get; init; }
    public string Model { get; init; } = "";
    public string? Version { get; init; }

    /// <summary>The text as the file had it; null when the file gave only steps.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the file gave the steps; otherwise Parallax split the text.</summary>
    public bool StepsGiven { get; init; }

    /// <summary>JSON list of <see cref="Step"/>: what is shown, and what spans count in.</summary>
    public string Steps { get; init; } = "[]";

    /// <summary>SHA-256 of <see cref="Steps"/>, in hex. It does not depend on the model's name.</summary>
    public string Hash { get; init; } = "";
}

internal sealed class ResponseTable : IEntityTypeConfiguration<Response>
{
    public void Configure(EntityTypeBuilder<Response> builder)
    {
        builder.ToTable("responses");
        builder.Property(r => r.Model).HasMaxLength(200);
        builder.Property(r => r.Version).HasMaxLength(100);
        builder.Property(r => r.Hash).HasMaxLength(64);
        builder.HasIndex(r => new { r.TaskId, r.Ordinal }).IsUnique();
        builder.HasOne<EvaluationTask>().WithMany().HasForeignKey(r => r.TaskId);
    }
}
