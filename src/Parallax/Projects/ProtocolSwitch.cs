using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;

namespace Parallax.Projects;

/// <summary>That a project went on with another protocol version: who decided it, when and why. Written once.</summary>
public sealed class ProtocolSwitch
{
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }

    /// <summary>1 for the first switch of a project. Its uniqueness lets one of two win that come at once.</summary>
    public int Number { get; init; }
    public Guid FromId { get; init; }
    public Guid ToId { get; init; }

    /// <summary>What the people at work are told.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Null for the operator of the machine.</summary>
    public Guid? MadeBy { get; init; }
    public DateTimeOffset MadeAt { get; init; }
}

internal sealed class ProtocolSwitchTable : IEntityTypeConfiguration<ProtocolSwitch>
{
    public void Configure(EntityTypeBuilder<ProtocolSwitch> builder)
    {
        builder.ToTable("protocol_switches");
        builder.Property(s => s.Reason).HasMaxLength(SwitchProtocol.LongestReason);
        builder.HasIndex(s => new { s.ProjectId, s.Number }).IsUnique();
        builder.HasOne<Project>().WithMany().HasForeignKey(s => s.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Protocol>().WithMany().HasForeignKey(s => s.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Protocol>().WithMany().HasForeignKey(s => s.ToId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.MadeBy).OnDelete(DeleteBehavior.Restrict);
    }
}
