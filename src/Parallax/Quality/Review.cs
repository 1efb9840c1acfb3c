using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Where a review stands.</summary>
public enum ReviewState
{
    Waiting = 0,

    /// <summary>Somebody has it, as long as the lease of its assignment runs.</summary>
    Taken = 1,
    Decided = 2,
}

/// <summary>How a reviewer decided.</summary>
public enum ReviewOutcome
{
    Accepted = 0,
    Corrected = 1,
    Returned = 2,
}

/// <summary>Why a judgment was drawn.</summary>
public enum ReviewReason
{
    Random = 0,

    /// <summary>Among a contributor's first in the project.</summary>
    NewContributor = 1,

    /// <summary>It disagrees with others, or Quality watches its contributor.</summary>
    Doubt = 2,
    Batch = 3,
}

/// <summary>A second look at one judgment. Two reviewers never have the same one; a second, blind one of the same judgment is a row of its own.</summary>
public sealed class Review
{
    public const int MostOfOne = 2;

    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid PresentationId { get; init; }

    /// <summary>The revision that is looked at, whatever follows it.</summary>
    public Guid JudgmentId { get; init; }

    /// <summary>Whose judgment it is: never their own reviewer.</summary>
    public Guid PersonId { get; init; }

    /// <summary>1, or 2 for the blind second look.</summary>
    public int Ordinal { get; init; }
    public ReviewReason Reason { get; init; }

    /// <summary>The batch whose sample it is in: what it finds is sent back when the batch is decided.</summary>
    public Guid? BatchId { get; init; }
    public ReviewState State { get; init; }
    public Guid? AssignmentId { get; init; }
    public Guid? ReviewerId { get; init; }
    public DateTimeOffset DrawnAt { get; init; }
    public DateTimeOffset? OpenedAt { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public ReviewOutcome? Outcome { get; init; }

    /// <summary>Whether the outcome changed something or confirmed it: false for a second look at what the first one settled, and while a batch waits.</summary>
    public bool HasEffect { get; init; }

    /// <summary>The revision that a correction made.</summary>
    public Guid? RevisionId { get; init; }

    /// <summary>SHA-256 of the decision: sent twice, it is stored once.</summary>
    public string? DecisionHash { get; init; }
}

internal sealed class ReviewTable : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("reviews", t =>
        {
            t.HasCheckConstraint("ck_reviews_ordinal", $"ordinal between 1 and {Review.MostOfOne}");
            t.HasCheckConstraint("ck_reviews_decided", "(state = 2) = (outcome is not null) and (state = 2) = (decided_at is not null)");
            t.HasCheckConstraint("ck_reviews_taken", "(state = 0) = (reviewer_id is null)");
            t.HasCheckConstraint("ck_reviews_own", "reviewer_id is null or reviewer_id <> person_id");
        });
        builder.Property(r => r.DecisionHash).HasMaxLength(64);
        builder.HasIndex(r => new { r.JudgmentId, r.Ordinal }).IsUnique();
        builder.HasIndex(r => r.AssignmentId).IsUnique();
        builder.HasIndex(r => new { r.ProjectId, r.State, r.DrawnAt });
        builder.HasIndex(r => new { r.PersonId, r.DecidedAt });
        builder.HasIndex(r => new { r.ReviewerId, r.State });
        builder.HasIndex(r => r.BatchId);
        builder.HasOne<Judgment>().WithMany().HasForeignKey(r => r.JudgmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Presentation>().WithMany().HasForeignKey(r => r.PresentationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Assignment>().WithMany().HasForeignKey(r => r.AssignmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Batch>().WithMany().HasForeignKey(r => r.BatchId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.ReviewerId).OnDelete(DeleteBehavior.Restrict);
    }
}
