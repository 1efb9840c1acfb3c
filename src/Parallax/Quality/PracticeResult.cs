using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>
/// What somebody said in practice, beside what was expected: one row for the whole task (part empty) and one for each thing
/// that was expected. Written once, in words, so that a key that changes later changes nothing that was told.
/// </summary>
public sealed class PracticeResult
{
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid PersonId { get; init; }
    public Guid PresentationId { get; init; }
    public Guid AssignmentId { get; init; }

    /// <summary>The version of the training.</summary>
    public int Version { get; init; }

    /// <summary>0 for the whole task.</summary>
    public int Ordinal { get; init; }

    /// <summary>As <see cref="PracticePart.Code"/>; empty for the whole task.</summary>
    public string Part { get; init; } = "";

    /// <summary>What it is about, by the letters that the person saw.</summary>
    public string About { get; init; } = "";
    public string Said { get; init; } = "";
    public string Expected { get; init; } = "";

    /// <summary>From 0 to 1, as <see cref="ScoreByKey"/> gives it.</summary>
    public double Credit { get; init; }
    public string Explanation { get; init; } = "";

    /// <summary>The anchor of the guidelines' section that teaches it.</summary>
    public string Section { get; init; } = "";
    public string SectionTitle { get; init; } = "";
    public DateTimeOffset At { get; init; }

    public bool IsRight => Credit >= 1;
}

internal sealed class PracticeResultTable : IEntityTypeConfiguration<PracticeResult>
{
    public void Configure(EntityTypeBuilder<PracticeResult> builder)
    {
        builder.ToTable("practice_results");
        builder.Ignore(r => r.IsRight);
        builder.Property(r => r.Part).HasMaxLength(200);
        builder.Property(r => r.About).HasMaxLength(400);
        builder.Property(r => r.Said).HasMaxLength(2000);
        builder.Property(r => r.Expected).HasMaxLength(2000);
        builder.Property(r => r.Explanation).HasMaxLength(PracticeNote.Longest);
        builder.Property(r => r.Section).HasMaxLength(100);
        builder.Property(r => r.SectionTitle).HasMaxLength(400);
        // A task is told once, whoever comes first: its person, or the sweep.
        builder.HasIndex(r => new { r.AssignmentId, r.Ordinal }).IsUnique();
        builder.HasIndex(r => new { r.PersonId, r.At });
        builder.HasIndex(r => new { r.ProjectId, r.Version, r.Part });
        builder.HasOne<Assignment>().WithMany().HasForeignKey(r => r.AssignmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
