using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Projects;

namespace Parallax.Insight.Exports;

/// <summary>How far an export has come.</summary>
public enum ExportState
{
    Requested = 0,
    Making = 1,
    Made = 2,
    Failed = 3,
}

/// <summary>
/// A folder of files made of a project's judgments. The row is the durable work: a node claims it with a lease, makes the
/// folder under a name that nobody asks for, and gives it its own name when it is whole.
/// </summary>
public sealed class Export
{
    public Guid Id { get; private set; }
    public Guid OrganizationId { get; private set; }
    public Guid ProjectId { get; private set; }

    /// <summary>The name of an <see cref="IExportFormat"/>.</summary>
    public string Format { get; private set; } = "";

    /// <summary>Whether judgments of withdrawn tasks are there as well, marked.</summary>
    public bool WithWithdrawn { get; private set; }
    public Guid RequestedBy { get; private set; }
    public DateTimeOffset RequestedAt { get; private set; }
    public ExportState State { get; private set; }

    /// <summary>Until when the node that makes it holds it; another node begins anew afterwards.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    /// <summary>How often it was begun. Each attempt has a folder of its own, so that a node thought dead disturbs nobody.</summary>
    public int Attempts { get; private set; }

    /// <summary>Judgments looked at, of <see cref="Total"/>.</summary>
    public long Done { get; private set; }
    public long Total { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>All of its files together, without images.</summary>
    public long Bytes { get; private set; }

    /// <summary>JSON of <see cref="Exports.Manifest"/>; null until it is made.</summary>
    public string? Manifest { get; private set; }

    private Export() { }

    public Export(Guid id, Project project, string format, bool withWithdrawn, Guid requestedBy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(project);
        (Id, OrganizationId, ProjectId) = (id, project.OrganizationId, project.Id);
        (Format, WithWithdrawn, RequestedBy, RequestedAt) = (format, withWithdrawn, requestedBy, now);
    }

    public void Make(DateTimeOffset until) => (State, LeasedUntil, Attempts, Done) = (ExportState.Making, until, Attempts + 1, 0);

    public void Progress(long done, long total, DateTimeOffset until) => (Done, Total, LeasedUntil) = (done, total, until);

    /// <summary>Gives it back: the server that made it is being stopped.</summary>
    public void Yield() => (State, LeasedUntil) = (ExportState.Requested, null);

    public void Finish(Manifest manifest, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        (State, LeasedUntil, FinishedAt) = (ExportState.Made, null, now);
        (Done, Bytes, Manifest) = (Total, manifest.Files.Sum(f => f.Bytes), Content.Write(manifest));
    }

    public void Fail(DateTimeOffset now) => (State, LeasedUntil, FinishedAt) = (ExportState.Failed, null, now);
}

internal sealed class ExportTable : IEntityTypeConfiguration<Export>
{
    public void Configure(EntityTypeBuilder<Export> builder)
    {
        builder.ToTable("insight_exports");
        builder.Property(e => e.Format).HasMaxLength(40);
        // The lease is the fence as well: who lost it finishes nothing any more.
        builder.Property(e => e.LeasedUntil).IsConcurrencyToken();
        builder.HasIndex(e => new { e.ProjectId, e.RequestedAt });
        builder.HasIndex(e => e.RequestedAt).HasFilter("state in (0, 1)").HasDatabaseName("ix_insight_exports_waiting");
        builder.HasOne<Project>().WithMany().HasForeignKey(e => e.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
