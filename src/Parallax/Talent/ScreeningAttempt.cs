using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Where an attempt stands.</summary>
public enum AttemptState
{
    Invited = 0,
    Running = 1,

    /// <summary>Finished; people are scoring.</summary>
    Scoring = 2,
    Decided = 3,
}

/// <summary>What a skill came to.</summary>
public sealed record SkillScore(string Skill, double Points, double Of);

/// <summary>One person's try at a screening.</summary>
public sealed class ScreeningAttempt
{
    /// <summary>What a lost network may cost: what arrives this long after the deadline still counts.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <summary>Random: the applicant sees it.</summary>
    public Guid Id { get; private set; }
    public Guid ScreeningId { get; private set; }
    public Guid OrganizationId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid? ApplicationId { get; private set; }

    /// <summary>Which try of this person it is, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>How much of the ordinary time this person has: 150 for half as much again.</summary>
    public int TimePercent { get; private set; }
    public AttemptState State { get; private set; }
    public DateTimeOffset InvitedAt { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? DeadlineAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Null until it is decided.</summary>
    public bool? Passed { get; private set; }
    public double Points { get; private set; }
    public double OfPoints { get; private set; }

    /// <summary>JSON list of <see cref="SkillScore"/>.</summary>
    public string Skills { get; private set; } = "[]";

    /// <summary>How often the outcome was decided: each decision is a row.</summary>
    public int Decisions { get; private set; }

    /// <summary>The decision that was appealed against; one appeal each.</summary>
    public int Appealed { get; private set; }

    /// <summary>What finishing it earned.</summary>
    public long? PaidMinor { get; private set; }
    public string? PaidCurrency { get; private set; }
    public int Revision { get; private set; }

    private ScreeningAttempt() { }

    public ScreeningAttempt(Guid id, Screening screening, Guid person, Guid? application, int number, int timePercent, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(screening);
        Id = id;
        ScreeningId = screening.Id;
        OrganizationId = screening.OrganizationId;
        PersonId = person;
        ApplicationId = application;
        Number = number;
        TimePercent = timePercent;
        InvitedAt = now;
    }

    /// <summary>What its assignments are about.</summary>
    public string Subject => Id.ToString("N");

    public DateTimeOffset? ClosesAt => DeadlineAt + Grace;

    public static TimeSpan TimeFor(Screening screening, int percent)
    {
        ArgumentNullException.ThrowIfNull(screening);
        return TimeSpan.FromSeconds(screening.Minutes * 60L * percent / 100);
    }

    public Refusal? GiveTime(int percent)
    {
        if (State != AttemptState.Invited) return ScreeningRefusals.Started;
        if (percent is < 100 or > 400) return ScreeningRefusals.Invalid("timePercent", "The time is 100 to 400 percent of the ordinary one.");
        TimePercent = percent;
        Revision++;
        return null;
    }

    /// <summary>The clock begins; started once, it goes on.</summary>
    public Refusal? Start(Screening screening, DateTimeOffset now)
    {
        if (State == AttemptState.Running) return null;
        if (State != AttemptState.Invited) return ScreeningRefusals.Over;
        State = AttemptState.Running;
        StartedAt = now;
        DeadlineAt = now + TimeFor(screening, TimePercent);
        Revision++;
        return null;
    }

    /// <summary>Nothing more is taken. Whoever took part in a paid screening has earned its pay, whatever the result.</summary>
    public ScreeningEarned? Finish(Screening screening, bool tookPart, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(screening);
        var now = clock.GetUtcNow();
        State = AttemptState.Scoring;
        FinishedAt = now < DeadlineAt ? now : DeadlineAt;
        Revision++;
        if (!tookPart || screening.Pays is not { } pays) return null;
        (PaidMinor, PaidCurrency) = (pays.Minor, pays.Currency);
        return new ScreeningEarned(Ids.New(clock), this, screening.ProjectId, pays, now);
    }

    /// <summary>Somebody scored an item: of two who do so at once the second looks again, so that the last one decides.</summary>
    public void Touch() => Revision++;

    /// <summary>The points that count now.</summary>
    public void Score(IReadOnlyList<SkillScore> skills)
    {
        ArgumentNullException.ThrowIfNull(skills);
        Points = skills.Sum(s => s.Points);
        OfPoints = skills.Sum(s => s.Of);
        Skills = Projects.Content.Write(skills);
        Revision++;
    }

    /// <summary>Whether the points reach the mark. A millionth is forgiven: shares of points are no whole numbers.</summary>
    public bool Reaches(int passPercent) => OfPoints > 0 && Points * 100 >= passPercent * OfPoints - 1e-6;

    /// <summary>An outcome with its reason; add it to the context.</summary>
    public ScreeningDecision Decide(bool passed, string reason, Guid? by, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var before = Passed;
        State = AttemptState.Decided;
        DecidedAt = now;
        Passed = passed;
        Decisions++;
        Revision++;
        return new ScreeningDecision
        {
            Id = Ids.New(clock),
            AttemptId = Id,
            Number = Decisions,
            Before = before,
            Passed = passed,
            Points = Points,
            OfPoints = OfPoints,
            Reason = reason,
            ById = by,
            At = now,
        };
    }

    public Refusal? Appeal()
    {
        if (State != AttemptState.Decided) return ScreeningRefusals.NotDecided;
        if (Appealed == Decisions) return ScreeningRefusals.Appealed;
        Appealed = Decisions;
        Revision++;
        return null;
    }
}

internal sealed class ScreeningAttemptTable : IEntityTypeConfiguration<ScreeningAttempt>
{
    public void Configure(EntityTypeBuilder<ScreeningAttempt> builder)
    {
        builder.ToTable("screening_attempts", t =>
        {
            t.HasCheckConstraint("ck_screening_attempts_time", "time_percent between 100 and 400");
            t.HasCheckConstraint("ck_screening_attempts_decided", "(state = 3) = (passed is not null)");
            t.HasCheckConstraint("ck_screening_attempts_started", "(state = 0) = (deadline_at is null)");
        });
        builder.Ignore(a => a.Subject).Ignore(a => a.ClosesAt);
        builder.Property(a => a.PaidCurrency).HasMaxLength(3);
        builder.Property(a => a.Revision).IsConcurrencyToken();
        builder.HasIndex(a => new { a.ScreeningId, a.PersonId, a.Number }).IsUnique();
        builder.HasIndex(a => new { a.ScreeningId, a.PersonId }).IsUnique().HasFilter("state < 3").HasDatabaseName("ux_screening_attempts_one_open");
        builder.HasIndex(a => a.DeadlineAt).HasFilter("state = 1").HasDatabaseName("ix_screening_attempts_running");
        builder.HasIndex(a => a.PersonId);
        builder.HasIndex(a => a.ApplicationId);
        builder.HasIndex(a => new { a.OrganizationId, a.State });
        builder.HasOne<Screening>().WithMany().HasForeignKey(a => a.ScreeningId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
