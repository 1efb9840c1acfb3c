using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Identity;

/// <summary>A key with which a program acts as a person. Only its hash is kept; revoking it ends it at once.</summary>
public sealed class ApiKey
{
    /// <summary>Every key begins so, and secret scanners can find one that leaked.</summary>
    public const string Prefix = "plx_";

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public string Name { get; private set; } = "";
    public string Hash { get; private set; } = "";

    /// <summary>The first characters, by which a person knows their keys apart.</summary>
    public string Start { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    private ApiKey() { }

    public ApiKey(Guid id, Guid personId, string name, string hash, string start, DateTimeOffset now)
    {
        Id = id;
        PersonId = personId;
        Name = name;
        Hash = hash;
        Start = start;
        CreatedAt = now;
    }

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}

internal sealed class ApiKeyTable : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.Property(k => k.Name).HasMaxLength(200);
        builder.Property(k => k.Hash).HasMaxLength(64);
        builder.Property(k => k.Start).HasMaxLength(20);
        builder.HasIndex(k => k.Hash).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(k => k.PersonId);
    }
}
