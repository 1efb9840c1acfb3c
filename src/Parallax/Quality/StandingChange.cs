using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Quality;

/// <summary>
/// One decision on a standing: why, on what evidence, by whom. Written once. One that leaves the state as it is (the test was
/// passed) is for leads alone: to tell it would tell which task the last check was.
/// </summary>
public sealed class StandingChange
{
    public const int LongestReason = 2000;

    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }
    public StandingState From { get; init; }
    public StandingState To { get; init; }
    public StandingCause Cause { get; init; }

    /// <summary>In words for the contributor.</summary>
    public string Reason { get; init; } = "";

    /// <summary>JSON of <see cref="StandingEvidence"/>.</summary>
    public string Evidence { get; init; } = "{}";

    /// <summary>Who decided; null for the system.</summary>
    public Guid? DecidedById { get; init; }

    /// <summary>The appeal that it answers.</summary>
    public Guid? CaseId { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class StandingChangeTable : IEntityTypeConfiguration<StandingChange>
{
    public void Configure(EntityTypeBuilder<StandingChange> builder)
    {
        builder.ToTable("standing_changes");
        builder.Property(c => c.Reason).HasMaxLength(StandingChange.LongestReason);
        builder.HasIndex(c => new { c.ProjectId, c.PersonId, c.Number }).IsUnique();
        builder.HasIndex(c => new { c.PersonId, c.At });
        builder.HasOne<Project>().WithMany().HasForeignKey(c => c.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
