using System.Text;
using Parallax.Projects;

namespace Parallax.Tests.Projects;

public sealed class ReadTaskTests
{
    private const string Good = """{"id":"t","category":"ambiguous","prompt":"What?","responses":[{"model":"a","text":"One."},{"model":"b","text":"Two."}]}""";

    [Theory]
    [InlineData("""{"id":"t","categry":"ambiguous"}""", "categry", "did you mean 'category'?")]
    [InlineData("""{"id":"t","surprise":1}""", "surprise", "is not a field here. The fields are id, category")]
    [InlineData("""{"id":7}""", "id", "must be a text, not a number")]
    [InlineData("""{"id":"  "}""", "id", "is empty")]
    [InlineData("""{"id":"a\nb"}""", "id", "control characters")]
    [InlineData("""{"category":"funny"}""", "category", "must be one of multimodal-reasoning")]
    [InlineData("""{"prompt":"a","turns":[{"role":"user","text":"a"}]}""", "prompt", "exclude each other")]
    [InlineData("""{"turns":[{"role":"robot","text":"a"}]}""", "turns[0].role", "must be user, assistant or system")]
    [InlineData("""{"turns":[{"role":"user","text":"a","media":[0]}]}""", "turns[0].media[0]", "the task has no media")]
    [InlineData("""{"media":[{"path":"a.png"},{"path":"../b.png"}]}""", "media[1].path", "leads out of the folder")]
    [InlineData("""{"media":[{"path":"/etc/passwd"}]}""", "media[0].path", "must be relative")]
    [InlineData("""{"media":[{"path":"a/../../b.png"}]}""", "media[0].path", "leads out of the folder")]
    [InlineData("""{"media":[{"path":"..\\b.png"}]}""", "media[0].path", "backslash")]
    [InlineData("""{"media":[{"path":"C:/b.png"}]}""", "media[0].path", "must be relative")]
    [InlineData("""{"media":[{"path":"a\u0000.png"}]}""", "media[0].path", "NUL")]
    [InlineData("""{"media":[{"path":"https://example.org/b.png"}]}""", "media[0].path", "are not fetched yet")]
    [InlineData("""{"media":[{"path":"a.png","caption":"x"}]}""", "media[0].caption", "is not a field here")]
    [InlineData("""{"media":{"path":"a.png"}}""", "media", "must be a list, not an object")]
    [InlineData("""{"responses":[]}""", "responses", "is empty")]
    [InlineData("""{"responses":[{"text":"x"}]}""", "responses[0].model", "is missing")]
    [InlineData("""{"responses":[{"model":"a","txt":"x"}]}""", "responses[0].txt", "did you mean 'text'?")]
    [InlineData("""{"responses":[{"model":"a","text":"x"},{"model":"b","steps":[1]}]}""", "responses[1].steps[0]", "must be a text, not a number")]
    [InlineData("""{"responses":[{"model":"a","steps":[]}]}""", "responses[0].steps", "leave it out")]
    [InlineData("""{"responses":[{"model":"a","steps":[[{"text":"x","image":0}]]}]}""", "responses[0].steps[0][0]", "exactly one of text, image and tool")]
    [InlineData("""{"responses":[{"model":"a","steps":[[{"image":3}]]}]}""", "responses[0].steps[0][0].image", "the task has no media")]
    [InlineData("""{"responses":[{"model":"a","steps":[[{"text":"x","input":"y"}]]}]}""", "responses[0].steps[0][0]", "belong to a tool")]
    [InlineData("""{"reference":"half \ud83d"}""", "reference", "surrogate")]
    [InlineData("""{"reference":"a\u0000b"}""", "reference", "NUL")]
    [InlineData("""{"metadata":{"deep":[{"a\u0000":1}]}}""", "metadata", "NUL")]
    [InlineData("""{"metadata":[1]}""", "metadata", "must be an object, not a list")]
    [InlineData("""{"gold":"A"}""", "gold", "must be an object, not a text")]
    [InlineData("""{"tags":["ok",""]}""", "tags[1]", "1 to 100 characters")]
    public void Each_fault_names_its_field(string line, string field, string message)
    {
        var (task, problems) = Read(line);
        Assert.Null(task);
        var problem = Assert.Single(problems, p => p.Field == field);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(5, problem.Line);
    }

