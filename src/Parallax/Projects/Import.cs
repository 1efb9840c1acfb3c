using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Projects;

/// <summary>How far an import has come.</summary>
public enum ImportState
{
    Requested = 0,
    Staging = 1,
    Published = 2,
    Refused = 3,
}

/// <summary>
/// One file of tasks on its way into a project. The row is the durable work: it is claimed with a lease,
/// its tasks are staged in batches that nobody sees, and they are published together or not at all.
/// </summary>
public sealed class Import
{
    public Guid Id { get; private set; }
    public Guid OrganizationId { get; private set; }
    public Guid ProjectId { get; private set; }

    /// <summary>1 for the first import of a project; set when staging begins.</summary>
    public int Number { get; private set; }
    public ImportState State { get; private set; }
    public string FileName { get; private set; } = "";
    public bool Replace { get; private set; }
    public Guid RequestedBy { get; private set; }
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>Until when the node that stages it holds it; another node may take it over afterwards.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>How often staging was begun: a file that brings the server down is not tried for ever.</summary>
    public int Attempts { get; private set; }

    /// <summary>Progress and result: see <see cref="ImportReport"/>.</summary>
    public string Report { get; private set; } = "{}";

    private Import() { }

    public Import(Guid id, Guid organizationId, Guid projectId, string fileName, bool replace, Guid requestedBy, DateTimeOffset now)
    {
        Id = id;
        OrganizationId = organizationId;
        ProjectId = projectId;
        FileName = fileName;
        Replace = replace;
        RequestedBy = requestedBy;
        RequestedAt = now;
    }

    public void Stage(int number, DateTimeOffset until)
    {
        Number = number;
        State = ImportState.Staging;
        LeasedUntil = until;
        Attempts++;
    }

    /// <summary>Gives it back untouched: the server that staged it is being stopped.</summary>
    public void Yield()
    {
        State = ImportState.Requested;
        LeasedUntil = null;
        Attempts--;
    }

    public void Progress(string report, DateTimeOffset until)
    {
        Report = report;
        LeasedUntil = until;
    }

    public void Finish(ImportState state, string report, DateTimeOffset now)
    {
        State = state;
        Report = report;
        LeasedUntil = null;
        FinishedAt = now;
    }
}

internal sealed class ImportTable : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.ToTable("imports");
        builder.Property(i => i.FileName).HasMaxLength(255);
        // The lease is the fence as well: who lost it changes nothing any more, and its batch of rows is rolled back.
        builder.Property(i => i.LeasedUntil).IsConcurrencyToken();
        // One import of a project is staged at a time: that is what makes ids unique across imports.
        builder.HasIndex(i => i.ProjectId).IsUnique().HasFilter("state = 1").HasDatabaseName("ux_imports_one_staging");
        builder.HasIndex(i => new { i.ProjectId, i.RequestedAt });
        builder.HasOne<Project>().WithMany().HasForeignKey(i => i.ProjectId);
    }
}
