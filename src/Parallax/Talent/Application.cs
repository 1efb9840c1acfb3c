using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>How far an application has come.</summary>
public enum Stage
{
    /// <summary>Being written; only the applicant sees it.</summary>
    Draft = 0,
    Applied = 1,
    Screening = 2,
    Offer = 3,
    Hired = 4,
    NotNow = 5,
    Withdrawn = 6,
}

/// <summary>A person's answer to an opportunity. A row from the first save on, under a secret until there is an account.</summary>
public sealed class Application
{
    /// <summary>After a "not now" one may apply again from then on.</summary>
    public static readonly TimeSpan AgainAfter = TimeSpan.FromDays(90);

    /// <summary>How long an application that led to nothing is kept before what is personal in it is erased.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(180);

    /// <summary>How long a draft is kept that nobody touches.</summary>
    public static readonly TimeSpan DraftRetention = TimeSpan.FromDays(30);

    /// <summary>Random: it stands in addresses that the applicant sees.</summary>
    public Guid Id { get; private set; }
    public Guid OpportunityId { get; private set; }

    /// <summary>The version that the applicant saw last before they submitted.</summary>
    public Guid OpportunityVersionId { get; private set; }
    public Guid? PersonId { get; private set; }

    /// <summary>Hash of the secret that opens the draft while it has no person.</summary>
    public string? SecretHash { get; private set; }

    /// <summary>To where the link went that makes the account.</summary>
    public string? Email { get; private set; }

    /// <summary>Question id to values, as JSON.</summary>
    public string Answers { get; private set; } = "{}";

    /// <summary>Grows with every change of the answers: a second tab learns that it is behind.</summary>
    public int Revision { get; private set; }

    /// <summary>The board that sent the person, from the listing's address.</summary>
    public string? Source { get; private set; }
    public Stage Stage { get; private set; }

