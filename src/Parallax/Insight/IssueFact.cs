using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Insight;

/// <summary>One issue that one contributor found in one response, as far as results count it.</summary>
public sealed class IssueFact
{
    public Guid AssignmentId { get; init; }

    /// <summary>Its place in the judgment, from 0.</summary>
    public short Ordinal { get; init; }
    public Guid ProjectId { get; init; }
    public Guid TaskId { get; init; }
    public Guid ResponseId { get; init; }
    public Guid PersonId { get; init; }
    public Guid ProtocolId { get; init; }

    /// <summary>Number of the <see cref="KnownModel"/>.</summary>
    public int Model { get; init; }
    public string Category { get; init; } = "";

    /// <summary>Id of the issue class in the protocol.</summary>
    public string Class { get; init; } = "";
    public string Code { get; init; } = "";
    public short Severity { get; init; }
}

internal sealed class IssueFactTable : IEntityTypeConfiguration<IssueFact>
{
    public void Configure(EntityTypeBuilder<IssueFact> builder)
    {
        builder.ToTable("insight_issues");
        builder.HasKey(f => new { f.AssignmentId, f.Ordinal });
        builder.Property(f => f.Category).HasMaxLength(40);
        builder.Property(f => f.Class).HasMaxLength(60);
        builder.Property(f => f.Code).HasMaxLength(60);
        // A cell of the failure profile is one look into this index.
        builder.HasIndex(f => new { f.ProjectId, f.Model, f.Class, f.Code, f.Category, f.TaskId });
        builder.HasOne<JudgmentFact>().WithMany().HasForeignKey(f => f.AssignmentId).OnDelete(DeleteBehavior.Cascade);
    }
}
