using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Identity;

/// <summary>An account. A person can be a contributor, and a member of organizations.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public string DisplayName { get; private set; } = "";

    /// <summary>Administers the installation: sees every organization.</summary>
    public bool IsAdministrator { get; private set; }

    /// <summary>Operations of the installation: hiring and pay.</summary>
    public bool IsOperations { get; private set; }

    /// <summary>The IANA zone in which times are shown to them; null while they have not said.</summary>
    public string? TimeZone { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    private Person() { }

    public Person(Guid id, string email, string displayName, DateTimeOffset now)
    {
        Id = id;
        UserName = email;
        Email = email;
        EmailConfirmed = true;
        DisplayName = displayName;
        CreatedAt = now;
        LockoutEnabled = true;
    }

    public void MakeAdministrator() => IsAdministrator = true;

    public void MakeOperations() => IsOperations = true;

    public void LiveIn(TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        TimeZone = zone.Id;
    }
}

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");
        builder.HasIndex(p => p.NormalizedEmail).IsUnique();
        builder.HasIndex(p => p.NormalizedUserName).IsUnique();
        builder.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();
        builder.Property(p => p.TimeZone).HasMaxLength(64);
        builder.Property(p => p.DisplayName).HasMaxLength(200);
        foreach (var name in new[] { nameof(Person.Email), nameof(Person.NormalizedEmail), nameof(Person.UserName), nameof(Person.NormalizedUserName) })
            builder.Property(name).HasMaxLength(256);
    }
}

internal sealed class PersonClaimTable : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder)
    {
        builder.ToTable("person_claims");
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.UserId);
    }
}

internal sealed class PersonLoginTable : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("person_logins");
        builder.HasKey(l => new { l.LoginProvider, l.ProviderKey });
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.UserId);
    }
}

internal sealed class PersonTokenTable : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("person_tokens");
        builder.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        builder.HasOne<Person>().WithMany().HasForeignKey(t => t.UserId);
    }
}
