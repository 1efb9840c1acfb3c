using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Projects;

namespace Parallax.Insight;

/// <summary>A lead's decision to have some presentations judged once more, drawn by the pair rule. Written before its places are opened, so that a crash in between leaves a draw to open, and never places that nobody asked for.</summary>
public sealed class PairDraw
{
    /// <summary>The share of a draw that is uniform over pairs: without it, some probabilities would be near 0.</summary>
    public const double UsualExploration = .15;

    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }

    /// <summary>The lead; null for the operator of the machine.</summary>
    public Guid? ById { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>How many places were asked for.</summary>
    public int Wanted { get; init; }
    public double Exploration { get; init; }

    /// <summary>On how many judgments the rule rested.</summary>
    public int Judgments { get; init; }

    /// <summary>How many places were opened; 0 until they are.</summary>
    public int Opened { get; private set; }

    public void Open(int places) => Opened = places;
}

internal sealed class PairDrawTable : IEntityTypeConfiguration<PairDraw>
{
    public void Configure(EntityTypeBuilder<PairDraw> builder)
    {
        builder.ToTable("pair_draws", t => t.HasCheckConstraint("ck_pair_draws_exploration", "exploration >= 0 and exploration <= 1"));
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => new { d.ProjectId, d.At });
        builder.HasOne<Project>().WithMany().HasForeignKey(d => d.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Identity.Person>().WithMany().HasForeignKey(d => d.ById).OnDelete(DeleteBehavior.Restrict);
    }
}
