using System.IO.Compression;
using System.Text;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>
/// Whether a file is a PDF that only shows something. It looks for names of active content in the file and in what its
/// streams of objects inflate to. It does not interpret the file: a reader that does could be led astray by it.
/// </summary>
public static class PdfCheck
{
    public const int MaximumBytes = 5 * 1024 * 1024;

    /// <summary>What all streams of objects together may inflate to: more is no résumé.</summary>
    private const int MaximumInflated = 32 * 1024 * 1024;
    private const int TailLength = 2048;

    /// <summary>Long enough that they do not come about by chance in compressed pictures.</summary>
    private static readonly string[] Active = ["/JavaScript", "/EmbeddedFile", "/Launch", "/RichMedia", "/SubmitForm", "/ImportData"];

    /// <summary>Null when it can be taken.</summary>
    public static Refusal? Of(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > MaximumBytes) return TalentRefusals.ResumeTooLarge;
        var text = Encoding.Latin1.GetString(file);
        if (!text.StartsWith("%PDF-", StringComparison.Ordinal) || !text[^Math.Min(TailLength, text.Length)..].Contains("%%EOF", StringComparison.Ordinal)) return TalentRefusals.ResumeNotPdf;
        var (outside, streams) = Split(file, text);
        if (streams is null) return TalentRefusals.ResumeActive;
        var dictionaries = Unescape(outside + "\n" + string.Join('\n', streams.Select(s => s.Text)));
        if (Has(dictionaries, "/Encrypt")) return TalentRefusals.ResumeEncrypted;
        if (Active.Any(name => Has(dictionaries, name)) || Has(dictionaries, "/JS") || Has(dictionaries, "/AA") || !PdfOpening.OnlyShows(dictionaries, outside, streams)) return TalentRefusals.ResumeActive;
        // Within streams that could not be read as such, and between them, whatever a reader may make of their borders.
        var whole = Unescape(text);
        return Active.Any(name => Has(whole, name)) ? TalentRefusals.ResumeActive : null;
    }

    /// <summary>What stands outside of streams, and what the streams that hold objects inflate to; null when that is too much.</summary>
    private static (string Outside, IReadOnlyList<PdfObjects>? Streams) Split(byte[] file, string text)
    {
        var (outside, streams, left, at) = (new StringBuilder(), new List<PdfObjects>(), MaximumInflated, 0);
        while (text.IndexOf("stream", at, StringComparison.Ordinal) is var start and >= 0)
        {
            var end = text.IndexOf("endstream", start, StringComparison.Ordinal);
            if (end < 0) break;
            var before = text[at..start];
            outside.Append(before);
            if (Dictionary(before) is var dictionary && HoldsObjects(dictionary))
            {
                if (Inflate(file, start + "stream".Length, end, left) is not { } inflated) return ("", null);
                streams.Add(new PdfObjects(dictionary, inflated));
                left -= inflated.Length;
            }

            at = end + "endstream".Length;
        }

        outside.Append(text, at, text.Length - at);
        return (outside.ToString(), streams);
    }

    /// <summary>A stream of objects says where its first one begins.</summary>
    private static bool HoldsObjects(string dictionary) =>
        dictionary.Contains("/ObjStm", StringComparison.Ordinal) || dictionary.Contains("/First", StringComparison.Ordinal);

    private static string Dictionary(string before) => Unescape(before[Math.Max(0, before.LastIndexOf(" obj", StringComparison.Ordinal))..]);

    /// <summary>What it inflates to, as far as it does; null when that is more than <paramref name="most"/>.</summary>
    private static string? Inflate(byte[] file, int start, int end, int most)
    {
        var into = new StringBuilder();
        while (start < end && file[start] is (byte)'\r' or (byte)'\n') start++;
        try
        {
            using var stream = new ZLibStream(new MemoryStream(file, start, end - start), CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                if (into.Length + read > most) return null;
                into.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (InvalidDataException)
        {
            // Not deflated: the whole file is searched as it is anyway.
        }

        return into.ToString();
    }

    /// <summary>The name itself, and not the beginning of a longer one; <c>/EmbeddedFile</c> and <c>/EmbeddedFiles</c> are both meant.</summary>
    private static bool Has(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var next = at + name.Length < text.Length ? text[at + name.Length] : ' ';
            if (!char.IsAsciiLetterOrDigit(next) || (name == "/EmbeddedFile" && next == 's')) return true;
        }

        return false;
    }

    /// <summary>A name may be written with any of its letters as <c>#</c> and two hex digits.</summary>
    internal static string Unescape(string text)
    {
        if (!text.Contains('#', StringComparison.Ordinal)) return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var escaped = text[i] == '#' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]);
            plain.Append(escaped ? (char)Convert.ToByte(text.Substring(i + 1, 2), 16) : text[i]);
            if (escaped) i += 2;
        }

        return plain.ToString();
    }
}
