using System.IO.Compression;
using System.Text;
using Parallax.Talent;
using Parallax.Tests.Running;

namespace Parallax.Tests.Talent;

public class PdfCheckTests
{
    [Theory]
    [InlineData("", "", null)]
    [InlineData("/Names << /JavaScript 3 0 R >>", "", "resume.active")]
    [InlineData("/Names << /J#61vaScr#69pt 3 0 R >>", "", "resume.active")]
    [InlineData("/AA << /O 3 0 R >>", "", "resume.active")]
    [InlineData("/AAPL:Keywords (x)", "", null)]
    [InlineData("/OpenAction [3 0 R /XYZ null null 0]", "", null)]
    [InlineData("/OpenAction << /S /GoTo /D [3 0 R /Fit] >>", "", null)]
    [InlineData("/OpenAction 5 0 R", "5 0 obj << /S /GoTo /D [3 0 R /Fit] >> endobj", null)]
    [InlineData("/OpenAction 5 0 R", "5 0 obj << /S /URI /URI (http://x) >> endobj", "resume.active")]
    [InlineData("/OpenAction 5 0 R", "5 0 obj << /S /GoTo /D [3 0 R /Fit] >> endobj 5 0 obj << /S /URI /URI (http://x) >> endobj", "resume.active")]
    [InlineData("/OpenAction 5 0 R", "", "resume.active")]
    [InlineData("/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next 6 0 R >>", "", "resume.active")]
    [InlineData("/OpenAction << /S /GoToR /F (x.pdf) >>", "", "resume.active")]
    [InlineData("", "3 0 obj << /S /Launch /F (cmd.exe) >> endobj", "resume.active")]
    [InlineData("/Names << /EmbeddedFiles 3 0 R >>", "", "resume.active")]
    [InlineData("", "trailer << /Encrypt 4 0 R >>", "resume.encrypted")]
    public void Names_of_active_content_are_found(string catalog, string more, string? code) => Assert.Equal(code, PdfCheck.Of(Hiring.Pdf(catalog, more))?.Code);

    [Theory]
    [InlineData("<< /S /GoTo /D [3 0 R /Fit] >>", null)]
    [InlineData("<< /S /URI /URI (http://x) >>", "resume.active")]
    public void What_is_opened_is_found_within_a_stream_of_objects(string action, string? code)
    {
        var objects = $"4 0 5 {"<< /X 1 >> ".Length} ";
        var packed = Deflate(Encoding.Latin1.GetBytes($"{objects}<< /X 1 >> {action}"));
        Assert.Equal(code, PdfCheck.Of(Hiring.Pdf("/OpenAction 5 0 R",
            $"9 0 obj\n<< /Type /ObjStm /N 2 /First {objects.Length} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n{Encoding.Latin1.GetString(packed)}\nendstream\nendobj"))?.Code);
    }

    [Theory]
    [InlineData("<< /S /JavaScript /JS (x) >>", "resume.active")]
    [InlineData("<< /Type /Font /BaseFont /Helvetica >>", null)]
    public void Streams_of_objects_are_opened(string inner, string? code)
    {
        var packed = Deflate(Encoding.Latin1.GetBytes($"5 0 {inner}"));
        Assert.Equal(code, PdfCheck.Of(Hiring.Pdf(more: $"4 0 obj\n<< /Type /Obj#53tm /N 1 /First 4 /Filter /FlateDecode /Length {packed.Length} >>\nstream\n{Encoding.Latin1.GetString(packed)}\nendstream\nendobj"))?.Code);
    }

    [Fact]
    public void A_stream_that_inflates_without_end_is_refused()
    {
        var packed = Deflate(new byte[64 * 1024 * 1024]);
        Assert.Equal("resume.active", PdfCheck.Of(Hiring.Pdf(more: $"4 0 obj\n<< /Type /ObjStm /N 1 /First 4 >>\nstream\n{Encoding.Latin1.GetString(packed)}\nendstream\nendobj"))?.Code);
    }

    private static byte[] Deflate(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal)) zlib.Write(plain);
        return packed.ToArray();
    }
}
