using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>How an organization moves money. No row means the default.</summary>
public sealed class PaySettings
{
    private const long DefaultLimit = 1000;
    private const long Most = 1_000_000_000;

    public Guid OrganizationId { get; private set; }

    /// <summary>Above this, in whole units of whatever currency it is, two people are needed.</summary>
    public long SecondPersonAbove { get; private set; } = DefaultLimit;

    private PaySettings() { }

    public PaySettings(Guid organization) => OrganizationId = organization;

    public bool NeedsSecondPerson(Money amount)
    {
        var unit = 1L;
        for (var i = Currencies.Exponent(amount.Currency); i > 0; i--) unit *= 10;
        return amount.Minor > SecondPersonAbove * unit;
    }

    public Refusal? Limit(long above)
    {
        if (above is < 0 or > Most) return LedgerRefusals.SettingsInvalid("The limit is a whole number from 0 to 1,000,000,000.");
        SecondPersonAbove = above;
        return null;
    }

    public static async Task<PaySettings> OfAsync(AppDb db, Guid organization, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Set<PaySettings>().FirstOrDefaultAsync(s => s.OrganizationId == organization, cancel) ?? new PaySettings(organization);
    }
}

internal sealed class PaySettingsTable : IEntityTypeConfiguration<PaySettings>
{
    public void Configure(EntityTypeBuilder<PaySettings> builder)
    {
        builder.ToTable("pay_settings", t => t.HasCheckConstraint("ck_pay_settings_limit", "second_person_above >= 0"));
        builder.HasKey(s => s.OrganizationId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(s => s.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
