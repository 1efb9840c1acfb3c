using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Quality;

/// <summary>What a signal is about.</summary>
public enum SignalKind
{
    /// <summary>Answers faster than correct answers to gold ever are.</summary>
    Fast = 0,

    /// <summary>Rationales that are nearly the same.</summary>
    SameRationale = 1,

    /// <summary>Much of the text was pasted.</summary>
    Pasted = 2,

    /// <summary>Two people agree on rare answers more than chance explains.</summary>
    RareAgreement = 3,
}

/// <summary>
/// Something that may be worth a look. It is no proof, nothing follows from it by itself, and it is deleted after
/// <see cref="KeptDays"/> days.
/// </summary>
public sealed class QualitySignal
{
    public const int KeptDays = 90;
    public const int LongestNote = 1000;

    /// <summary>Made from what it is about, so that it is raised once on any number of nodes.</summary>
    public Guid Id { get; private set; }
    public Guid OrganizationId { get; private set; }
    public Guid ProjectId { get; private set; }
    public Guid PersonId { get; private set; }

    /// <summary>Whom it is about as well, where it is about two.</summary>
    public Guid? OtherPersonId { get; private set; }
    public SignalKind Kind { get; private set; }

    /// <summary>JSON of <see cref="SignalEvidence"/>.</summary>
    public string Evidence { get; private set; } = "{}";
    public DateTimeOffset RaisedAt { get; private set; }
    public DateTimeOffset? LookedAtAt { get; private set; }
    public Guid? LookedAtById { get; private set; }
    public string? Note { get; private set; }

    private QualitySignal() { }

    public QualitySignal(Project project, FoundSignal found, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(found);
        (Id, OrganizationId, ProjectId, RaisedAt) = (found.IdIn(project.Id), project.OrganizationId, project.Id, now);
        (PersonId, OtherPersonId, Kind) = (found.Person, found.Other, found.Kind);
        Evidence = Content.Write(found.Evidence);
    }

    /// <summary>The newest evidence, until somebody has looked.</summary>
    public void Renew(SignalEvidence evidence)
    {
        if (LookedAtAt is null) Evidence = Content.Write(evidence);
    }

    public void LookAt(Guid by, string? note, DateTimeOffset now) => (LookedAtAt, LookedAtById, Note) = (now, by, note);
}

/// <summary>What a signal rests on, in words.</summary>
public sealed record SignalEvidence(string Words, IReadOnlyList<string> Facts);

/// <summary>What a screen found.</summary>
public sealed record FoundSignal(SignalKind Kind, Guid Person, Guid? Other, SignalEvidence Evidence)
{
    public Guid IdIn(Guid project)
    {
        var hash = System.Security.Cryptography.SHA256.HashData([.. project.ToByteArray(), (byte)Kind, .. Person.ToByteArray(), .. (Other ?? Guid.Empty).ToByteArray()]);
        return new Guid(hash.AsSpan()[..16]);
    }
}

internal sealed class QualitySignalTable : IEntityTypeConfiguration<QualitySignal>
{
    public void Configure(EntityTypeBuilder<QualitySignal> builder)
    {
        builder.ToTable("quality_signals");
        builder.Property(s => s.Note).HasMaxLength(QualitySignal.LongestNote);
        builder.HasIndex(s => new { s.ProjectId, s.RaisedAt });
        builder.HasIndex(s => s.PersonId);
        builder.HasIndex(s => s.OtherPersonId);
        builder.HasOne<Project>().WithMany().HasForeignKey(s => s.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.OtherPersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
