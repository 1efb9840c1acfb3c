using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Quality;

/// <summary>Why a severity is not given.</summary>
public enum SeverityGap
{
    None = 0,
    FewPeople = 1,
    FewRatings = 2,

    /// <summary>All ratings at one end of the scale.</summary>
    Extreme = 3,

    /// <summary>The model gives none: the ratings bound it too little.</summary>
    Unmeasured = 4,
}

/// <summary>
/// Where one person rates beside the others of a project, on one dimension or on all: what the last fit of the many-facet Rasch
/// model said. Derived from judgments, and written anew by each fit.
/// </summary>
public sealed class RaterSeverity
{
    /// <summary>The dimension's name of all of them together.</summary>
    public const string All = "";

    public Guid ProjectId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>The dimension's id, or <see cref="All"/>.</summary>
    public string Dimension { get; init; } = All;

    /// <summary>How many ratings of the person it rests on.</summary>
    public int Ratings { get; init; }

    /// <summary>How many others rated some of the same responses, or are connected with those who did.</summary>
    public int Others { get; init; }
    public SeverityGap Gap { get; init; }

    /// <summary>In logits; higher is more severe.</summary>
    public double? Measure { get; init; }
    public double? StandardError { get; init; }

    /// <summary>How many points of the scale higher the person rates the same response than somebody of average severity; below 0 for lower.</summary>
    public double? Points { get; init; }

    /// <summary>The ends of the 95% interval of <see cref="Points"/>.</summary>
    public double? Low { get; init; }
    public double? High { get; init; }
    public double? Infit { get; init; }
    public double? Outfit { get; init; }

    /// <summary>People of different groups cannot be compared: no ratings connect them.</summary>
    public int? Group { get; init; }

    /// <summary>JSON list of <see cref="SeverityExample"/>; on the row of all dimensions only.</summary>
    public string Examples { get; init; } = "[]";

    /// <summary>When it could first be given.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether the interval leaves out 0: more severe or more lenient than the average, as far as 95% intervals tell.</summary>
    public bool Differs => Gap == SeverityGap.None && (Low > 0 || High < 0);
}

/// <summary>A rating of one's own that lay far from the others' on the same response. Without anybody's name, and never a model's.</summary>
/// <param name="Response">The letter that the person saw.</param>
/// <param name="Said">1 to 5.</param>
/// <param name="Others">How many of the others said 1, 2, 3, 4 and 5.</param>
public sealed record SeverityExample(Guid Assignment, string Response, string Dimension, int Said, IReadOnlyList<int> Others)
{
    public int Count => Others.Sum();

    public double Mean => Others.Select((n, i) => n * (i + 1)).Sum() / (double)Count;
}

/// <summary>The last fit of a project.</summary>
public sealed class SeverityFit
{
    public Guid ProjectId { get; init; }
    public Guid OrganizationId { get; init; }

    /// <summary>When the newest judgment that it rests on was submitted: with a newer one it is fitted again.</summary>
    public DateTimeOffset NewestAt { get; init; }
    public DateTimeOffset FittedAt { get; init; }
    public int People { get; init; }
    public int Ratings { get; init; }
    public int Judgments { get; init; }
    public int Groups { get; init; }

    /// <summary>How far people differ beyond chance, 0 to 1; null where it is undefined, see <see cref="Note"/>.</summary>
    public double? Reliability { get; init; }

    /// <summary>What to mind when reading it.</summary>
    public string Note { get; init; } = "";
}

internal sealed class SeverityTable : IEntityTypeConfiguration<RaterSeverity>
{
    public void Configure(EntityTypeBuilder<RaterSeverity> builder)
    {
        builder.ToTable("severities");
        builder.HasKey(s => new { s.ProjectId, s.PersonId, s.Dimension });
        builder.Ignore(s => s.Differs);
        builder.Property(s => s.Dimension).HasMaxLength(100);
        builder.HasIndex(s => s.PersonId);
        builder.HasOne<Project>().WithMany().HasForeignKey(s => s.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SeverityFitTable : IEntityTypeConfiguration<SeverityFit>
{
    public void Configure(EntityTypeBuilder<SeverityFit> builder)
    {
        builder.ToTable("severity_fits");
        builder.HasKey(f => f.ProjectId);
        builder.Property(f => f.ProjectId).ValueGeneratedNever();
        builder.Property(f => f.Note).HasMaxLength(2000);
        builder.HasOne<Project>().WithMany().HasForeignKey(f => f.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
