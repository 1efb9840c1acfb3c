using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;

namespace Parallax.Work;

/// <summary>
/// The server's copy of what a person has written on an assignment and not submitted, for another device or a cleared
/// browser. It is theirs alone, is not looked into, and goes with the submission.
/// </summary>
public sealed class WorkDraft
{
    public Guid AssignmentId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>JSON, in the workspace's own shape.</summary>
    public string Content { get; init; } = "";

    /// <summary>One more with each copy: which of two copies came later is not left to the clocks of devices.</summary>
    public long Version { get; init; }
    public DateTimeOffset SavedAt { get; init; }
}

internal sealed class WorkDraftTable : IEntityTypeConfiguration<WorkDraft>
{
    public void Configure(EntityTypeBuilder<WorkDraft> builder)
    {
        builder.ToTable("work_drafts");
        builder.HasKey(d => d.AssignmentId);
        builder.HasIndex(d => d.PersonId);
        builder.HasOne<Assignment>().WithOne().HasForeignKey<WorkDraft>(d => d.AssignmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
