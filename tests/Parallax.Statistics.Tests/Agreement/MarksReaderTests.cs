using System.Text;
using Parallax.Statistics.Agreement;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Agreement;

public class MarksReaderTests
{
    /// <summary>Two boxes of width 10 that are shifted by 2: (10 - 2) / (10 + 2). The third person saw the image and drew nothing.</summary>
    [Theory]
    [InlineData("image,worker,left,top,right,bottom,category\n1,a,0,0,10,5,dog\n1,b,2,0,12,5,dog\n2,a,,,,,\n2,b,,,,,\n")]
    [InlineData("image,worker,x,y,width,height\n1,a,0,0,10,5\n1,b,2,0,10,5\n2,a,,,,\n2,b,,,,\n")]
    public void Boxes_by_corners_or_by_size(string text)
    {
        var boxes = MarksReader.ReadBoxes(Stream(text), "regions.csv");
        var agreement = RegionAgreement.Of(boxes);
        Assert.Equal(8.0 / 12, agreement.MatchedOverlap.Value!.Value, 12);
        Assert.Equal(1, agreement.F1.Micro.Value);
    }

    [Fact]
    public void Spans_of_two_people()
    {
        var spans = MarksReader.ReadSpans(Stream("document,worker,start,end,category\nd,a,0,10,claim\nd,b,0,10,claim\nd,a,20,30,claim\nd,b,40,50,claim\n"), "spans.csv");
        Assert.Equal(.5, SpanAgreement.F1(spans).Micro.Value);
    }

    [Theory]
    [InlineData("document,worker,start\nd,a,1\n", "column 'start'", "start and end")]
    [InlineData("document,worker,start,end\nd,a,5,5\n", "line 2", "ends after it starts")]
    [InlineData("document,worker,start,end\nd,a,5,x\n", "line 2, column 'end'", "'x'")]
    [InlineData("document,worker,start,end\nd,,5,6\n", "line 2, column 'worker'", "empty")]
    public void What_is_wrong_is_named_with_its_place(string text, string place, string cause)
    {
        var error = Assert.Throws<InputException>(() => MarksReader.ReadSpans(Stream(text), "spans.csv"));
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
