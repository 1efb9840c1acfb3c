using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Work;

/// <summary>Why a person has a presentation in front of them. It never shows in a payload.</summary>
public enum Purpose
{
    Work = 0,
    Gold = 1,
    Calibration = 2,
    Screening = 3,
    Training = 4,
    Review = 5,
}

/// <summary>Where an assignment stands.</summary>
public enum AssignmentState
{
    Leased = 0,
    Expired = 1,
    Submitted = 2,
    Passed = 3,
}

/// <summary>How a contributor passed an assignment on.</summary>
public enum PassKind
{
    Skip = 0,
    CannotJudge = 1,
}

/// <summary>One person on one presentation for one purpose. A person has at most one for each presentation, purpose and subject.</summary>
public sealed class Assignment
{
    /// <summary>Random: a contributor sees it.</summary>
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid PresentationId { get; init; }
    public Guid PersonId { get; init; }
    public Purpose Purpose { get; init; }

    /// <summary>What the purpose is about beyond the presentation (a judgment reviewed, an attempt); empty for work.</summary>
    public string Subject { get; init; } = "";
    public AssignmentState State { get; init; }

    /// <summary>The protocol version when it was claimed: it is shown, checked and judged by this one, whatever the project goes on with.</summary>
    public Guid ProtocolId { get; init; }

    /// <summary>Whether the presentation's second response is shown as A: drawn for each assignment.</summary>
    public bool Swapped { get; init; }
    public PassKind? PassKind { get; init; }
    public string? PassReason { get; init; }
    public string? PassNote { get; init; }

    /// <summary>A pass can be taken back for a while after this.</summary>
    public DateTimeOffset? PassedAt { get; init; }

    /// <summary>For what is done against the clock: from then on nothing is taken. Null for work, which is always taken.</summary>
    public DateTimeOffset? ClosesAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>JSON of <see cref="Work.OwnAnswer"/>: given before any response was revealed, and never changed.</summary>
    public string? OwnAnswer { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Set while a submitted judgment is open again for its own contributor, until <see cref="ClosesAt"/>.</summary>
    public DateTimeOffset? ReopenedAt { get; init; }

    /// <summary>JSON list of <see cref="PartFeedback"/>: what was asked to be looked at again when it was last reopened.</summary>
    public string? ReturnedWith { get; init; }
}

internal sealed class AssignmentTable : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.ToTable("assignments");
        builder.Property(a => a.Subject).HasMaxLength(100);
        builder.Property(a => a.PassReason).HasMaxLength(40);
        builder.Property(a => a.PassNote).HasMaxLength(4000);
        builder.HasIndex(a => new { a.PersonId, a.PresentationId, a.Purpose, a.Subject }).IsUnique();
        builder.HasIndex(a => a.PresentationId);
        builder.HasIndex(a => a.ClosesAt).HasFilter("reopened_at is not null").HasDatabaseName("ix_assignments_reopened");
        // The assignments of one attempt: they are read and closed together.
        builder.HasIndex(a => a.Subject).HasFilter("subject <> ''").HasDatabaseName("ix_assignments_subject");
        builder.HasIndex(a => new { a.PersonId, a.ProjectId, a.State });
        builder.HasOne<Presentation>().WithMany().HasForeignKey(a => a.PresentationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
