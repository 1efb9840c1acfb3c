using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>What one answer to a gold task was worth by one version of its key. Written once; a corrected key makes another.</summary>
public sealed class GoldResult
{
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid PersonId { get; init; }
    public Guid PresentationId { get; init; }

    /// <summary>What the contributor said first: what a reviewer makes of it later is no answer of theirs.</summary>
    public Guid JudgmentId { get; init; }
    public int KeyNumber { get; init; }

    /// <summary>From 0 to 1; null when the protocol that they judged by asks nothing that the key expects.</summary>
    public double? Credit { get; init; }

    /// <summary>Whether the credit reaches what the project counts as right; null without one.</summary>
    public bool? IsRight { get; init; }
    public DateTimeOffset AnsweredAt { get; init; }
    public DateTimeOffset ScoredAt { get; init; }
}

internal sealed class GoldResultTable : IEntityTypeConfiguration<GoldResult>
{
    public void Configure(EntityTypeBuilder<GoldResult> builder)
    {
        builder.ToTable("gold_results", t => t.HasCheckConstraint("ck_gold_results_credit", "(credit is null) = (is_right is null) and (credit is null or credit between 0 and 1)"));
        builder.HasIndex(r => new { r.JudgmentId, r.KeyNumber }).IsUnique();
        builder.HasIndex(r => new { r.ProjectId, r.PersonId, r.AnsweredAt });
        builder.HasIndex(r => r.PresentationId);
        builder.HasOne<Judgment>().WithMany().HasForeignKey(r => r.JudgmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Project>().WithMany().HasForeignKey(r => r.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
