using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Cases;
using Parallax.Projects;

namespace Parallax.Quality;

/// <summary>What a question of a project is about: a task, or the guidelines of a protocol version. The words are those of its case.</summary>
public sealed class Discussion
{
    /// <summary>As in <see cref="Case.About"/>.</summary>
    public const string About = "discussion";
    public const int LongestSection = 200;

    public Guid CaseId { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }

    /// <summary>Null when it is about the guidelines.</summary>
    public Guid? TaskId { get; init; }

    /// <summary>The version that the asker had in front of them.</summary>
    public Guid ProtocolId { get; init; }

    /// <summary>The heading of the section; null for the guidelines as a whole.</summary>
    public string? Section { get; init; }

    /// <summary>Since when everyone in the project can read question and answer.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The version that was made of the answer.</summary>
    public Guid? ChangedToId { get; private set; }

    public void Publish(DateTimeOffset? at) => PublishedAt = at;

    public void ChangeTo(Guid protocol) => ChangedToId = protocol;
}

internal sealed class DiscussionTable : IEntityTypeConfiguration<Discussion>
{
    public void Configure(EntityTypeBuilder<Discussion> builder)
    {
        builder.ToTable("discussions");
        builder.HasKey(d => d.CaseId);
        builder.Property(d => d.CaseId).ValueGeneratedNever();
        builder.Property(d => d.Section).HasMaxLength(Discussion.LongestSection);
        builder.HasIndex(d => new { d.ProjectId, d.PublishedAt });
        builder.HasIndex(d => d.TaskId);
        builder.HasOne<Case>().WithMany().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Protocol>().WithMany().HasForeignKey(d => d.ProtocolId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Protocol>().WithMany().HasForeignKey(d => d.ChangedToId).OnDelete(DeleteBehavior.Restrict);
    }
}
