using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;

namespace Parallax.Cases;

/// <summary>What a person asks for.</summary>
public enum CaseKind
{
    Question = 0,

    /// <summary>Against a decision.</summary>
    Appeal = 1,

    /// <summary>Something recorded is wrong.</summary>
    Correction = 2,

    /// <summary>About time or money.</summary>
    Dispute = 3,
}

/// <summary>Who answers a case.</summary>
public enum CaseDecider
{
    Operations = 0,
    Reviewers = 1,
    Leads = 2,
    Finance = 3,
}

/// <summary>Where a case stands.</summary>
public enum CaseState
{
    Open = 0,
    Decided = 1,
    Withdrawn = 2,
}

/// <summary>How a case was decided.</summary>
public enum CaseOutcome
{
    Answered = 0,
    Granted = 1,
    PartlyGranted = 2,
    Refused = 3,
}

/// <summary>A question, appeal, correction or dispute about anything: with evidence, a deadline, one who decides, and an answer in writing.</summary>
public sealed class Case
{
    public Guid Id { get; private set; }

    /// <summary>Who asks.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Whose decider answers; null for operations of the installation.</summary>
    public Guid? OrganizationId { get; private set; }
    public CaseKind Kind { get; private set; }
    public CaseDecider Decider { get; private set; }

    /// <summary>What it is about, in the words of the module that owns it: <c>application</c>, <c>screening</c>, <c>time</c>, <c>statement</c>, <c>project</c> …</summary>
    public string About { get; private set; } = "";
    public Guid? AboutId { get; private set; }

    /// <summary>The page that shows the decider what it is about; a path of this site.</summary>
    public string? AboutPath { get; private set; }
    public string Title { get; private set; } = "";
    public CaseState State { get; private set; }

    /// <summary>Who made the decision that is appealed: somebody else has to look at it.</summary>
    public Guid? NotById { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>By when it has to be answered.</summary>
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? DecidedById { get; private set; }
    public CaseOutcome? Outcome { get; private set; }

    private Case() { }

    public Case(
        Guid id, Guid person, Guid? organization, CaseKind kind, CaseDecider decider, string about, Guid? aboutId, string? aboutPath,
        string title, Guid? notBy, DateTimeOffset due, DateTimeOffset now)
    {
        Id = id;
        PersonId = person;
        OrganizationId = organization;
        Kind = kind;
        Decider = decider;
        About = about;
        AboutId = aboutId;
        AboutPath = aboutPath;
        Title = title;
        NotById = notBy;
        OpenedAt = now;
        DueAt = due;
    }
}

internal sealed class CaseTable : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("cases", t => t.HasCheckConstraint("ck_cases_decided", "(state = 1) = (decided_at is not null)"));
        builder.Property(c => c.About).HasMaxLength(40);
        builder.Property(c => c.AboutPath).HasMaxLength(300);
        builder.Property(c => c.Title).HasMaxLength(200);
        builder.HasIndex(c => c.PersonId);
        builder.HasIndex(c => new { c.OrganizationId, c.State, c.DueAt });
        builder.HasIndex(c => new { c.About, c.AboutId });
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(c => c.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
