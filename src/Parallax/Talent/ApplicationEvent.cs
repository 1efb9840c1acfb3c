using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Talent;

/// <summary>What can happen to an application.</summary>
public enum ApplicationEventKind
{
    Submitted = 0,
    Moved = 1,
    TakenBack = 2,
    Withdrawn = 3,
    Renewed = 4,
    Wrote = 5,
}

/// <summary>One thing that happened to an application, written once. It holds codes and no words of anybody's, so that it can outlive what is personal.</summary>
public sealed class ApplicationEvent
{
    public Guid Id { get; init; }
    public Guid ApplicationId { get; init; }

    /// <summary>From 1, without a gap: two decisions at the same moment cannot both be the next.</summary>
    public int Number { get; init; }
    public ApplicationEventKind Kind { get; init; }
    public Stage From { get; init; }
    public Stage To { get; init; }

    /// <summary>From <see cref="DecisionReasons"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>Who did it; null for the applicant. No reference, because the event outlives the account.</summary>
    public Guid? ById { get; init; }

    /// <summary>The mail that told of it; it can be taken back until it leaves.</summary>
    public Guid? MailId { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class ApplicationEventTable : IEntityTypeConfiguration<ApplicationEvent>
{
    public void Configure(EntityTypeBuilder<ApplicationEvent> builder)
    {
        builder.ToTable("application_events");
        builder.Property(e => e.Reason).HasMaxLength(40);
        builder.HasIndex(e => new { e.ApplicationId, e.Number }).IsUnique();
        builder.HasOne<Application>().WithMany().HasForeignKey(e => e.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
