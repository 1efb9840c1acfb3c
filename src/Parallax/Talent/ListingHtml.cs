using System.Net;
using System.Text;
using Parallax.Projects;

namespace Parallax.Talent;

/// <summary>
/// A listing as HTML: what the page shows and what its markup for job boards says are the same text, because boards
/// require that everything in the markup is visible on the page.
/// </summary>
public sealed class ListingHtml(Guidelines guidelines)
{
    public string Of(Listing listing)
    {
        ArgumentNullException.ThrowIfNull(listing);
        var html = new StringBuilder();
        Section(html, "The work", Markdown(listing.Body));
        Section(html, "Areas", Items(listing.Areas, "chips"));
        Section(html, "What you do", Items(listing.Responsibilities));
        Section(html, "What it takes", Items(listing.Skills, "columns"));
        if (listing.Preferred.Count > 0)
            Section(html, "Preferred qualifications", "<p>These add to an application. They never decide it: nobody is turned away for lack of them.</p>" + Items(listing.Preferred, "columns"));
        Section(html, "Pay", $"<p>{Encode(Pay(listing))} an hour. {Encode(listing.HowPaid)}</p>");
        Section(html, "Hours", $"<p>{Encode(listing.Hours)}</p>");
        Section(html, "Where you can be", $"<p>{Encode(Where(listing))}</p><p>{Encode(listing.NotSupported)}</p>");
        Section(html, "How selection works", $"<p>{Encode(listing.Selection)}</p>");
        return html.ToString();
    }

    public string Markdown(string markdown) => guidelines.Html(Content.Hash(markdown), markdown);

    public static string Pay(Listing listing)
    {
        ArgumentNullException.ThrowIfNull(listing);
        var most = listing.Most.ToString();
        return listing.PayMin == listing.PayMax ? most : $"{listing.Least.ToString().Split(' ')[0]} to {most}";
    }

    /// <summary>The sentence that boards look for: that it is remote, and where applicants may be.</summary>
    public static string Where(Listing listing)
    {
        ArgumentNullException.ThrowIfNull(listing);
        return $"This work is 100% remote, for independent contractors. Applicants may be in {Countries.List(listing.Rules.Countries)}.";
    }

    /// <summary>An end at midnight is the end of the day before: so a person reads it.</summary>
    public static DateTimeOffset LastMoment(DateTimeOffset validThrough) => validThrough.AddTicks(-1);

    private static void Section(StringBuilder html, string title, string inner) => html.Append("<h2>").Append(title).Append("</h2>").Append(inner);

    private static string Items(IReadOnlyList<string> items, string? look = null) => $"<ul{(look is null ? "" : $" class=\"{look}\"")}>{string.Concat(items.Select(i => $"<li>{Encode(i)}</li>"))}</ul>";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
