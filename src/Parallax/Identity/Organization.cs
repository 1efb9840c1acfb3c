using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;

namespace Parallax.Identity;

/// <summary>A lab or enterprise: the tenant. Every row of its work carries its id.</summary>
public sealed class Organization
{
    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Slug { get; private set; } = "";

    /// <summary>The IANA zone in which its weeks of pay begin.</summary>
    public string TimeZone { get; private set; } = TimeZones.Utc;

    /// <summary>What it pays in when nothing else is said.</summary>
    public string Currency { get; private set; } = "USD";

    /// <summary>Who signs contracts: the name in law, and the postal address.</summary>
    public string LegalName { get; private set; } = "";
    public string Address { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    private Organization() { }

    public Organization(Guid id, string name, string slug, DateTimeOffset now)
    {
        Id = id;
        Name = name;
        Slug = slug;
        LegalName = name;
        CreatedAt = now;
    }

    public void Rename(string name) => Name = name;

    /// <summary>How it pays. A new zone holds for weeks that begin after it was set.</summary>
    public void PayIn(string timeZone, string currency)
    {
        if (TimeZones.Find(timeZone) is null) throw new ArgumentException($"'{timeZone}' is no IANA time zone.", nameof(timeZone));
        if (!Currencies.IsKnown(currency)) throw new ArgumentException($"'{currency}' is no known currency.", nameof(currency));
        TimeZone = timeZone;
        Currency = currency;
    }

    /// <summary>Who stands in its contracts.</summary>
    public void SignAs(string legalName, string address)
    {
        LegalName = legalName;
        Address = address;
    }
}

internal sealed class OrganizationTable : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("organizations");
        builder.Property(o => o.Name).HasMaxLength(200);
        builder.Property(o => o.Slug).HasMaxLength(100);
        builder.Property(o => o.TimeZone).HasMaxLength(64);
        builder.Property(o => o.Currency).HasMaxLength(3);
        builder.Property(o => o.LegalName).HasMaxLength(200);
        builder.Property(o => o.Address).HasMaxLength(1000);
        builder.HasIndex(o => o.Slug).IsUnique();
    }
}
