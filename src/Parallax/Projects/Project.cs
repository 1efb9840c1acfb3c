using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>Where a project stands.</summary>
public enum ProjectState
{
    Draft = 0,
    Open = 1,
    Paused = 2,
    Concluded = 3,
}

/// <summary>A body of evaluation work with one protocol.</summary>
public sealed class Project
{
    /// <summary>
    /// Each import has its own block of ranks. Claims read ranks below <see cref="RankEnd"/>, so that
    /// publishing an import of any size is one changed number.
    /// </summary>
    public const int RankBitsPerImport = 40;

    public Guid Id { get; private set; }
    public Guid OrganizationId { get; private set; }
    public string Name { get; private set; } = "";
    public string Slug { get; private set; } = "";
    public Guid ProtocolId { get; private set; }
    public ProjectState State { get; private set; }

    /// <summary>How many people judge each presentation.</summary>
    public int Overlap { get; private set; }

    /// <summary>How responses are paired: see <see cref="Projects.PairPlan"/>.</summary>
    public string PairPlan { get; private set; } = "";

    /// <summary>Draws pairs and the order of presentations; kept, so that both can be drawn again.</summary>
    public int Seed { get; private set; }

    /// <summary>How long a contributor holds an assignment between signs of life, in minutes.</summary>
    public int LeaseMinutes { get; private set; }

    /// <summary>The number of the last import that is visible.</summary>
    public int PublishedImports { get; private set; }

    /// <summary>Exclusive upper end of the ranks that may be claimed.</summary>
    public long RankEnd { get; private set; }

    /// <summary>How work is counted; the rate stands in each enrollment's terms.</summary>
    public Payment Payment { get; private set; }

    /// <summary>How long after the last sign of life time still counts: longer where there is more to read.</summary>
    public int GraceSeconds { get; private set; } = 300;

    /// <summary>Time on one task beyond this is looked at by a person before it is paid. Told to contributors before they start.</summary>
    public int TaskCapMinutes { get; private set; } = 60;

    /// <summary>When work is planned to begin and end; an amendment moves them.</summary>
    public DateTimeOffset? StartsAt { get; private set; }
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>How many of a thousand claims are gold, for whom Quality has said nothing else.</summary>
    public int GoldPerMille { get; private set; }

    /// <summary>Days of notice that are promised: a rate is never lowered sooner, and an end that comes sooner says why.</summary>
    public int NoticeDays { get; private set; } = 7;
    public DateTimeOffset CreatedAt { get; private set; }

    private Project() { }

    public Project(Guid id, Guid organizationId, string name, string slug, Guid protocolId, int overlap, string pairPlan, int seed, int leaseMinutes, ProjectState state, DateTimeOffset now)
    {
        Id = id;
        OrganizationId = organizationId;
        Name = name;
        Slug = slug;
        ProtocolId = protocolId;
        Overlap = overlap;
        PairPlan = pairPlan;
        Seed = seed;
        LeaseMinutes = leaseMinutes;
        State = state;
        CreatedAt = now;
    }

    /// <summary>Opens or pauses. A draft opens once it has tasks; what is concluded stays so. Null when it is done.</summary>
    public Refusal? ChangeTo(ProjectState wanted)
    {
        if (State == ProjectState.Concluded) return ProjectRefusals.Concluded;
        if (wanted == ProjectState.Concluded) return ProjectRefusals.ConcludeByAmendment;
        if (wanted == ProjectState.Draft || (State == ProjectState.Draft && wanted == ProjectState.Paused)) return ProjectRefusals.StateRefused(State, wanted);
        if (State == ProjectState.Draft && PublishedImports == 0) return ProjectRefusals.NotReady;
        State = wanted;
        return null;
    }

    /// <summary>Goes on with another protocol version.</summary>
    public void Use(Guid protocol) => ProtocolId = protocol;

    /// <summary>Another end, from an amendment.</summary>
    public void EndAt(DateTimeOffset? end) => EndsAt = end;

    /// <summary>What its leads set: see <see cref="ChangeProject"/>.</summary>
    public void Set(string name, int noticeDays, DateTimeOffset? startsAt, DateTimeOffset? endsAt)
    {
        Name = name;
        NoticeDays = noticeDays;
        StartsAt = startsAt;
        EndsAt = endsAt;
    }

    public void MixInGold(int perMille) => GoldPerMille = perMille;

    /// <summary>How time and judgments are counted from now on.</summary>
    public void Count(Payment payment, int graceSeconds, int taskCapMinutes)
    {
        Payment = payment;
        GraceSeconds = graceSeconds;
        TaskCapMinutes = taskCapMinutes;
    }

    /// <summary>First rank of the block of import <paramref name="number"/> (from 1).</summary>
    public static long RankStart(int number) => (long)number << RankBitsPerImport;

    /// <summary>Makes everything of import <paramref name="number"/> visible.</summary>
    public void Publish(int number)
    {
        PublishedImports = number;
        RankEnd = RankStart(number + 1);
    }
}

internal sealed class ProjectTable : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.ToTable("projects", t =>
        {
            t.HasCheckConstraint("ck_projects_overlap", "overlap between 1 and 100");
            t.HasCheckConstraint("ck_projects_lease_minutes", "lease_minutes between 1 and 1440");
        });
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_projects_grace_seconds", "grace_seconds between 30 and 3600");
            t.HasCheckConstraint("ck_projects_task_cap_minutes", "task_cap_minutes between 1 and 1440");
            t.HasCheckConstraint("ck_projects_notice_days", "notice_days between 0 and 90");
            t.HasCheckConstraint("ck_projects_gold_per_mille", "gold_per_mille between 0 and 1000");
        });
        builder.Property(p => p.Name).HasMaxLength(200);
        builder.Property(p => p.Slug).HasMaxLength(100);
        builder.Property(p => p.PairPlan).HasMaxLength(20);
        builder.Property(p => p.NoticeDays).HasDefaultValue(7);
        builder.HasIndex(p => new { p.OrganizationId, p.Slug }).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(p => p.OrganizationId);
        builder.HasOne<Protocol>().WithMany().HasForeignKey(p => p.ProtocolId);
    }
}
