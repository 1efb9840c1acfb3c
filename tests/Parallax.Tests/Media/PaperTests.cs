using System.Globalization;
using System.Text;
using Parallax.Media;
using Parallax.Tests.Running;

namespace Parallax.Tests.Media;

/// <summary>The PDFs that people are given.</summary>
public class PaperTests
{
    private static readonly DateTimeOffset Time = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_written_can_be_read_back_and_each_page_knows_its_number()
    {
        var pages = PdfText.Of(Make());
        Assert.True(pages.Count >= 3, $"{pages.Count} pages");
        Assert.Contains("Łukasz Žižek, Αθήνα, Київ", pages[0], StringComparison.Ordinal);
        Assert.Contains("Row 120", pages[^1], StringComparison.Ordinal);
        Assert.All(pages.Select((text, i) => (text, i)), page => Assert.Contains($"{page.i + 1} of {pages.Count}", page.text, StringComparison.Ordinal));
        var withRows = pages.Where(p => p.Contains("Row ", StringComparison.Ordinal)).ToList();
        Assert.True(withRows.Count > 1);
        Assert.All(withRows, page => Assert.Single(page.Split('\n'), line => line.Trim() == "Hours"));
    }

    [Fact]
    public void The_same_paper_is_the_same_file()
    {
        var first = Make();
        Assert.Equal("%PDF", Encoding.ASCII.GetString(first, 0, 4));
        Assert.Equal(first, Make());
    }

    /// <summary>A page of text, then a table over several pages.</summary>
    private static byte[] Make()
    {
        using var paper = new Paper("A statement", "Example Lab", Time);
        paper.Heading("A statement").Paragraph("Łukasz Žižek, Αθήνα, Київ").Paragraph(new string('x', 4000));
        paper.List(["One", "Two"], numbered: true).Facts([("Payer", "Example Lab")]);
        paper.Heading("Lines", 2);
        var rows = Enumerable.Range(1, 120).Select(i => (IReadOnlyList<string>)[$"Row {i}", i.ToString(CultureInfo.InvariantCulture)]).ToList();
        for (var i = 0; i < 40; i++) paper.Paragraph($"Paragraph {i}");
        paper.Table(["Line", "Hours"], rows, [PaperAlign.Start, PaperAlign.End]);
        using var stream = new MemoryStream();
        paper.Save(stream);
        return stream.ToArray();
    }
}
