using PdfSharp.Drawing;

namespace Parallax.Media;

/// <summary>A table on a paper: its head is repeated on each page, and a row is never torn unless it is longer than a page.</summary>
internal sealed class PaperTable(PaperSheet sheet, XFont font, XFont bold, IReadOnlyList<string> columns, IReadOnlyList<PaperAlign> alignments)
{
    private const double Pad = 4;
    private static readonly XPen Rule = new(XColor.FromArgb(200, 204, 210), 0.5);
    private double[] _widths = [];

    public void Write(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        _widths = Widths(rows);
        sheet.Space(4);
        Row(columns, bold, isHead: true);
        foreach (var row in rows) Row(row, font, isHead: false);
        sheet.Space(8);
    }

    private void Row(IReadOnlyList<string> cells, XFont face, bool isHead)
    {
        var lines = _widths.Select((width, i) => PaperLines.Of(sheet.Ink, face, i < cells.Count ? cells[i] : "", width - (2 * Pad))).ToList();
        var step = face.GetHeight() * 1.1;
        var height = (lines.Max(l => l.Count) * step) + (2 * Pad);
        // A head is never the last thing on a page.
        if (sheet.Need(isHead ? height * 2.5 : height) && !isHead) Row(columns, bold, isHead: true);
        var x = PaperSheet.Margin;
        for (var i = 0; i < lines.Count; i++)
        {
            Cell(lines[i], face, x, _widths[i], step, i < alignments.Count ? alignments[i] : PaperAlign.Start);
            x += _widths[i];
        }

        sheet.Y += height;
        sheet.Ink.DrawLine(Rule, PaperSheet.Margin, sheet.Y, PaperSheet.Margin + sheet.Width, sheet.Y);
    }

    private void Cell(List<string> lines, XFont face, double x, double width, double step, PaperAlign align)
    {
        var y = sheet.Y + Pad;
        foreach (var line in lines)
        {
            var at = new XRect(x + Pad, y, width - (2 * Pad), step);
            sheet.Ink.DrawString(line, face, XBrushes.Black, at, align == PaperAlign.End ? XStringFormats.TopRight : XStringFormats.TopLeft);
            y += step;
        }
    }

    /// <summary>Each column gets what its widest cell wants; when that is too much together, the wide ones give way.</summary>
    private double[] Widths(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var wanted = columns.Select((column, i) => (2 * Pad) + Math.Max(
            sheet.Ink.MeasureString(column, bold).Width,
            rows.Take(500).Select(r => i < r.Count ? sheet.Ink.MeasureString(r[i], font).Width : 0).DefaultIfEmpty().Max()) + 2).ToArray();
        var even = sheet.Width / columns.Count;
        var left = sheet.Width - wanted.Where(w => w <= even).Sum();
        var wide = wanted.Where(w => w > even).Sum();
        if (wide <= left) return [.. wanted.Select(w => w * sheet.Width / wanted.Sum())];
        return [.. wanted.Select(w => w <= even ? w : w * left / wide)];
    }
}
