using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>What an adjudication came to.</summary>
public enum AdjudicationKind
{
    Decided = 0,

    /// <summary>Several readings can be defended: a result, and not a failure.</summary>
    Ambiguous = 1,

    /// <summary>The one before does not hold any more, and none stands in its place.</summary>
    Undone = 2,
}

/// <summary>The settling of a presentation on which judgments differ. Written once; a later one supersedes it.</summary>
public sealed class Adjudication
{
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid PresentationId { get; init; }

    /// <summary>From 1; the highest of a presentation holds.</summary>
    public int Number { get; init; }
    public AdjudicationKind Kind { get; init; }

    /// <summary>JSON of <see cref="AnswerKey"/>: the answers by part; null unless decided.</summary>
    public string? Decision { get; init; }

    /// <summary>JSON list of <see cref="Interpretation"/>: the readings that can be defended, with their shares; null unless ambiguous.</summary>
    public string? Readings { get; init; }
    public string Rationale { get; init; } = "";
    public Guid ById { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The one that holds of a presentation, also when it undoes.</summary>
    public static IQueryable<Adjudication> Latest(IQueryable<Adjudication> all) =>
        all.Where(a => !all.Any(later => later.PresentationId == a.PresentationId && later.Number > a.Number));
}

internal sealed class AdjudicationTable : IEntityTypeConfiguration<Adjudication>
{
    public void Configure(EntityTypeBuilder<Adjudication> builder)
    {
        builder.ToTable("adjudications", t =>
        {
            t.HasCheckConstraint("ck_adjudications_decision", "(kind = 0) = (decision is not null)");
            t.HasCheckConstraint("ck_adjudications_readings", "(kind = 1) = (readings is not null)");
        });
        builder.Property(a => a.Rationale).HasMaxLength(4000);
        // Of two who decide at once the second is refused.
        builder.HasIndex(a => new { a.PresentationId, a.Number }).IsUnique();
        builder.HasIndex(a => new { a.ProjectId, a.At });
        builder.HasOne<Presentation>().WithMany().HasForeignKey(a => a.PresentationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.ById).OnDelete(DeleteBehavior.Restrict);
    }
}
