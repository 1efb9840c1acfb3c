namespace Parallax.Identity;

/// <summary>An organization as its members and administrators read it.</summary>
public sealed record OrganizationView(Guid Id, string Slug, string Name, string LegalName, string Address, string TimeZone, string Currency)
{
    public static OrganizationView Of(Organization organization)
    {
        ArgumentNullException.ThrowIfNull(organization);
        var o = organization;
        return new OrganizationView(o.Id, o.Slug, o.Name, o.LegalName, o.Address, o.TimeZone, o.Currency);
    }
}
