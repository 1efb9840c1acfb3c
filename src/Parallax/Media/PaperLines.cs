using PdfSharp.Drawing;

namespace Parallax.Media;

/// <summary>Breaks a text into lines that fit a width.</summary>
internal static class PaperLines
{
    /// <summary>At spaces; a word that is wider than the line is broken where it has to be. Line breaks of the text stay.</summary>
    public static List<string> Of(XGraphics ink, XFont font, string text, double width)
    {
        var lines = new List<string>();
        foreach (var given in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in given.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (Fits(ink, font, longer, width))
                {
                    line = longer;
                    continue;
                }

                if (line.Length > 0) lines.Add(line);
                line = Break(ink, font, word, width, lines);
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Adds whole lines of an overlong word and returns what is left of it.</summary>
    private static string Break(XGraphics ink, XFont font, string word, double width, List<string> lines)
    {
        while (!Fits(ink, font, word, width))
        {
            var cut = word.Length - 1;
            while (cut > 1 && !Fits(ink, font, word[..cut], width)) cut--;
            // Never half of a surrogate pair.
            if (cut > 1 && char.IsHighSurrogate(word[cut - 1])) cut--;
            if (cut < 1 || word.Length <= 2) break;
            lines.Add(word[..cut]);
            word = word[cut..];
        }

        return word;
    }

    private static bool Fits(XGraphics ink, XFont font, string text, double width) => ink.MeasureString(text, font).Width <= width;
}
