using System.Text;
using System.Xml;
using Parallax.Data;
using Parallax.Web.Pages;

namespace Parallax.Talent;

/// <summary>What search engines and feed readers fetch: only listings that are open.</summary>
public static class Feeds
{
    private const string AtomNamespace = "http://www.w3.org/2005/Atom";

    public static async Task<IResult> SitemapAsync(HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var open = await ReadOpportunities.OpenAsync(db, clock.GetUtcNow(), cancel);
        return Xml("application/xml", xml =>
        {
            xml.WriteStartElement("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
            Location(xml, Site.Of(http, "/work-with-us"), null);
            foreach (var read in open) Location(xml, Site.Listing(http, read.Opportunity.Slug), read.Opportunity.ChangedAt);
            xml.WriteEndElement();
        });
    }

    public static async Task<IResult> AtomAsync(HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var open = await ReadOpportunities.OpenAsync(db, now, cancel);
        return Xml("application/atom+xml", xml =>
        {
            xml.WriteStartElement("feed", AtomNamespace);
            xml.WriteElementString("title", "Work with us · Parallax");
            xml.WriteElementString("id", Site.Of(http, "/work-with-us"));
            xml.WriteElementString("updated", Words.Iso(open.Select(r => r.Opportunity.ChangedAt).DefaultIfEmpty(now).Max()));
            Link(xml, "self", Site.Of(http, "/jobs.atom"));
            foreach (var read in open) Entry(xml, read, Site.Listing(http, read.Opportunity.Slug));
            xml.WriteEndElement();
        });
    }

    private static void Entry(XmlWriter xml, OpportunityRead read, string address)
    {
        xml.WriteStartElement("entry", AtomNamespace);
        xml.WriteElementString("title", read.Listing.Title);
        xml.WriteElementString("id", $"urn:uuid:{read.Opportunity.Id}");
        xml.WriteElementString("published", Words.Iso(read.Opportunity.OpenedAt!.Value));
        xml.WriteElementString("updated", Words.Iso(read.Opportunity.ChangedAt));
        xml.WriteStartElement("author", AtomNamespace);
        xml.WriteElementString("name", read.Organization);
        xml.WriteEndElement();
        Link(xml, "alternate", address);
        xml.WriteElementString("summary", $"{read.Listing.Summary} {ListingHtml.Pay(read.Listing)} an hour.");
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", AtomNamespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static void Location(XmlWriter xml, string address, DateTimeOffset? changed)
    {
        xml.WriteStartElement("url");
        xml.WriteElementString("loc", address);
        if (changed is { } at) xml.WriteElementString("lastmod", Words.Iso(at));
        xml.WriteEndElement();
    }

    private static IResult Xml(string type, Action<XmlWriter> write)
    {

        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false) };
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, settings)) write(xml);
        return TypedResults.Bytes(bytes.ToArray(), type);
    }
}

/// <summary>Absolute addresses, as mails and machines need them.</summary>
public static class Site
{
    public static string Of(HttpContext http, string path)
    {
        ArgumentNullException.ThrowIfNull(http);
        return $"{http.Request.Scheme}://{http.Request.Host}{path}";
    }

    /// <summary>The one address of a listing, without the source that somebody came from.</summary>
    public static string Listing(HttpContext http, string slug) => Of(http, $"/work-with-us/{Uri.EscapeDataString(slug)}");
}
