using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Pay;

/// <summary>
/// A week of pay of one organization, kept from its beginning on: a new zone holds for the weeks that begin later,
/// and each week is closed once, however late.
/// </summary>
public sealed class OrganizationWeek
{
    public Guid OrganizationId { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public string TimeZone { get; private set; } = "";

    /// <summary>When the statement of everybody was written.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    private OrganizationWeek() { }

    public OrganizationWeek(Guid organization, PayWeek week, string timeZone)
    {
        OrganizationId = organization;
        StartsAt = week.From;
        EndsAt = week.Until;
        TimeZone = timeZone;
    }

    public PayWeek Week => new(StartsAt, EndsAt);

    /// <summary>The week that has <paramref name="at"/>, whether it is kept yet or not.</summary>
    public static async Task<OrganizationWeek> AtAsync(AppDb db, Organization organization, DateTimeOffset at, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(organization);
        var last = await db.Set<OrganizationWeek>().AsNoTracking()
            .Where(w => w.OrganizationId == organization.Id && w.StartsAt <= at).OrderByDescending(w => w.StartsAt).FirstOrDefaultAsync(cancel);
        if (last is not null && last.Week.Has(at)) return last;
        var zone = TimeZones.Of(organization.TimeZone);
        var week = last is null ? PayWeek.Of(at, zone) : last.Week.Next(zone);
        while (week.Until <= at) week = week.Next(zone);
        return new OrganizationWeek(organization.Id, week, organization.TimeZone);
    }
}

internal sealed class OrganizationWeekTable : IEntityTypeConfiguration<OrganizationWeek>
{
    public void Configure(EntityTypeBuilder<OrganizationWeek> builder)
    {
        builder.ToTable("organization_weeks", t => t.HasCheckConstraint("ck_organization_weeks_order", "starts_at < ends_at"));
        builder.HasKey(w => new { w.OrganizationId, w.StartsAt });
        builder.Ignore(w => w.Week);
        builder.Property(w => w.TimeZone).HasMaxLength(64);
        builder.HasIndex(w => w.EndsAt).HasFilter("closed_at is null").HasDatabaseName("ix_organization_weeks_open");
        builder.HasOne<Organization>().WithMany().HasForeignKey(w => w.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
