using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Where a listing stands.</summary>
public enum OpportunityState
{
    /// <summary>Not public yet.</summary>
    Draft = 0,
    Open = 1,

    /// <summary>Not taking applications now; it will again.</summary>
    Paused = 2,

    /// <summary>Every place is taken; it may open again.</summary>
    Filled = 3,
    Closed = 4,
}

/// <summary>The listing of a piece of contract work: its address and state. What it says stands in its versions.</summary>
public sealed class Opportunity
{
    public Guid Id { get; private set; }
    public Guid OrganizationId { get; private set; }

    /// <summary>Its public address, unique in the installation.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The title of the latest version.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The latest version's number.</summary>
    public int VersionNumber { get; private set; }
    public OpportunityState State { get; private set; }

    /// <summary>Until when applications are taken.</summary>
    public DateTimeOffset? ValidThrough { get; private set; }

    /// <summary>When it was opened first.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    private Opportunity() { }

    public Opportunity(Guid id, Guid organization, string slug, DateTimeOffset now)
    {
        Id = id;
        OrganizationId = organization;
        Slug = slug;
        CreatedAt = ChangedAt = now;
    }

    /// <summary>What the public sees: an open listing whose date has passed is closed, without anybody's doing.</summary>
    public OpportunityState Standing(DateTimeOffset now) =>
        State == OpportunityState.Open && ValidThrough <= now ? OpportunityState.Closed : State;

    /// <summary>The next version, which is what the public sees from now on.</summary>
    public OpportunityVersion Write(Guid id, Listing listing, Guid by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(listing);
        VersionNumber++;
        Title = listing.Title;
        ChangedAt = now;
        return OpportunityVersion.Of(id, Id, VersionNumber, listing, by, now);
    }

    /// <summary>Null when it is done. An open listing has a date until which applications are taken: job boards drop listings without one.</summary>
    public Refusal? ChangeTo(OpportunityState wanted, DateTimeOffset? validThrough, DateTimeOffset now)
    {
        if (wanted == OpportunityState.Draft) return TalentRefusals.StateUnknown;
        var until = validThrough ?? ValidThrough;
        if (wanted == OpportunityState.Open && (until is null || until <= now)) return TalentRefusals.DateNeeded;
        if (wanted == State && until == ValidThrough) return TalentRefusals.StateSame(wanted);
        if (wanted == OpportunityState.Open) OpenedAt ??= now;
        State = wanted;
        ValidThrough = until;
        ChangedAt = now;
        return null;
    }
}

internal sealed class OpportunityTable : IEntityTypeConfiguration<Opportunity>
{
    public void Configure(EntityTypeBuilder<Opportunity> builder)
    {
        builder.ToTable("opportunities", t => t.HasCheckConstraint("ck_opportunities_open", "state <> 1 or (valid_through is not null and opened_at is not null)"));
        builder.Property(o => o.Slug).HasMaxLength(100);
        builder.Property(o => o.Title).HasMaxLength(Listing.LongestTitle);
        builder.Property(o => o.VersionNumber).IsConcurrencyToken();
        builder.HasIndex(o => o.Slug).IsUnique();
        builder.HasIndex(o => o.State);
        builder.HasOne<Organization>().WithMany().HasForeignKey(o => o.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
