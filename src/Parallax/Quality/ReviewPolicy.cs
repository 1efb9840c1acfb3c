using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Projects;

namespace Parallax.Quality;

/// <summary>What of a project's judgments is looked at a second time. Without a row, nothing is.</summary>
public sealed class ReviewPolicy
{
    public const int UsualDays = 3;

    public Guid ProjectId { get; private set; }

    /// <summary>How many of a thousand judgments are drawn at random.</summary>
    public int SharePerMille { get; private set; }

    /// <summary>How many of each contributor's first judgments are drawn, all of them.</summary>
    public int FirstJudgments { get; private set; }

    /// <summary>How many of a thousand doubtful judgments are drawn.</summary>
    public int DoubtPerMille { get; private set; }

    /// <summary>How many of a thousand of those drawn are looked at by a second reviewer, blind.</summary>
    public int TwicePerMille { get; private set; }

    /// <summary>How long a contributor has for what came back.</summary>
    public int ReturnDays { get; private set; } = UsualDays;

    /// <summary>Judgments up to here have had their draw.</summary>
    public DateTimeOffset DrawnUntil { get; private set; }

    private ReviewPolicy() { }

    public ReviewPolicy(Guid projectId, DateTimeOffset from)
    {
        ProjectId = projectId;
        DrawnUntil = from;
    }

    public void Set(int sharePerMille, int firstJudgments, int doubtPerMille, int twicePerMille, int returnDays)
    {
        SharePerMille = sharePerMille;
        FirstJudgments = firstJudgments;
        DoubtPerMille = doubtPerMille;
        TwicePerMille = twicePerMille;
        ReturnDays = returnDays;
    }

    public void DrewUntil(DateTimeOffset at) => DrawnUntil = at;

    /// <summary>Why a judgment is drawn, or null. Pure, and the same whenever it is asked: the draw goes by the project's seed.</summary>
    public ReviewReason? Draws(int seed, Guid judgment, long before, bool doubtful)
    {
        if (before < FirstJudgments) return ReviewReason.NewContributor;
        var draw = new SeededDraw(seed, $"review|{judgment:N}");
        if (draw.Below(1000) < SharePerMille) return ReviewReason.Random;
        return doubtful && draw.Below(1000) < DoubtPerMille ? ReviewReason.Doubt : null;
    }

    /// <summary>Whether what was drawn gets a second look.</summary>
    public static bool IsTwice(int seed, Guid judgment, int perMille) => new SeededDraw(seed, $"review-twice|{judgment:N}").Below(1000) < perMille;
}

internal sealed class ReviewPolicyTable : IEntityTypeConfiguration<ReviewPolicy>
{
    public void Configure(EntityTypeBuilder<ReviewPolicy> builder)
    {
        builder.ToTable("review_policies", t =>
        {
            t.HasCheckConstraint("ck_review_policies_shares", "share_per_mille between 0 and 1000 and doubt_per_mille between 0 and 1000 and twice_per_mille between 0 and 1000");
            t.HasCheckConstraint("ck_review_policies_return_days", "return_days between 1 and 30");
        });
        builder.HasKey(p => p.ProjectId);
        // Two nodes that draw at once: the second finds that it was done.
        builder.Property(p => p.DrawnUntil).IsConcurrencyToken();
        builder.HasOne<Project>().WithMany().HasForeignKey(p => p.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
