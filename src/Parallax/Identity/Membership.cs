using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Identity;

/// <summary>What a member may do in an organization.</summary>
public enum OrganizationRole
{
    Viewer = 0,
    Reviewer = 1,
    Lead = 2,
    Finance = 3,
}

/// <summary>A person's place in an organization: one role.</summary>
public sealed class Membership
{
    public Guid OrganizationId { get; private set; }
    public Guid PersonId { get; private set; }
    public OrganizationRole Role { get; private set; }

    private Membership() { }

    public Membership(Guid organizationId, Guid personId, OrganizationRole role)
    {
        OrganizationId = organizationId;
        PersonId = personId;
        Role = role;
    }

    public void Become(OrganizationRole role) => Role = role;
}

internal sealed class MembershipTable : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships");
        builder.HasKey(m => new { m.OrganizationId, m.PersonId });
        builder.HasIndex(m => m.PersonId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(m => m.OrganizationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
    }
}
