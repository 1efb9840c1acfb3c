using System.Text.Json;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>A person of the demo, as <c>people.json</c> has them.</summary>
/// <param name="Role">Besides those of the product <c>applicant</c>.</param>
public sealed record DemoPerson(string Key, string Name, string Email, string Role, string Bio, DemoApplication? Applies = null);

/// <summary>What somebody wrote when they applied.</summary>
/// <param name="Source">The board that they came from; null when it named none.</param>
public sealed record DemoApplication(string? Source, string Motive, string Example, int Hours);

/// <summary>A task of the screening with how it is scored, as a line of <c>items.jsonl</c> has it.</summary>
public sealed record DemoItem(string Task, DemoScoring Item);

/// <param name="Better">The model whose response is better.</param>
/// <param name="FirstWrong">By model, the first wrong step from 1.</param>
/// <param name="Rubric">With a rubric: its five levels.</param>
/// <param name="Says">What those who take it write: <c>strong</c> and <c>weak</c>.</param>
public sealed record DemoScoring(
    string Skill, string Kind, string Better, IReadOnlyDictionary<string, int?> FirstWrong, IReadOnlyList<string>? Rubric, IReadOnlyDictionary<string, string> Says);

/// <summary>A judgment of the demo, as a line of <c>judgments.jsonl</c> has it: in the names of models, with their versions where a task has several, before anything has an id.</summary>
public sealed record DemoJudgment(
    string Project, string Person, string Task, IReadOnlyList<string> Responses, double Minutes, DemoPreference? Preference,
    IReadOnlyDictionary<string, BodyResponse> Answers, IReadOnlyList<DemoIssue> Issues, string Rationale, OwnAnswer? OwnAnswer = null, IReadOnlyList<Interpretation>? Interpretations = null);

public sealed record DemoPreference(string? Better, string Strength);

public sealed record DemoIssue(string Model, string Code, int Severity, string Note, string Correction, IReadOnlyList<Anchor> Anchors);

/// <summary>A pair that nobody judged yet, as a line of <c>drills.jsonl</c> has it: what is right about it, and how each contributor would judge it.</summary>
/// <param name="Apart">How far the two are apart to a fair person.</param>
/// <param name="FirstWrong">By model, the first wrong step from 1.</param>
/// <param name="Why">What is wrong with the other one.</param>
public sealed record DemoDrill(
    string Task, IReadOnlyList<string> Responses, int Apart, string Better, IReadOnlyDictionary<string, int?> FirstWrong, string Why, IReadOnlyList<DemoJudgment> Judgments)
{
    public DemoJudgment By(string person) => Judgments.First(j => j.Person == person);
}

/// <summary>The folder that the demo's generator wrote.</summary>
public sealed class DemoContent(string folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowOutOfOrderMetadataProperties = true };

    public string TasksFile(string project) => Path.Combine(folder, project, "tasks.jsonl");

    /// <summary>What an automatic judge scored the responses of a project.</summary>
    public string JudgeFile(string project) => Path.Combine(folder, project, "judge.jsonl");

    public string PeopleFile => Path.Combine(folder, "people.json");

    public async Task<IReadOnlyList<DemoPerson>> PeopleAsync(CancellationToken cancel)
    {
        await using var file = File.OpenRead(PeopleFile);
        return (await JsonSerializer.DeserializeAsync<People>(file, Json, cancel))!.List;
    }

    public Task<IReadOnlyList<DemoJudgment>> JudgmentsAsync(CancellationToken cancel) => LinesAsync<DemoJudgment>("judgments.jsonl", cancel);

    public Task<IReadOnlyList<DemoJudgment>> ReadingsAsync(CancellationToken cancel) => LinesAsync<DemoJudgment>(Path.Combine("readings", "judgments.jsonl"), cancel);

    public Task<IReadOnlyList<DemoDrill>> DrillsAsync(CancellationToken cancel) => LinesAsync<DemoDrill>(Path.Combine("compare", "drills.jsonl"), cancel);

    public Task<IReadOnlyList<DemoItem>> ItemsAsync(CancellationToken cancel) => LinesAsync<DemoItem>(Path.Combine("screening", "items.jsonl"), cancel);

    private async Task<IReadOnlyList<T>> LinesAsync<T>(string name, CancellationToken cancel)
    {
        await using var file = File.OpenRead(Path.Combine(folder, name));
        var lines = new List<T>();
        await foreach (var line in JsonSerializer.DeserializeAsyncEnumerable<T>(file, topLevelValues: true, Json, cancel))
            if (line is not null) lines.Add(line);
        return lines;
    }

    private sealed record People([property: System.Text.Json.Serialization.JsonPropertyName("people")] IReadOnlyList<DemoPerson> List);
}
