using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Statistics.Sequential;

namespace Parallax.Quality;

/// <summary>
/// What a project's gold is measured by. A project without a row has the defaults, whose error rates and lengths are known:
/// see <see cref="GoldDesign"/>. Shares are kept in thousandths, so that what was set is what is read.
/// </summary>
public sealed class QualitySettings
{
    public Guid ProjectId { get; private set; }

    /// <summary>After so many views a gold item is given out no more.</summary>
    public int MostViews { get; private set; } = 200;

    /// <summary>From this credit on an answer counts as right.</summary>
    public int RightPerMille { get; private set; } = 750;
    public int GoodPerMille { get; private set; } = 900;
    public int BadPerMille { get; private set; } = 600;
    public int AlphaPerMille { get; private set; } = 10;
    public int BetaPerMille { get; private set; } = 50;

    /// <summary>After so many checks without a verdict a person decides.</summary>
    public int MostChecks { get; private set; } = 40;

    /// <summary>How many of a thousand claims are gold for whoever has passed.</summary>
    public int PassedPerMille { get; private set; } = 40;

    private QualitySettings() { }

    public QualitySettings(Guid project) => ProjectId = project;

    public GoldDesign Design => new(GoodPerMille / 1000d, BadPerMille / 1000d, AlphaPerMille / 1000d, BetaPerMille / 1000d, MostChecks);

    public double RightCredit => RightPerMille / 1000d;

    public void Set(int mostViews, double rightCredit, GoldDesign design, int passedPerMille)
    {
        ArgumentNullException.ThrowIfNull(design);
        (MostViews, RightPerMille, PassedPerMille, MostChecks) = (mostViews, PerMille(rightCredit), passedPerMille, design.Most);
        (GoodPerMille, BadPerMille, AlphaPerMille, BetaPerMille) = (PerMille(design.Good), PerMille(design.Bad), PerMille(design.Alpha), PerMille(design.Beta));
    }

    public static async Task<QualitySettings> OfAsync(AppDb db, Guid project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Set<QualitySettings>().FirstOrDefaultAsync(s => s.ProjectId == project, cancel) ?? new QualitySettings(project);
    }

    private static int PerMille(double share) => (int)Math.Round(share * 1000);
}

internal sealed class QualitySettingsTable : IEntityTypeConfiguration<QualitySettings>
{
    public void Configure(EntityTypeBuilder<QualitySettings> builder)
    {
        builder.ToTable("quality_settings", t =>
        {
            t.HasCheckConstraint("ck_quality_settings_right", "right_per_mille between 1 and 1000");
            t.HasCheckConstraint("ck_quality_settings_design", "bad_per_mille > 0 and bad_per_mille < good_per_mille and good_per_mille < 1000");
        });
        builder.HasKey(s => s.ProjectId);
        builder.HasOne<Project>().WithMany().HasForeignKey(s => s.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}
