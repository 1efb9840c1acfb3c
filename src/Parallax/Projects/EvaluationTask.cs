using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Projects;

/// <summary>One scenario to evaluate: media, a prompt of one or more turns, one or more responses.</summary>
public sealed class EvaluationTask
{
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public int ImportNumber { get; init; }

    /// <summary>The owner's own id, unique among the visible tasks of a project.</summary>
    public string ExternalId { get; init; } = "";
    public string Category { get; init; } = "";

    /// <summary>Whether the file had <c>turns</c> instead of <c>prompt</c>: an export gives back what came in.</summary>
    public bool IsDialogue { get; init; }

    /// <summary>JSON list of <see cref="Turn"/>; a plain prompt is one turn of the user.</summary>
    public string Turns { get; init; } = "[]";

    /// <summary>SHA-256 of the turns as shown, in hex.</summary>
    public string PromptHash { get; init; } = "";
    public string? Reference { get; init; }

    /// <summary>JSON; answers the protocol's questions by name and never reaches a contributor.</summary>
    public string? Gold { get; init; }

    /// <summary>JSON list of strings.</summary>
    public string Tags { get; init; } = "[]";

    /// <summary>Free JSON of the owner's, or null.</summary>
    public string? Metadata { get; init; }

    /// <summary>SHA-256 of everything that the file said of the task, media included: tells "same" from "other" content.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>The import that put another version in this one's place, or null.</summary>
    public int? RetiredBy { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The tasks of a project that are published and not replaced.</summary>
    public static IQueryable<EvaluationTask> Visible(IQueryable<EvaluationTask> tasks, Project project)
    {
        ArgumentNullException.ThrowIfNull(project);
        var (id, published) = (project.Id, project.PublishedImports);
        return tasks.Where(t => t.ProjectId == id && t.ImportNumber <= published && t.RetiredBy == null);
    }
}

internal sealed class EvaluationTaskTable : IEntityTypeConfiguration<EvaluationTask>
{
    public void Configure(EntityTypeBuilder<EvaluationTask> builder)
    {
        builder.ToTable("tasks");
        builder.Property(t => t.ExternalId).HasMaxLength(200);
        builder.Property(t => t.Category).HasMaxLength(40);
        builder.Property(t => t.PromptHash).HasMaxLength(64);
        builder.Property(t => t.ContentHash).HasMaxLength(64);
        builder.HasIndex(t => new { t.ProjectId, t.ExternalId, t.ImportNumber }).IsUnique();
        builder.HasIndex(t => new { t.ProjectId, t.ImportNumber });
        builder.HasOne<Project>().WithMany().HasForeignKey(t => t.ProjectId);
    }
}