    [Theory]
    [InlineData("""{"id":"t",}""", 11)]
    [InlineData("""{"id":"t" "category":1}""", 11)]
    [InlineData("not json", 2)]
    public void Broken_json_names_its_column(string line, int column)
    {
        var (task, problems) = Read(line);
        Assert.Null(task);
        var problem = Assert.Single(problems);
        Assert.Equal(column, problem.Column!.Value, tolerance: 1L);
        Assert.DoesNotContain("BytePositionInLine", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_given_twice_is_refused()
    {
        var (task, problems) = Read(Good.Replace("\"id\":\"t\"", "\"id\":\"t\",\"id\":\"u\"", StringComparison.Ordinal));
        Assert.Null(task);
        Assert.Contains("id", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_utf8_names_its_byte()
    {
        byte[] bytes = [.. "{\"id\":\""u8, 0xFF, .. "\"}"u8];
        var problems = new List<LineProblem>();
        Assert.Null(ReadTask.From(bytes, 5, problems));
        Assert.Equal(8, Assert.Single(problems).Column);
    }

    [Fact]
    public void A_good_line_is_read_whole()
    {
        var (task, problems) = Read(
            """
            {"id":"t","category":"ambiguous","turns":[{"role":"user","text":"Line\r\nbreak","media":[0]},{"role":"assistant","text":"Hm."},{"role":"user","text":"And?"}],
            "media":[{"path":"a/b.png","alt":"A cup"},{"path":"c.png"}],
            "responses":[{"model":"a","version":"2","text":"whole","steps":["one",[{"text":"see"},{"image":1},{"tool":"zoom","input":"x","output":"y"}]]}],
            "reference":"left","gold":{"preference":"A"},"tags":["x"],"metadata":{"b":1,"a":[null]}}
            """.ReplaceLineEndings(" "));
        Assert.Empty(problems);
        Assert.True(task!.IsDialogue);
        Assert.Equal("Line\nbreak", task.Turns[0].Text);
        Assert.Equal([0], task.Turns[0].Media);
        Assert.Equal("A cup", task.Media[0].Alt);
        var response = Assert.Single(task.Responses);
        Assert.True(response.StepsGiven);
        Assert.Equal("""[{"parts":[{"text":"one"}]},{"parts":[{"text":"see"},{"image":1},{"tool":"zoom","input":"x","output":"y"}]}]""", Content.Write(response.Steps));
        Assert.Equal("""{"b":1,"a":[null]}""", task.Metadata);
        Assert.Equal("""{"preference":"A"}""", task.Gold);
    }

    [Fact]
    public void A_prompt_is_one_turn_with_all_media_and_text_is_split()
    {
        var (task, problems) = Read("""{"id":"t","category":"ambiguous","prompt":"What?","media":[{"path":"a.png"},{"path":"b.png"}],"responses":[{"model":"a","text":"1. x\r\n2. y"}]}""");
        Assert.Empty(problems);
        Assert.Equal([0, 1], Assert.Single(task!.Turns).Media);
        Assert.False(task.Responses[0].StepsGiven);
        Assert.Equal(["1. x", "2. y"], task.Responses[0].Steps.Select(s => s.Parts[0].Text));
    }

    [Fact]
    public void An_image_that_is_shown_nowhere_is_a_mistake()
    {
        var (task, problems) = Read("""{"id":"t","category":"ambiguous","turns":[{"role":"user","text":"a"}],"media":[{"path":"a.png"}],"responses":[{"model":"a","text":"x"}]}""");
        Assert.Null(task);
        Assert.Equal("media[0]", Assert.Single(problems).Field);
    }

    [Fact]
    public void Limits_are_kept()
    {
        var long_ = new string('x', TaskLimits.TextBytes + 1);
        Assert.Contains("100 KB", Assert.Single(Read(Good.Replace("What?", long_, StringComparison.Ordinal)).Problems).Message, StringComparison.Ordinal);
        var many = string.Join(",", Enumerable.Repeat("""{"model":"a","text":"x"}""", TaskLimits.Responses + 1));
        Assert.Contains("at most 26", Read("{\"responses\":[" + many + "]}").Problems.Single(p => p.Field == "responses").Message, StringComparison.Ordinal);
        var deep = string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100));
        Assert.Contains("not valid JSON", Assert.Single(Read("{\"metadata\":{\"a\":" + deep + "}}").Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_are_numbered_and_blank_ones_passed_over()
    {
        byte[] file = [0xEF, 0xBB, 0xBF, .. "one\r\n\n  \nfour\nfive"u8];
        var lines = await LinesAsync(new MemoryStream(file));
        Assert.Equal([(1, "one\r"), (4, "four"), (5, "five")], lines.Select(l => ((int)l.Number, Encoding.UTF8.GetString(l.Bytes!.Value.Span))));
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_reported_and_passed_over()
    {
        var file = Encoding.UTF8.GetBytes("one\n" + new string('x', TaskLimits.LineBytes + 5) + "\nthree\n" + new string('y', TaskLimits.LineBytes + 1));
        var lines = await LinesAsync(new MemoryStream(file));
        Assert.Equal([(1, true), (2, false), (3, true), (4, false)], lines.Select(l => ((int)l.Number, l.Bytes is not null)));
    }

    private static async Task<List<TaskLine>> LinesAsync(Stream stream)
    {
        var lines = new List<TaskLine>();
        await foreach (var line in TaskLines.ReadAsync(stream, TestContext.Current.CancellationToken)) lines.Add(line);
        return lines;
    }

    private static (TaskDraft? Task, List<LineProblem> Problems) Read(string line)
    {
        var problems = new List<LineProblem>();
        return (ReadTask.From(Encoding.UTF8.GetBytes(line), 5, problems), problems);
    }
}
