using System.Text;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Input;

public class RatingsReaderTests
{
    [Fact]
    public void Facets_are_read_where_there_are_any()
    {
        var read = Read("response,rater,dimension,score\nr1,a,clarity,4\nr1,a,depth,2.5\n");
        Assert.Equal((2, 2), (read.Count, read.Facets.Count));
        Assert.Equal(2.5, read[1].Value);
        Assert.Equal("value", Read("task,worker,rating\n1,a,3\n").Facets[0]);
    }

    [Theory]
    [InlineData("task,worker,value\n1,a,good\n", "line 2, column 'value'", "'good' is not a number")]
    [InlineData("task,worker,value\n1,a,NaN\n", "line 2, column 'value'", "not a number")]
    [InlineData("task,worker,value\n1,a,1e308\n", "line 2, column 'value'", "1e100")]
    [InlineData("task,worker,value\n1,a,\n", "line 2, column 'value'", "missing")]
    [InlineData("task,worker,facet,value\n1,a,,3\n", "line 2, column 'facet'", "empty")]
    [InlineData("task,worker,value\n1,a,3\n1,b,3\n1,a,4\n", "line 4", "on line 2")]
    public void What_is_wrong_is_named_with_its_place(string text, string place, string cause)
    {
        var error = Assert.Throws<InputException>(() => Read(text));
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_of_one_task_are_averaged()
    {
        var scores = RatingsReader.ReadScores(new MemoryStream("task,worker,value\n1,a,3\n1,b,4\n2,a,1\n"u8.ToArray()), "h.csv");
        Assert.Equal((2, 3.5, 1), (scores.Count, scores["1"], scores["2"]));
    }

    private static Ratings Read(string text) => RatingsReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "ratings.csv");
}
