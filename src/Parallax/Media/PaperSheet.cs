using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Parallax.Media;

/// <summary>The pages of a paper and the place on them where writing goes on.</summary>
internal sealed class PaperSheet : IDisposable
{
    public const double Margin = 56;
    private const double Foot = 64;
    private readonly PdfDocument _document;
    private PdfPage _page = null!;

    public PaperSheet(PdfDocument document)
    {
        _document = document;
        Turn();
    }

    public XGraphics Ink { get; private set; } = null!;

    /// <summary>How far down the page is written, in points.</summary>
    public double Y { get; set; }

    public double Width => _page.Width.Point - (2 * Margin);

    private double Bottom => _page.Height.Point - Foot;

    /// <summary>Whether the page has nothing on it yet.</summary>
    public bool IsFresh => Y <= Margin;

    /// <summary>Turns to a new page when <paramref name="height"/> does not fit on this one; says whether it did.</summary>
    public bool Need(double height)
    {
        if (IsFresh || Y + height <= Bottom) return false;
        Turn();
        return true;
    }

    /// <summary>Goes down a little, unless a page begins here.</summary>
    public void Space(double height)
    {
        if (!IsFresh) Y += height;
    }

    public void Dispose() => Ink.Dispose();

    private void Turn()
    {
        Ink?.Dispose();
        _page = _document.AddPage();
        _page.Size = PageSize.A4;
        Ink = XGraphics.FromPdfPage(_page);
        Y = Margin;
    }
}
