using System.Globalization;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Talent;

/// <summary>What stands in the fields of an agreement, from the terms of an offer. Pure.</summary>
public static class OfferValues
{
    public static Dictionary<string, string> Of(OfferTerms terms, Organization organization, string project, string? legalName, string? address)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(organization);
        var zone = TimeZones.Of(organization.TimeZone);
        return new(StringComparer.Ordinal)
        {
            ["rate"] = terms.Pay.Hourly.ToString(),
            ["currency"] = terms.Pay.Currency,
            ["weekly_cap"] = Cap(terms.Pay.WeeklyCapSeconds),
            ["start"] = Day(terms.StartsAt, zone),
            ["end"] = terms.EndsAt is { } end ? Day(end, zone) : "the day on which either side ends it",
            ["notice_days"] = terms.NoticeDays.ToString(CultureInfo.InvariantCulture),
            ["law"] = terms.Law,
            ["payment"] = Payment(terms.Pay),
            ["payment_days"] = terms.PaymentDays.ToString(CultureInfo.InvariantCulture),
            ["project"] = project,
            ["services"] = terms.Services,
            ["organization_name"] = organization.LegalName,
            ["organization_address"] = organization.Address,
            [AgreementFields.ContractorName] = legalName ?? "",
            [AgreementFields.ContractorAddress] = address ?? "",
        };
    }

    public static string Payment(PayTerms pay)
    {
        ArgumentNullException.ThrowIfNull(pay);
        return pay.JudgmentMinor is { } each
            ? $"{new Money(each, pay.Currency)} for each submitted judgment, and never less than {pay.Hourly} for each hour of payable time"
            : $"{pay.Hourly} for each hour of payable time";
    }

    public static string Cap(int? seconds) => seconds is { } most
        ? $"{(most / 3600m).ToString("0.##", CultureInfo.InvariantCulture)} hours"
        : "no fixed number of hours";

    public static string Day(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
