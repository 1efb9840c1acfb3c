using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Parallax.Data;
using Parallax.Media;
using Parallax.Web.Pages;

namespace Parallax.Talent;

/// <summary>The copy on paper, made from the stored bytes and with the signature under them.</summary>
internal static class AgreementPdf
{
    public static byte[] Write(ReadAgreements.Detail detail)
    {
        var signed = detail.Agreement.SignedAt;
        using var paper = new Paper("Agreement", detail.Agreement.Organization, signed);
        foreach (var block in new HtmlParser().ParseDocument(detail.Html!).Body!.Children) Add(paper, block);

        var zone = TimeZones.Of(detail.Zone);
        var local = TimeZoneInfo.ConvertTime(signed, zone).ToString("d MMM yyyy, HH:mm zzz", CultureInfo.InvariantCulture);
        paper.Heading("Signature", 2).Facts(
        [
            ("Signed by", detail.TypedName!),
            ("Time", $"{Words.Exact(signed)} ({local}, {zone.Id})"),
            ("Text", detail.Version),
            ("SHA-256", detail.Agreement.Sha256),
            ("Agreement", detail.Agreement.Id.ToString()),
        ]);
        paper.Paragraph(detail.Consent);
        paper.Note("The hash is that of the HTML that was shown and signed; that text is authoritative, and this copy is made from it.");
        if (Paper.Boxes(detail.TypedName + detail.Html) is { Count: > 0 } boxes)
            paper.Note($"The font of this copy lacks these characters, in the order in which they first appear, and shows a box for each: {string.Join(", ", boxes)}. The HTML has them.");
        using var stream = new MemoryStream();
        paper.Save(stream);
        return stream.ToArray();
    }

    private static void Add(Paper paper, IElement block)
    {
        switch (block.LocalName)
        {
            case ['h', var level and >= '1' and <= '6']:
                paper.Heading(Text(block), level - '0');
                break;
            case "ul" or "ol":
                paper.List(block.Children.Select(Text), block.LocalName == "ol");
                break;
            case "table":
                var rows = block.QuerySelectorAll("tr").Select(r => (IReadOnlyList<string>)[.. r.Children.Select(Text)]).ToList();
                if (rows.Count > 0) paper.Table(rows[0], rows[1..]);
                break;
            case "blockquote":
                foreach (var inner in block.Children) Add(paper, inner);
                break;
            default:
                if (Text(block) is { Length: > 0 } text) paper.Paragraph(text);
                break;
        }
    }

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
