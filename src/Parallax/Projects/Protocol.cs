using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;

namespace Parallax.Projects;

/// <summary>
/// One version of what a task shows and what it asks. Its definition is a JSON file with a published schema;
/// once a project uses it, it never changes again.
/// </summary>
public sealed class Protocol
{
    public Guid Id { get; private set; }
    public Guid OrganizationId { get; private set; }
    public string Name { get; private set; } = "";
    public int Version { get; private set; }

    /// <summary>The JSON, as <see cref="ProtocolDefinition"/> reads it.</summary>
    public string Definition { get; private set; } = "";

    /// <summary>SHA-256 of <see cref="Definition"/>, in hex.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>What its maker says is new in it; empty when they said nothing.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Who saved this definition; null for the operator of the machine.</summary>
    public Guid? MadeBy { get; private set; }

    /// <summary>When this definition was saved.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    private Protocol() { }

    public Protocol(Guid id, Guid organizationId, ReadProtocol read, string note, Guid? madeBy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(read);
        Id = id;
        OrganizationId = organizationId;
        Name = read.Definition.Name;
        Version = read.Definition.Version;
        Replace(read, note, madeBy, now);
    }

    /// <summary>Puts another definition of the same name and version in its place: only while no project ever used it.</summary>
    public void Replace(ReadProtocol read, string note, Guid? madeBy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(read);
        Definition = read.Json;
        Hash = read.Hash;
        Note = note;
        MadeBy = madeBy;
        CreatedAt = now;
    }
}

internal sealed class ProtocolTable : IEntityTypeConfiguration<Protocol>
{
    public void Configure(EntityTypeBuilder<Protocol> builder)
    {
        builder.ToTable("protocols");
        builder.Property(p => p.Name).HasMaxLength(100);
        builder.Property(p => p.Hash).HasMaxLength(64);
        builder.Property(p => p.Note).HasMaxLength(SaveProtocol.LongestNote);
        builder.HasIndex(p => new { p.OrganizationId, p.Name, p.Version }).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(p => p.OrganizationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.MadeBy).OnDelete(DeleteBehavior.Restrict);
    }
}
