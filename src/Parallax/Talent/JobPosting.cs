using System.Text.Json;
using Parallax.Data;

namespace Parallax.Talent;

/// <summary>
/// The listing for machines: schema.org's JobPosting, only on the page of one listing that is open. Where an applicant may
/// be is a country; visas are no requirement of place and stand in the text alone.
/// </summary>
public static class JobPosting
{
    public static string Json(OpportunityRead read, string description)
    {
        ArgumentNullException.ThrowIfNull(read);
        var (opportunity, listing) = (read.Opportunity, read.Listing);
        // The serializer's own encoder escapes < and &: the text cannot end the element that it stands in.
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["@context"] = "https://schema.org/",
            ["@type"] = "JobPosting",
            ["title"] = listing.Title,
            ["description"] = description,
            ["identifier"] = Typed("PropertyValue", ("name", read.Organization), ("value", opportunity.Slug)),
            ["datePosted"] = opportunity.OpenedAt!.Value.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["validThrough"] = Web.Pages.Words.Iso(opportunity.ValidThrough!.Value),
            ["employmentType"] = "CONTRACTOR",
            ["hiringOrganization"] = Typed("Organization", ("name", read.Organization)),
            ["jobLocationType"] = "TELECOMMUTE",
            ["applicantLocationRequirements"] = listing.Rules.Countries.Select(c => Typed("Country", ("name", Countries.Name(c)))).ToList(),
            ["directApply"] = true,
            ["baseSalary"] = Typed("MonetaryAmount", ("currency", listing.Currency),
                ("value", Typed("QuantitativeValue", ("minValue", Number(listing.Least)), ("maxValue", Number(listing.Most)), ("unitText", "HOUR")))),
        });
    }

    private static Dictionary<string, object> Typed(string type, params (string Name, object Value)[] properties)
    {
        var typed = new Dictionary<string, object> { ["@type"] = type };
        foreach (var (name, value) in properties) typed[name] = value;
        return typed;
    }

    private static decimal Number(Money amount) => decimal.Parse(amount.Plain(), System.Globalization.CultureInfo.InvariantCulture);
}
