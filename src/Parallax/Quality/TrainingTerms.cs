using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>
/// Which version of its training a project gives, and whether practice is paid. Written once: what holds is the row with the
/// highest number, and whether an assignment is paid is what held when it was given.
/// </summary>
public sealed class TrainingTerms
{
    public const string SubjectPrefix = "training-";

    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }

    /// <summary>1 for the first of a project. Its uniqueness lets one of two win that come at once.</summary>
    public int Number { get; init; }

    /// <summary>Another one, and everyone does the practice again.</summary>
    public int Version { get; init; }

    /// <summary>The protocol version that the practice teaches.</summary>
    public Guid ProtocolId { get; init; }
    public bool IsPaid { get; init; }

    /// <summary>Why this version is done again, in words for contributors; empty for the first.</summary>
    public string Reason { get; init; } = "";
    public DateTimeOffset EffectiveAt { get; init; }

    /// <summary>As <see cref="Assignment.Subject"/> has it.</summary>
    public string Subject => SubjectOf(Version);

    public static string SubjectOf(int version) => $"{SubjectPrefix}{version}";

    /// <summary>What holds now. A project that never said anything has version 1, and pays for it.</summary>
    public static async Task<TrainingTerms> OfAsync(AppDb db, Project project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        return await db.Set<TrainingTerms>().AsNoTracking().Where(t => t.ProjectId == project.Id).OrderByDescending(t => t.Number).FirstOrDefaultAsync(cancel)
            ?? new TrainingTerms { OrganizationId = project.OrganizationId, ProjectId = project.Id, Version = 1, ProtocolId = project.ProtocolId, IsPaid = true, EffectiveAt = project.CreatedAt };
    }

    /// <summary>The next row, the same but for what is changed.</summary>
    public TrainingTerms Next(int version, Guid protocol, bool paid, string reason, DateTimeOffset now) => new()
    {
        OrganizationId = OrganizationId,
        ProjectId = ProjectId,
        Number = Number + 1,
        Version = version,
        ProtocolId = protocol,
        IsPaid = paid,
        Reason = reason,
        EffectiveAt = now,
    };

    /// <summary>
    /// The practice of a person that is not paid. It follows from rows that never change, so that a week that is closed stays
    /// what it was.
    /// </summary>
    public static IQueryable<Guid> Unpaid(AppDb db, Guid person)
    {
        ArgumentNullException.ThrowIfNull(db);
        var terms = db.Set<TrainingTerms>();
        return db.Set<Assignment>()
            .Where(a => a.PersonId == person && a.Purpose == Purpose.Training
                && !(terms.Where(t => t.ProjectId == a.ProjectId && t.EffectiveAt <= a.CreatedAt).OrderByDescending(t => t.Number).Select(t => (bool?)t.IsPaid).FirstOrDefault() ?? true))
            .Select(a => a.Id);
    }
}

internal sealed class TrainingTermsTable : IEntityTypeConfiguration<TrainingTerms>
{
    public void Configure(EntityTypeBuilder<TrainingTerms> builder)
    {
        builder.ToTable("training_terms", t => t.HasCheckConstraint("ck_training_terms_version", "version >= 1 and number >= 1"));
        builder.HasKey(t => new { t.ProjectId, t.Number });
        builder.Ignore(t => t.Subject);
        builder.Property(t => t.Reason).HasMaxLength(ChangeTraining.LongestReason);
        builder.HasOne<Project>().WithMany().HasForeignKey(t => t.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Protocol>().WithMany().HasForeignKey(t => t.ProtocolId).OnDelete(DeleteBehavior.Restrict);
    }
}
