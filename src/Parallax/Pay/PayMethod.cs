using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;

namespace Parallax.Pay;

/// <summary>Where a person's money goes, as they entered it. Only protected copies of it are stored.</summary>
/// <param name="Kind"><c>iban</c>, <c>us</c>, <c>gb</c> or <c>other</c>.</param>
public sealed record Destination(
    string Kind, string Holder, string? Iban, string? Bic, string? Routing, string? SortCode, string? Account, string? AccountType, string? Country)
{
    public string Number => Iban ?? Account ?? "";

    public string Label => $"{(Kind == "iban" ? "IBAN" : "account")} …{(Number.Length > 4 ? Number[^4..] : Number)}";
}

/// <summary>Protects destinations with the keys of the installation.</summary>
public sealed class DestinationProtection(IDataProtectionProvider provider)
{
    private readonly IDataProtector _protector = provider.CreateProtector("parallax.pay.destination");

    public string Protect(Destination destination) => _protector.Protect(JsonSerializer.Serialize(destination, JsonSerializerOptions.Web));

    /// <summary>Null when it was protected with keys that are gone: a demo forgets its keys when it stops.</summary>
    public Destination? Open(string? kept)
    {
        if (kept is null) return null;
        try
        {
            return JsonSerializer.Deserialize<Destination>(_protector.Unprotect(kept), JsonSerializerOptions.Web);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>How one person is paid. A change holds payouts for a while, so that whoever stole an account does not get the next one.</summary>
public sealed class PayMethod
{
    private static readonly TimeSpan Hold = TimeSpan.FromHours(72);

    public Guid PersonId { get; private set; }
    public string Protected { get; private set; } = "";
    public string Label { get; private set; } = "";
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>No payout before this; null after the first entry, which replaces nothing.</summary>
    public DateTimeOffset? HoldUntil { get; private set; }

    private PayMethod() { }

    public PayMethod(Guid person, string kept, string label, DateTimeOffset now)
    {
        PersonId = person;
        Protected = kept;
        Label = label;
        ChangedAt = now;
    }

    public void Change(string kept, string label, DateTimeOffset now)
    {
        Protected = kept;
        Label = label;
        ChangedAt = now;
        HoldUntil = now + Hold;
    }

    public bool IsHeld(DateTimeOffset now) => HoldUntil is { } until && now < until;
}

internal sealed class PayMethodTable : IEntityTypeConfiguration<PayMethod>
{
    public void Configure(EntityTypeBuilder<PayMethod> builder)
    {
        builder.ToTable("pay_methods");
        builder.HasKey(m => m.PersonId);
        builder.Property(m => m.Protected).HasMaxLength(4000);
        builder.Property(m => m.Label).HasMaxLength(100);
        // Personal data: it goes with the person. Payouts keep what was paid, not where to.
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
