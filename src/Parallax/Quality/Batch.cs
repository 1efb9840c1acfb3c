using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Where a batch stands.</summary>
public enum BatchState
{
    InReview = 0,

    /// <summary>Its rework is with the contributors.</summary>
    Returned = 1,
    Accepted = 2,
}

/// <summary>Judgments that are accepted together by a sample, or returned.</summary>
public sealed class Batch
{
    public Guid Id { get; private set; }
    public Guid OrganizationId { get; private set; }
    public Guid ProjectId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The error rate that has to be ruled out, and how surely, of a thousand.</summary>
    public int RatePerMille { get; private set; }
    public int ConfidencePerMille { get; private set; }

    /// <summary>With so many errors in the sample the batch is still accepted.</summary>
    public int AcceptedErrors { get; private set; }
    public BatchState State { get; private set; }

    /// <summary>From 1; another one after each rework.</summary>
    public int Round { get; private set; } = 1;

    /// <summary>How many judgments the sample of this round was drawn from.</summary>
    public int Population { get; private set; }

    /// <summary>When the rework of this round ends.</summary>
    public DateTimeOffset? ReworkUntil { get; private set; }
    public Guid MadeById { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }

    private Batch() { }

    public Batch(Guid id, Project project, string name, int ratePerMille, int confidencePerMille, int acceptedErrors, int population, Guid madeBy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(project);
        Id = id;
        OrganizationId = project.OrganizationId;
        ProjectId = project.Id;
        Name = name;
        RatePerMille = ratePerMille;
        ConfidencePerMille = confidencePerMille;
        AcceptedErrors = acceptedErrors;
        Population = population;
        MadeById = madeBy;
        MadeAt = now;
    }

    public double Rate => RatePerMille / 1000.0;

    public double Confidence => ConfidencePerMille / 1000.0;
}

internal sealed class BatchTable : IEntityTypeConfiguration<Batch>
{
    public void Configure(EntityTypeBuilder<Batch> builder)
    {
        builder.ToTable("batches", t =>
        {
            t.HasCheckConstraint("ck_batches_rate", "rate_per_mille between 1 and 999 and confidence_per_mille between 1 and 999 and accepted_errors >= 0");
            t.HasCheckConstraint("ck_batches_rework", "(state = 1) = (rework_until is not null)");
        });
        builder.Property(b => b.Name).HasMaxLength(200);
        builder.HasIndex(b => new { b.ProjectId, b.MadeAt });
        builder.HasIndex(b => b.ReworkUntil).HasFilter("state = 1").HasDatabaseName("ix_batches_rework");
        builder.HasOne<Project>().WithMany().HasForeignKey(b => b.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(b => b.MadeById).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>A judgment of a batch, by its assignment: revisions may follow. It is in one batch and no other.</summary>
public sealed class BatchItem
{
    public Guid AssignmentId { get; init; }
    public Guid BatchId { get; init; }
}

internal sealed class BatchItemTable : IEntityTypeConfiguration<BatchItem>
{
    public void Configure(EntityTypeBuilder<BatchItem> builder)
    {
        builder.ToTable("batch_items");
        builder.HasKey(i => i.AssignmentId);
        builder.HasIndex(i => i.BatchId);
        builder.HasOne<Batch>().WithMany().HasForeignKey(i => i.BatchId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Assignment>().WithMany().HasForeignKey(i => i.AssignmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>A review that the sample of a round rests on. Append-only.</summary>
public sealed class BatchSample
{
    public Guid BatchId { get; init; }
    public int Round { get; init; }
    public Guid ReviewId { get; init; }
}

internal sealed class BatchSampleTable : IEntityTypeConfiguration<BatchSample>
{
    public void Configure(EntityTypeBuilder<BatchSample> builder)
    {
        builder.ToTable("batch_samples");
        builder.HasKey(s => new { s.BatchId, s.Round, s.ReviewId });
        builder.HasIndex(s => s.ReviewId);
        builder.HasOne<Batch>().WithMany().HasForeignKey(s => s.BatchId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Review>().WithMany().HasForeignKey(s => s.ReviewId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>How a round of a batch was decided. Append-only.</summary>
public sealed class BatchOutcome
{
    public Guid BatchId { get; init; }
    public int Round { get; init; }
    public bool IsAccepted { get; init; }

    /// <summary>How many judgments the sample was drawn from.</summary>
    public int Population { get; init; }
    public int Sample { get; init; }
    public int Errors { get; init; }

    /// <summary>Who reworks: <see cref="DecideBatch.Wrong"/>, <see cref="DecideBatch.All"/> or <see cref="DecideBatch.OfOne"/>; null when it was accepted.</summary>
    public string? Scope { get; init; }

    /// <summary>How many judgments were sent back.</summary>
    public int Reopened { get; init; }
    public DateTimeOffset? Until { get; init; }
    public string Note { get; init; } = "";
    public Guid DecidedById { get; init; }
    public DateTimeOffset DecidedAt { get; init; }
}

internal sealed class BatchOutcomeTable : IEntityTypeConfiguration<BatchOutcome>
{
    public void Configure(EntityTypeBuilder<BatchOutcome> builder)
    {
        builder.ToTable("batch_outcomes");
        builder.HasKey(o => new { o.BatchId, o.Round });
        builder.Property(o => o.Scope).HasMaxLength(20);
        builder.Property(o => o.Note).HasMaxLength(ReviewedPart.LongestText);
        builder.HasOne<Batch>().WithMany().HasForeignKey(o => o.BatchId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(o => o.DecidedById).OnDelete(DeleteBehavior.Restrict);
    }
}
