using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Projects;

namespace Parallax.Insight;

/// <summary>A model at a version, with the number by which the facts of a project name it.</summary>
public sealed class KnownModel
{
    public Guid ProjectId { get; init; }
    public int Number { get; init; }
    public string Model { get; init; } = "";

    /// <summary>Empty when the file gave none.</summary>
    public string Version { get; init; } = "";

    /// <summary>As it is shown: <c>llava-13b 1.5</c>.</summary>
    public string Name => NameOf(Model, Version);

    /// <summary>A model at a version as it is shown; the model alone where no version was given.</summary>
    public static string NameOf(string model, string? version) => string.IsNullOrEmpty(version) ? model : $"{model} {version}";
}

internal sealed class KnownModelTable : IEntityTypeConfiguration<KnownModel>
{
    public void Configure(EntityTypeBuilder<KnownModel> builder)
    {
        builder.ToTable("insight_models");
        builder.HasKey(m => new { m.ProjectId, m.Number });
        builder.Property(m => m.Model).HasMaxLength(200);
        builder.Property(m => m.Version).HasMaxLength(100);
        builder.Ignore(m => m.Name);
        builder.HasIndex(m => new { m.ProjectId, m.Model, m.Version }).IsUnique();
        builder.HasOne<Project>().WithMany().HasForeignKey(m => m.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
