using SkiaSharp;

namespace Parallax.Samples.Drawing;

/// <summary>Text as outlines of the font that lies in samples/fonts: the same on every machine, and with exact bounds.</summary>
internal static class Lettering
{
    private static readonly Dictionary<string, SKTypeface> Faces =
        new[] { "Regular", "Bold", "ExtraBold" }.ToDictionary(weight => weight, weight => Load($"fonts/Karla-{weight}.otf"));

    /// <param name="align">0 begins at x, 0.5 centres on it, 1 ends there.</param>
    public static void Text(this Sheet sheet, string text, float x, float y, float size, SKColor colour, float align = 0, string weight = "Bold", float spacing = 0)
    {
        using var path = Outline(text, x, y, size, align, weight, spacing);
        sheet.Fill(path, colour);
    }

    private static SKPath Outline(string text, float x, float y, float size, float align, string weight, float spacing)
    {
        using var font = new SKFont(Faces[weight], size) { Subpixel = true };
        var width = font.MeasureText(text) + spacing * (text.Length - 1);
        var at = x - width * align;
        using var builder = new SKPathBuilder();
        foreach (var letter in text)
        {
            using var glyph = font.GetTextPath(letter.ToString(), new SKPoint(at, y));
            builder.AddPath(glyph, SKPathAddMode.Append);
            at += font.MeasureText(letter.ToString()) + spacing;
        }
        return builder.Detach();
    }

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(Lettering).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException("Missing font " + name);
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException("Not a font: " + name);
    }
}
