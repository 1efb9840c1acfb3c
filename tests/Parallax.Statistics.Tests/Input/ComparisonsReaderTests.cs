using System.Text;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Input;

public class ComparisonsReaderTests
{
    [Theory]
    [InlineData("left,right,label\nx,y,x\nx,y,y\nx,y,tie\n")]
    [InlineData("model_a,model_b,winner\nx,y,model_a\nx,y,MODEL_B\nx,y,tie\n")]
    [InlineData("model_a,model_b,winner\nx,y,left\nx,y,right\nx,y,draw\n")]
    [InlineData("{\"model_a\":\"x\",\"model_b\":\"y\",\"winner\":\"a\"}\n{\"model_a\":\"x\",\"model_b\":\"y\",\"winner\":\"b\"}\n{\"model_a\":\"x\",\"model_b\":\"y\",\"winner\":\"tie\"}\n")]
    public void Crowd_kit_and_arena_say_the_same(string text)
    {
        var read = Read(text);
        Assert.Equal([Outcome.Left, Outcome.Right, Outcome.Tie], Enumerable.Range(0, read.Count).Select(i => read[i].Outcome));
        Assert.Equal(("x", "y"), (read.Models[read[0].Left], read.Models[read[0].Right]));
        Assert.Null(read[0].Worker);
    }

    [Theory]
    [InlineData("tie (bothbad)")]
    [InlineData("both_bad")]
    [InlineData("Both bad")]
    public void Both_bad_is_told_from_a_tie(string said) => Assert.Equal(Outcome.BothBad, Read($"model_a,model_b,winner\nx,y,{said}\n")[0].Outcome);

    [Fact]
    public void A_model_may_be_called_like_a_side() =>
        Assert.Equal([Outcome.Right, Outcome.Left, Outcome.Left], Enumerable.Range(0, 3).Select(i => Read("left,right,label\nB,A,A\nB,A,B\nright,left,right\n")[i].Outcome));

    [Fact]
    public void A_model_compared_with_itself_is_counted_and_left_out()
    {
        var read = Read("model_a,model_b,winner\nx,y,model_a\nx,x,tie\ny,x,model_a\n");
        Assert.Equal((2, 1), (read.Count, read.WithItself));
    }

    [Fact]
    public void Style_is_relative_of_two_columns_and_as_it_is_of_one()
    {
        const string text = "model_a,model_b,winner,judge,question_id,length_a,length_b,bold\nx,y,tie,j,q,300,100,-2\nx,y,tie,k,q,0,0,1.5\n";
        var read = ComparisonsReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "battles.csv", ["length", "bold"]);
        Assert.Equal([0.5, 0], read.Covariates[0].Values);
        Assert.Equal([-2, 1.5], read.Covariates[1].Values);
        Assert.Equal(("j", "q"), (read.Workers[read[0].Worker!.Value], read.Prompts[read[1].Prompt!.Value]));
    }

    [Theory]
    [InlineData("left,right\nx,y\n", "column 'label'", "no such column")]
    [InlineData("left,right,label\nx,y,z\n", "line 2, column 'label'", "'z'")]
    [InlineData("[{\"left\": \"x\"}]", "line 1", "one object a line")]
    [InlineData("left,right,label\nx,,x\n", "line 2, column 'right'", "empty")]
    [InlineData("left,right,label,worker\nx,y,x,w\nx,y,x,\n", "line 3, column 'worker'", "some have none")]
    [InlineData("left,right,label,length_a,length_b\nx,y,x,1,long\n", "line 2, column 'length_b'", "'long'")]
    [InlineData("left,right,label,length_a\nx,y,x,1\n", "column 'length'", "length_b")]
    public void What_is_wrong_is_named_with_its_place(string text, string place, string cause)
    {
        var style = text.Contains("length", StringComparison.Ordinal) ? new[] { "length" } : [];
        var error = Assert.Throws<InputException>(() => ComparisonsReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "battles.csv", style));
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
    }

    private static Comparisons Read(string text) => ComparisonsReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "battles.csv");
}
