using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Insight;

/// <summary>
/// What results need of one judgment, taken out of its JSON once. It follows the current revision of an assignment, so that
/// a correction takes the place of what it corrects. Nothing here is an authority: all of it can be read again.
/// First and second are those of the presentation, whichever was shown first.
/// </summary>
public sealed class JudgmentFact
{
    /// <summary>The value of <see cref="Preference"/> when both are bad.</summary>
    public const short BothBad = 9;

    public Guid AssignmentId { get; init; }
    public Guid JudgmentId { get; set; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid TaskId { get; init; }
    public Guid PresentationId { get; init; }
    public Guid PersonId { get; init; }
    public Guid ProtocolId { get; init; }
    public string Category { get; init; } = "";

    /// <summary>Numbers of <see cref="KnownModel"/>.</summary>
    public int FirstModel { get; init; }
    public int? SecondModel { get; init; }
    public Guid FirstResponseId { get; init; }
    public Guid? SecondResponseId { get; init; }

    /// <summary>Whether the first response was shown as A.</summary>
    public bool IsInOrder { get; init; }

    /// <summary>2 the first is much better, 1 better, 0 same, -1, -2, or <see cref="BothBad"/>; null where it is not asked.</summary>
    public short? Preference { get; init; }

    /// <summary>
    /// One byte a rating, for each response the dimensions in the order of the protocol: 1 to 5, or see <see cref="Insight.Levels"/>.
    /// </summary>
    public byte[] Levels { get; init; } = [];

    /// <summary>How many steps have a verdict; 0 where none is asked.</summary>
    public short FirstSteps { get; init; }
    public short SecondSteps { get; init; }

    /// <summary>Index of the first wrong step; null when none is wrong.</summary>
    public short? FirstWrong { get; init; }
    public short? SecondWrong { get; init; }

    /// <summary>Whether the response saw that there are several readings, in the protocol's word; null where it is not asked.</summary>
    public string? FirstSaw { get; init; }
    public string? SecondSaw { get; init; }

    /// <summary>Whether a reviewer's correction stands here instead of what the contributor said.</summary>
    public bool IsCorrected { get; init; }
    public DateTimeOffset SubmittedAt { get; init; }
}

/// <summary>How a rating stands in <see cref="JudgmentFact.Levels"/>.</summary>
public static class Levels
{
    public const byte None = 0;
    public const byte NotApplicable = 6;
    public const byte CannotJudge = 7;

    public static byte Of(Rating? rating) => rating switch
    {
        null => None,
        { Level: { } level } => (byte)level,
        { Other: Rating.NotApplicable } => NotApplicable,
        _ => CannotJudge,
    };

    public static bool IsLevel(byte value) => value is >= 1 and <= 5;
}

internal sealed class JudgmentFactTable : IEntityTypeConfiguration<JudgmentFact>
{
    public void Configure(EntityTypeBuilder<JudgmentFact> builder)
    {
        builder.ToTable("insight_judgments");
        builder.HasKey(f => f.AssignmentId);
        builder.Property(f => f.AssignmentId).ValueGeneratedNever();
        builder.Property(f => f.Category).HasMaxLength(40);
        builder.Property(f => f.FirstSaw).HasMaxLength(20);
        builder.Property(f => f.SecondSaw).HasMaxLength(20);
        builder.HasIndex(f => new { f.ProjectId, f.SubmittedAt });
        builder.HasIndex(f => f.TaskId);
        builder.HasOne<Assignment>().WithMany().HasForeignKey(f => f.AssignmentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Project>().WithMany().HasForeignKey(f => f.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
