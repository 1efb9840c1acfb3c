using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Identity;

/// <summary>
/// One sign-in on one device, kept on the server: deleting the row ends it at once, on every node.
/// The cookie holds a random key, the row only its hash.
/// </summary>
public sealed class SignInSession
{
    public Guid Id { get; private set; }
    public string KeyHash { get; private set; } = "";
    public Guid PersonId { get; private set; }
    public byte[] Ticket { get; private set; } = [];
    public string Device { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }

    private SignInSession() { }

    public SignInSession(Guid id, string keyHash, Guid personId, string device, DateTimeOffset now)
    {
        Id = id;
        KeyHash = keyHash;
        PersonId = personId;
        Device = device;
        CreatedAt = now;
    }

    public void Renew(byte[] ticket, DateTimeOffset expiresAt)
    {
        Ticket = ticket;
        ExpiresAt = expiresAt;
    }
}

internal sealed class SignInSessionTable : IEntityTypeConfiguration<SignInSession>
{
    public void Configure(EntityTypeBuilder<SignInSession> builder)
    {
        builder.ToTable("sign_in_sessions");
        builder.Property(s => s.KeyHash).HasMaxLength(64);
        builder.Property(s => s.Device).HasMaxLength(200);
        builder.HasIndex(s => s.KeyHash).IsUnique();
        builder.HasIndex(s => s.PersonId);
        builder.HasIndex(s => s.ExpiresAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}
