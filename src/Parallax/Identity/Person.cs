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

    /// <summary>How many hours a week they would like to work; null while they have not said. A wish: nothing is held against it.</summary>
    public int? WantedHours { get; private set; }

    /// <summary>Since when they want no new tasks anywhere; null while they do. Never counted against them.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>When the account was deleted: what is left is a shell that rows of work and money point to.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }
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

    public void Want(int? hours) => WantedHours = hours;

    public void Pause(DateTimeOffset now) => PausedAt ??= now;

    public void Resume() => PausedAt = null;

    /// <summary>Takes everything personal off the account and locks it for good.</summary>
    public void Erase(DateTimeOffset now)
    {
        DisplayName = "Deleted person";
        UserName = Email = $"deleted-{Id}@parallax.invalid";
        NormalizedUserName = NormalizedEmail = Email.ToUpperInvariant();
        PasswordHash = PhoneNumber = TimeZone = null;
        SecurityStamp = Guid.Empty.ToString();
        IsAdministrator = IsOperations = EmailConfirmed = TwoFactorEnabled = PhoneNumberConfirmed = false;
        LockoutEnabled = true;
        LockoutEnd = DateTimeOffset.MaxValue.AddDays(-1);
        WantedHours = null;
        PausedAt = null;
        DeletedAt = now;
    }
}

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people", t => t.HasCheckConstraint("ck_people_wanted_hours", "wanted_hours is null or wanted_hours between 0 and 80"));
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
