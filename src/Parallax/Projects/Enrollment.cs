using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;

namespace Parallax.Projects;

/// <summary>The right of a person to work on a project, with the permission facts that a claim reads.</summary>
public sealed class Enrollment
{
    public Guid Id { get; private set; }
    public Guid OrganizationId { get; private set; }
    public Guid ProjectId { get; private set; }
    public Guid PersonId { get; private set; }
    public bool MayClaim { get; private set; }

    /// <summary>Why claims are refused, in words for the contributor.</summary>
    public string? WhyNot { get; private set; }

    /// <summary>From when claims are allowed; null for at once.</summary>
    public DateTimeOffset? StartsAt { get; private set; }

    /// <summary>Until when claims are allowed; null for open-ended.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>No claims before this: the cap of the running week is used up. Written by Pay.</summary>
    public DateTimeOffset? CapReachedUntil { get; private set; }

    /// <summary>The person has paused all their work. Written with <see cref="Person.PausedAt"/>, so that a claim reads one row.</summary>
    public bool PausedByPerson { get; private set; }

    /// <summary>Why Quality gives out no new tasks, in words for the contributor; null while it does.</summary>
    public string? QualityHold { get; private set; }

    /// <summary>How many of a thousand claims are gold for this person; null for the project's own rate. Written by Quality.</summary>
    public int? GoldPerMille { get; private set; }

    /// <summary>How many assignments were given: the draw of gold goes by it.</summary>
    public int Claims { get; init; }

    /// <summary>The number of the latest <see cref="EnrollmentTerms"/>; 0 while there are none: work that is not paid.</summary>
    public int TermsNumber { get; private set; }

    /// <summary>The rank of the last claim: the next one goes on from here instead of passing over what was done already.</summary>
    public long Cursor { get; init; }
    public DateTimeOffset CreatedAt { get; private set; }

    private Enrollment() { }

    public Enrollment(Guid id, Guid organizationId, Guid projectId, Guid personId, DateTimeOffset now)
    {
        Id = id;
        OrganizationId = organizationId;
        ProjectId = projectId;
        PersonId = personId;
        MayClaim = true;
        CreatedAt = now;
    }

    public void Allow()
    {
        MayClaim = true;
        WhyNot = null;
    }

    /// <summary>New terms from <paramref name="effectiveAt"/> on; add them to the context.</summary>
    public EnrollmentTerms Agree(Guid id, PayTerms pay, DateTimeOffset effectiveAt, Guid? source, string reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(pay);
        TermsNumber++;
        return new EnrollmentTerms
        {
            Id = id,
            EnrollmentId = Id,
            Number = TermsNumber,
            EffectiveAt = effectiveAt,
            Currency = pay.Currency,
            HourlyMinor = pay.HourlyMinor,
            JudgmentMinor = pay.JudgmentMinor,
            WeeklyCapSeconds = pay.WeeklyCapSeconds,
            SourceId = source,
            Reason = reason,
            CreatedAt = now,
        };
    }

    /// <summary>When claims are allowed: half-open.</summary>
    public void Run(DateTimeOffset? from, DateTimeOffset? until)
    {
        StartsAt = from;
        Until = until;
    }

    public void FollowPauseOf(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        PausedByPerson = person.PausedAt is not null;
    }

    public void ReachCap(DateTimeOffset until) => CapReachedUntil = until;

    public void LiftCap() => CapReachedUntil = null;

    /// <summary>Stops or allows new tasks for reasons of quality; what another decides about the enrollment stays as it is.</summary>
    public void HoldForQuality(string? why) => QualityHold = why;

    public void MixInGold(int? perMille) => GoldPerMille = perMille;

    public void Refuse(string why)
    {
        MayClaim = false;
        WhyNot = why;
    }
}

internal sealed class EnrollmentTable : IEntityTypeConfiguration<Enrollment>
{
    public void Configure(EntityTypeBuilder<Enrollment> builder)
    {
        builder.ToTable("enrollments");
        builder.Property(e => e.WhyNot).HasMaxLength(500);
        builder.Property(e => e.QualityHold).HasMaxLength(500);
        builder.HasIndex(e => new { e.ProjectId, e.PersonId }).IsUnique();
        builder.HasIndex(e => e.PersonId);
        builder.HasOne<Project>().WithMany().HasForeignKey(e => e.ProjectId);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId);
    }
}
