using System.Text;
using System.Text.Json;
using Json.Schema;
using Parallax.Projects;
using Parallax.Tests.Running;

namespace Parallax.Tests.Projects;

/// <summary>The published schema of a line says what the reader does.</summary>
public sealed class TaskSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(Read());

    [Fact]
    public async Task Real_tasks_fit_it()
    {
        var file = Repository.DataOrSkip("owleval/tasks.jsonl");
        await foreach (var line in File.ReadLinesAsync(file, TestContext.Current.CancellationToken)) Agree(line, expected: true);
    }

    [Theory]
    [InlineData("""{"id":"t","category":"ambiguous","prompt":"a","responses":[{"model":"a","steps":["x",[{"text":"y"},{"image":0},{"tool":"zoom","input":"i"}]]}],"media":[{"path":"a.png"}]}""", true)]
    [InlineData("""{"id":"t","category":"ambiguous","turns":[{"role":"user","text":"a"}],"responses":[{"model":"a","version":"1","text":"x"}],"gold":{},"tags":["x"],"metadata":{}}""", true)]
    [InlineData("""{"id":"t","category":"funny","prompt":"a","responses":[{"model":"a","text":"x"}]}""", false)]
    [InlineData("""{"id":"t","category":"ambiguous","prompt":"a","turns":[{"role":"user","text":"a"}],"responses":[{"model":"a","text":"x"}]}""", false)]
    [InlineData("""{"id":"t","category":"ambiguous","responses":[{"model":"a","text":"x"}]}""", false)]
    [InlineData("""{"id":"t","category":"ambiguous","prompt":"a","responses":[]}""", false)]
    [InlineData("""{"id":"t","category":"ambiguous","prompt":"a","responses":[{"model":"a"}]}""", false)]
    [InlineData("""{"id":"t","category":"ambiguous","prompt":"a","responses":[{"model":"a","steps":[[{"text":"x","image":0}]]}]}""", false)]
    [InlineData("""{"id":"t","category":"ambiguous","prompt":"a","extra":1,"responses":[{"model":"a","text":"x"}]}""", false)]
    [InlineData("""{"id":"","category":"ambiguous","prompt":"a","responses":[{"model":"a","text":"x"}]}""", false)]
    public void Schema_and_reader_agree(string line, bool expected) => Agree(line, expected);

    private static void Agree(string line, bool expected)
    {
        Assert.Equal(expected, Schema.Evaluate(JsonElement.Parse(line)).IsValid);
        Assert.Equal(expected, ReadTask.From(Encoding.UTF8.GetBytes(line), 1, []) is not null);
    }

    private static string Read()
    {
        using var reader = new StreamReader(Path.Combine(Repository.Root, "docs", "schemas", "task-1.json"));
        return reader.ReadToEnd();
    }
}
