using System.Text.Json;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>A person of the demo, as <c>people.json</c> has them.</summary>
public sealed record DemoPerson(string Key, string Name, string Email, string Role, string Bio);

/// <summary>A judgment of the demo, as a line of <c>judgments.jsonl</c> has it: in the names of models, before anything has an id.</summary>
public sealed record DemoJudgment(
    string Project, string Person, string Task, IReadOnlyList<string> Responses, double Minutes, DemoPreference? Preference,
    IReadOnlyDictionary<string, BodyResponse> Answers, IReadOnlyList<DemoIssue> Issues, string Rationale);

public sealed record DemoPreference(string? Better, string Strength);

public sealed record DemoIssue(string Model, string Code, int Severity, string Note, string Correction, IReadOnlyList<Anchor> Anchors);

/// <summary>The folder that the demo's generator wrote.</summary>
public sealed class DemoContent(string folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowOutOfOrderMetadataProperties = true };

    public string TasksFile(string project) => Path.Combine(folder, project, "tasks.jsonl");

    public async Task<IReadOnlyList<DemoPerson>> PeopleAsync(CancellationToken cancel)
    {
        await using var file = File.OpenRead(Path.Combine(folder, "people.json"));
        return (await JsonSerializer.DeserializeAsync<People>(file, Json, cancel))!.List;
    }

    public async Task<IReadOnlyList<DemoJudgment>> JudgmentsAsync(CancellationToken cancel)
    {
        await using var file = File.OpenRead(Path.Combine(folder, "judgments.jsonl"));
        var judgments = new List<DemoJudgment>();
        await foreach (var judgment in JsonSerializer.DeserializeAsyncEnumerable<DemoJudgment>(file, topLevelValues: true, Json, cancel))
            if (judgment is not null) judgments.Add(judgment);
        return judgments;
    }

    private sealed record People([property: System.Text.Json.Serialization.JsonPropertyName("people")] IReadOnlyList<DemoPerson> List);
}
