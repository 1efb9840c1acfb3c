using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Identity;

/// <summary>What the installation as a whole remembers: one row.</summary>
public sealed class Installation
{
    public int Id { get; private set; }

    /// <summary>Keys the pseudonyms, so that nobody outside can recompute them from ids.</summary>
    public byte[] PseudonymKey { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    private Installation() { }

    public Installation(byte[] pseudonymKey, DateTimeOffset now)
    {
        Id = 1;
        PseudonymKey = pseudonymKey;
        CreatedAt = now;
    }

    /// <summary>
    /// The name under which a person's judgments leave the product: the same over all projects of one organization
    /// (so that raters can be modelled), another in each organization (so that people cannot be followed).
    /// </summary>
    public string Pseudonym(Guid organizationId, Guid personId)
    {
        var hash = HMACSHA256.HashData(PseudonymKey, Encoding.ASCII.GetBytes($"{organizationId:N}|{personId:N}"));
        return "p-" + Convert.ToHexStringLower(hash.AsSpan(0, 6));
    }
}

internal sealed class InstallationTable : IEntityTypeConfiguration<Installation>
{
    public void Configure(EntityTypeBuilder<Installation> builder)
    {
        builder.ToTable("installation", t => t.HasCheckConstraint("ck_installation_one_row", "id = 1"));
        builder.Property(i => i.Id).ValueGeneratedNever();
    }
}
