using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Identity;

/// <summary>
/// A link by e-mail that signs in once, and makes the account when there is none: whoever reads the mailbox is the person.
/// Only the hash of its secret is kept.
/// </summary>
public sealed class SignInLink
{
    public const string Path = "/link";
    public const int LongestReturn = 1000;

    /// <summary>For somebody who wants to come in now.</summary>
    public static readonly TimeSpan Now = TimeSpan.FromMinutes(30);

    /// <summary>For somebody in the middle of something, who may read their mail tomorrow.</summary>
    public static readonly TimeSpan OnTheWay = TimeSpan.FromHours(24);

    public Guid Id { get; private set; }
    public string SecretHash { get; private set; } = "";
    public string Email { get; private set; } = "";

    /// <summary>Where to go afterwards: a path of this site.</summary>
    public string ReturnPath { get; private set; } = "/";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }

    private SignInLink() { }

    public SignInLink(Guid id, string secretHash, string email, string returnPath, TimeSpan lifetime, DateTimeOffset now)
    {
        Id = id;
        SecretHash = secretHash;
        Email = email;
        ReturnPath = returnPath;
        CreatedAt = now;
        ExpiresAt = now + lifetime;
    }

    public bool IsOpen(DateTimeOffset now) => UsedAt is null && now < ExpiresAt;
}

internal sealed class SignInLinkTable : IEntityTypeConfiguration<SignInLink>
{
    public void Configure(EntityTypeBuilder<SignInLink> builder)
    {
        builder.ToTable("sign_in_links");
        builder.Property(l => l.SecretHash).HasMaxLength(64);
        builder.Property(l => l.Email).HasMaxLength(256);
        builder.Property(l => l.ReturnPath).HasMaxLength(SignInLink.LongestReturn);
        builder.HasIndex(l => l.SecretHash).IsUnique();
        builder.HasIndex(l => l.ExpiresAt);
    }
}
