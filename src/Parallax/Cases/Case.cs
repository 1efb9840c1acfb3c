using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Web;

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
    public const int LongestTitle = 200;
    public const string ErasedTitle = "(erased)";

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

    /// <summary>When it was last written in, or closed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who had the last word: the other side is to speak next.</summary>
    public CaseSide LastSide { get; private set; }
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
        OpenedAt = ChangedAt = now;
        DueAt = due;
    }

    public bool IsOverdue(DateTimeOffset now) => State == CaseState.Open && DueAt <= now;

    /// <param name="note">A note among deciders leaves no trace that the person could see.</param>
    public Refusal? Reply(CaseSide side, bool note, DateTimeOffset now)
    {
        if (State != CaseState.Open) return CaseRefusals.Closed;
        if (note) return null;
        LastSide = side;
        ChangedAt = now;
        return null;
    }

    public Refusal? Withdraw(DateTimeOffset now)
    {
        if (State != CaseState.Open) return CaseRefusals.Closed;
        State = CaseState.Withdrawn;
        ChangedAt = now;
        return null;
    }

    /// <summary>Nobody decides on what they ask for themselves, or on their own earlier decision.</summary>
    public Refusal? Decide(Guid by, CaseOutcome outcome, DateTimeOffset now)
    {
        if (State != CaseState.Open) return CaseRefusals.Closed;
        if (by == NotById || by == PersonId) return CaseRefusals.NotByYou;
        State = CaseState.Decided;
        Outcome = outcome;
        DecidedById = by;
        DecidedAt = ChangedAt = now;
        LastSide = CaseSide.Decider;
        return null;
    }

    /// <summary>The title is in the words of whoever asked; the fact that they asked stays.</summary>
    public void Erase() => Title = ErasedTitle;
}

internal sealed class CaseTable : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("cases", t =>
        {
            t.HasCheckConstraint("ck_cases_decided", "(state = 1) = (decided_at is not null)");
            t.HasCheckConstraint("ck_cases_outcome", "(state = 1) = (outcome is not null) and (state = 1) = (decided_by_id is not null)");
            t.HasCheckConstraint("ck_cases_decider", "decider = 0 or organization_id is not null");
            t.HasCheckConstraint("ck_cases_not_by", "decided_by_id is null or (decided_by_id <> person_id and (not_by_id is null or decided_by_id <> not_by_id))");
        });
        // Two who close it at once: the second finds that it is not open any more.
        builder.Property(c => c.State).IsConcurrencyToken();
        builder.Property(c => c.About).HasMaxLength(40);
        builder.Property(c => c.AboutPath).HasMaxLength(300);
        builder.Property(c => c.Title).HasMaxLength(Case.LongestTitle);
        builder.HasIndex(c => new { c.PersonId, c.State, c.ChangedAt });
        builder.HasIndex(c => new { c.Decider, c.State, c.DueAt });
        builder.HasIndex(c => new { c.OrganizationId, c.State, c.DueAt });
        builder.HasIndex(c => new { c.About, c.AboutId });
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(c => c.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
