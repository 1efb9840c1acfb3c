using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Work;

/// <summary>What can happen in the time of an assignment. Pay is computed from these.</summary>
public enum TimeEventKind
{
    Open = 0,
    Heartbeat = 1,
    InputSeen = 2,
    Pause = 3,
    Resume = 4,
    Submit = 5,
    Expire = 6,
    Pass = 7,
}

/// <summary>One fact about time, written once and never changed: the databases refuse updates and deletions.</summary>
public sealed class TimeEvent
{
    public long Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid AssignmentId { get; init; }
    public Guid LeaseId { get; init; }
    public Guid PersonId { get; init; }
    public TimeEventKind Kind { get; init; }

    /// <summary>The server's clock decides.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The client's clock is a hint.</summary>
    public DateTimeOffset? ClientAt { get; init; }
}

internal sealed class TimeEventTable : IEntityTypeConfiguration<TimeEvent>
{
    public void Configure(EntityTypeBuilder<TimeEvent> builder)
    {
        builder.ToTable("time_events");
        builder.HasIndex(e => new { e.PersonId, e.At });
        builder.HasIndex(e => e.AssignmentId);
        builder.HasOne<Assignment>().WithMany().HasForeignKey(e => e.AssignmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Lease>().WithMany().HasForeignKey(e => e.LeaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