    /// <summary>Grows with every change of the stage: of two decisions at the same moment one is told.</summary>
    public int StageNumber { get; private set; }
    public DateTimeOffset StageAt { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When what is personal in it was erased; what stays is the count.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    private Application() { }

    public Application(Guid id, Guid opportunity, Guid version, Guid? person, string? secretHash, string? source, DateTimeOffset now)
    {
        Id = id;
        OpportunityId = opportunity;
        OpportunityVersionId = version;
        PersonId = person;
        SecretHash = secretHash;
        Source = source;
        CreatedAt = ChangedAt = StageAt = now;
    }

    public Dictionary<string, string[]> Read() => Projects.Content.Read<Dictionary<string, string[]>>(Answers);

    /// <summary>Null when the answers are kept. <paramref name="seen"/> is the revision that they were written over.</summary>
    public Refusal? Write(IReadOnlyDictionary<string, string[]> answers, int seen, DateTimeOffset now)
    {
        if (Stage != Stage.Draft) return TalentRefusals.Submitted;
        var written = Projects.Content.Write(answers);
        if (written == Answers) return null;
        if (seen != Revision) return TalentRefusals.Stale;
        Answers = written;
        Touch(now);
        return null;
    }

    /// <summary>The applicant reads this version of the listing now.</summary>
    public void See(Guid version) => OpportunityVersionId = version;

    public void Reach(string email, DateTimeOffset now)
    {
        Email = email;
        ChangedAt = now;
    }

    /// <summary>From now on the application is theirs, and the secret opens it no more.</summary>
    public void BelongTo(Guid person, DateTimeOffset now)
    {
        PersonId = person;
        SecretHash = Email = null;
        ChangedAt = now;
    }

    public void Touch(DateTimeOffset now)
    {
        Revision++;
        ChangedAt = now;
    }

    /// <summary>Null when it is done, and when it was done before: a form that is posted twice makes one application.</summary>
    public Refusal? Submit(DateTimeOffset now)
    {
        if (Stage == Stage.Withdrawn) return TalentRefusals.Submitted;
        if (Stage != Stage.Draft) return null;
        SubmittedAt = now;
        GoTo(Stage.Applied, now);
        return null;
    }

    public Refusal? Withdraw(DateTimeOffset now)
    {
        if (Stage is Stage.Withdrawn or Stage.NotNow) return TalentRefusals.Ended;
        GoTo(Stage.Withdrawn, now);
        return null;
    }

    /// <summary>From when the same person may write it anew; null while it runs.</summary>
    public DateTimeOffset? AgainFrom => Stage switch
    {
        Stage.Withdrawn => StageAt,
        Stage.NotNow => StageAt + AgainAfter,
        _ => null,
    };

    /// <summary>Begins anew with what was written before.</summary>
    public Refusal? Renew(Guid version, DateTimeOffset now)
    {
        if (AgainFrom is not { } from) return TalentRefusals.Submitted;
        if (from > now) return TalentRefusals.TooEarly(from);
        OpportunityVersionId = version;
        SubmittedAt = null;
        GoTo(Stage.Draft, now);
        return null;
    }

    /// <summary>A decision of operations. Null when it is done.</summary>
    public Refusal? Move(Stage to, DateTimeOffset now) => Go(Stages.MayMove(Stage, to), to, now);

    /// <summary>To an assessment; again, when another try was agreed.</summary>
    public Refusal? Invite(DateTimeOffset now) => Go(Stages.MayInvite(Stage), Stage.Screening, now);

    /// <summary>An offer was made.</summary>
    public Refusal? Offer(DateTimeOffset now) => Go(Stages.MayOffer(Stage), Stage.Offer, now);

    /// <summary>The offer that came of it was signed, whatever was decided meanwhile: an agreement holds.</summary>
    public void Hire(DateTimeOffset now) => GoTo(Stage.Hired, now);

    /// <summary>Back to where it stood before its last decision.</summary>
    public void TakeBack(Stage to, DateTimeOffset now) => GoTo(to, now);

    /// <summary>What is personal goes; the count of the source stays.</summary>
    public void Erase(DateTimeOffset now)
    {
        PersonId = null;
        SecretHash = Email = null;
        Answers = "{}";
        ErasedAt = now;
    }

    private Refusal? Go(bool may, Stage to, DateTimeOffset now)
    {
        if (!may) return TalentRefusals.MoveRefused(Stage, to);
        GoTo(to, now);
        return null;
    }

    private void GoTo(Stage stage, DateTimeOffset now)
    {
        Stage = stage;
        StageNumber++;
        StageAt = ChangedAt = now;
    }
}

internal sealed class ApplicationTable : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        // Somebody can be decided on only once they have an account and have submitted; a draft belongs to a person or to a secret.
        builder.ToTable("applications", t =>
        {
            t.HasCheckConstraint("ck_applications_owner", "person_id is not null or secret_hash is not null or erased_at is not null");
            t.HasCheckConstraint("ck_applications_submitted", "stage in (0, 6) or submitted_at is not null");
        });
        builder.Ignore(a => a.AgainFrom);
        builder.Property(a => a.SecretHash).HasMaxLength(64);
        builder.Property(a => a.Email).HasMaxLength(256);
        builder.Property(a => a.Source).HasMaxLength(Sources.Longest);
        builder.Property(a => a.Revision).IsConcurrencyToken();
        builder.Property(a => a.StageNumber).IsConcurrencyToken();
        builder.HasIndex(a => new { a.OpportunityId, a.PersonId }).IsUnique();
        builder.HasIndex(a => a.SecretHash).IsUnique();
        builder.HasIndex(a => a.PersonId);
        builder.HasIndex(a => new { a.OpportunityId, a.Stage, a.StageAt });
        builder.HasIndex(a => a.ChangedAt).HasFilter("erased_at is null").HasDatabaseName("ix_applications_kept");
        builder.HasOne<Opportunity>().WithMany().HasForeignKey(a => a.OpportunityId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OpportunityVersion>().WithMany().HasForeignKey(a => a.OpportunityVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
