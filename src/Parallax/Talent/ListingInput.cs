using Parallax.Data;

namespace Parallax.Talent;

/// <summary>A listing as the editor's fields have it: as typed, right or wrong.</summary>
public sealed record ListingInput(
    string Title, string Slug, string Organization, string Summary, string Body, string Areas, string Responsibilities, string Skills, string Preferred,
    string PayMin, string PayMax, string Currency, string Hours, string HowPaid, string CountryCodes, bool Sponsors, string NotSupported, string Selection, string Form)
{
    public static ListingInput Of(Listing listing)
    {
        ArgumentNullException.ThrowIfNull(listing);
        return new(
            listing.Title, "", "", listing.Summary, listing.Body, Lines(listing.Areas), Lines(listing.Responsibilities), Lines(listing.Skills), Lines(listing.Preferred),
            listing.Least.Plain(), listing.Most.Plain(), listing.Currency, listing.Hours, listing.HowPaid, string.Join(", ", listing.Rules.Countries), listing.Rules.Sponsors,
            listing.NotSupported, listing.Selection, FormLines.Write(listing.Form));
    }

    public static ListingInput Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        string Field(string name) => form[name].ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
        return new(
            Field("Title"), Field("Slug"), Field("Organization"), Field("Summary"), Field("Body"), Field("Areas"), Field("Responsibilities"), Field("Skills"), Field("Preferred"),
            Field("PayMin"), Field("PayMax"), Field("Currency"), Field("Hours"), Field("HowPaid"), Field("CountryCodes"), form["Sponsors"] == "true",
            Field("NotSupported"), Field("Selection"), Field("Form"));
    }

    /// <summary>The listing, and what is wrong with it by field.</summary>
    public (Listing? Listing, Dictionary<string, string[]> Faults) Listing()
    {
        var (form, formFault) = FormLines.Read(Form);
        var currency = Currencies.IsKnown(Currency) ? Currency : "USD";
        var codes = CountryCodes.ToUpperInvariant().Split([',', ' ', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        var listing = new Listing(
            Title.Trim(), Summary.Trim(), Body, Items(Areas), Items(Responsibilities), Items(Skills), Items(Preferred),
            currency, Money.Parse(PayMin, currency)?.Minor ?? 0, Money.Parse(PayMax, currency)?.Minor ?? 0, Hours.Trim(), HowPaid.Trim(), NotSupported.Trim(), Selection.Trim(),
            EligibilityRules.For(codes, Sponsors), form ?? new ApplicationForm([]));
        var faults = listing.Faults();
        if (formFault is not null) faults["form"] = [formFault];
        return (listing, faults);
    }

    private static string Lines(IReadOnlyList<string> items) => string.Join('\n', items);

    private static string[] Items(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
