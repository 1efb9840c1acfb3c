using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Projects;

/// <summary>A task with the responses that are shown together: the unit that is assigned and that overlap counts.</summary>
public sealed class Presentation
{
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid TaskId { get; init; }
    public Guid FirstResponseId { get; init; }
    public Guid? SecondResponseId { get; init; }

    /// <summary>How many work judgments it takes: there is one slot for each.</summary>
    public int Overlap { get; init; }
}

internal sealed class PresentationTable : IEntityTypeConfiguration<Presentation>
{
    public void Configure(EntityTypeBuilder<Presentation> builder)
    {
        builder.ToTable("presentations");
        builder.HasIndex(p => new { p.TaskId, p.FirstResponseId, p.SecondResponseId }).IsUnique();
        builder.HasIndex(p => p.ProjectId);
        builder.HasOne<EvaluationTask>().WithMany().HasForeignKey(p => p.TaskId);
        builder.HasOne<Response>().WithMany().HasForeignKey(p => p.FirstResponseId);
        builder.HasOne<Response>().WithMany().HasForeignKey(p => p.SecondResponseId);
    }
}
