using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Parallax.Media;

/// <summary>
/// PDFsharp draws ids and the names of font subsets at random and stamps the clock's time. Here they become functions of
/// the paper itself. Nothing changes its length, so the table of offsets at the end stays right.
/// </summary>
internal static partial class PaperBytes
{
    public static byte[] Settle(byte[] pdf, string title, DateTimeOffset created)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var stamp = created.ToUniversalTime();
        var seed = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{title}\n{stamp:O}")));
        text = SubsetTag().Replace(text, match => (match.Groups[1].Value.EndsWith("Bold", StringComparison.Ordinal) ? "/PARALB+" : "/PARALX+") + match.Groups[1].Value);
        text = FileIds().Replace(text, match => match.Groups[1].Value + seed[..32] + match.Groups[2].Value + seed[32..] + ">]");
        text = Uuid().Replace(text, match => "uuid:" + new Guid(Convert.FromHexString(seed[..32])).ToString("D"));
        text = XmpTime().Replace(text, match => Fit(stamp.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), match.Value.Length));
        text = PdfTime().Replace(text, match => Fit("D:" + stamp.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "Z00'00'", match.Value.Length));
        return Encoding.Latin1.GetBytes(text);
    }

    private static string Fit(string wanted, int length) => wanted.Length >= length ? wanted[..length] : wanted.PadRight(length);

    [GeneratedRegex(@"/[A-Z]{6}\+(DejaVu[^/\s>]*)")]
    private static partial Regex SubsetTag();

    [GeneratedRegex(@"(/ID\s*\[\s*<)[0-9A-Fa-f]{32}(>\s*<)[0-9A-Fa-f]{32}>\s*\]")]
    private static partial Regex FileIds();

    [GeneratedRegex("uuid:[0-9a-fA-F-]{36}")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"(?<=Date>)\d{4}-\d\d-\d\dT[0-9:.+Z-]+(?=<)")]
    private static partial Regex XmpTime();

    [GeneratedRegex(@"D:\d{14}(?:[Z+-]\d\d'\d\d'?)?")]
    private static partial Regex PdfTime();
}
