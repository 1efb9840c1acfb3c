using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Statistics.Sequential;

namespace Parallax.Quality;

/// <summary>What quality knows of a contributor in a project.</summary>
public enum StandingState
{
    Qualified = 0,

    /// <summary>A person is to look; work goes on as ever.</summary>
    Watched = 1,

    /// <summary>No new tasks. Nothing else: what was done is paid, and the person stays on the project.</summary>
    Paused = 2,
}

/// <summary>What led to a change of standing.</summary>
public enum StandingCause
{
    /// <summary>The sequential test found careful work.</summary>
    Passed = 0,

    /// <summary>The sequential test found too many misses.</summary>
    Missed = 1,

    /// <summary>So many checks, and still too close to call.</summary>
    Undecided = 2,

    /// <summary>Misses came together after the person had passed.</summary>
    Decay = 3,

    /// <summary>A key was corrected, and the reason is gone.</summary>
    KeyCorrected = 4,

    /// <summary>A person decided.</summary>
    Person = 5,
}

/// <summary>
/// Where a contributor stands in a project, and how far their sequential test is. Everything of the test follows from the
/// results since <see cref="Since"/>: it is kept so that a list need not replay it.
/// </summary>
public sealed class ContributorStanding
{
    public Guid ProjectId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid OrganizationId { get; private set; }
    public StandingState State { get; private set; }

    /// <summary>Of the latest change; null before the first.</summary>
    public StandingCause? Cause { get; private set; }

    /// <summary>The number of the latest <see cref="StandingChange"/>.</summary>
    public int Changes { get; private set; }

    /// <summary>Answers up to here belong to an earlier test; null for the first test.</summary>
    public DateTimeOffset? Since { get; private set; }
    public GoldVerdict Verdict { get; private set; }

    /// <summary>Checks of this test and after it.</summary>
    public int Right { get; private set; }
    public int Wrong { get; private set; }

    /// <summary>The log-likelihood ratio of bad against good at the verdict, or so far.</summary>
    public double LogRatio { get; private set; }

    /// <summary>The cumulative sum since the person passed.</summary>
    public double Cusum { get; private set; }

    /// <summary>Counts writes: of two at once the second is done again.</summary>
    public int Revision { get; private set; }

    private ContributorStanding() { }

    public ContributorStanding(Guid project, Guid person, Guid organization) => (ProjectId, PersonId, OrganizationId) = (project, person, organization);

    public void Follow(GoldProgress progress, GoldDesign design)
    {
        ArgumentNullException.ThrowIfNull(progress);
        (Verdict, Right, Wrong, LogRatio, Cusum) = (progress.Test.Verdict, progress.Right, progress.Wrong, progress.Test.LogRatio(design), progress.Cusum.Sum);
        Revision++;
    }

    /// <summary>Takes the new state; the test begins anew where one is to.</summary>
    public void Change(StandingState to, StandingCause cause, DateTimeOffset? restartsAfter)
    {
        (State, Cause) = (to, cause);
        Changes++;
        Revision++;
        if (restartsAfter is null) return;
        Since = restartsAfter;
        (Verdict, Right, Wrong, LogRatio, Cusum) = (GoldVerdict.Continue, 0, 0, 0, 0);
    }
}

internal sealed class ContributorStandingTable : IEntityTypeConfiguration<ContributorStanding>
{
    public void Configure(EntityTypeBuilder<ContributorStanding> builder)
    {
        builder.ToTable("standings");
        builder.HasKey(s => new { s.ProjectId, s.PersonId });
        builder.Property(s => s.Revision).IsConcurrencyToken();
        builder.HasIndex(s => s.PersonId);
        builder.HasOne<Project>().WithMany().HasForeignKey(s => s.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
