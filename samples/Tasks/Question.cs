using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parallax.Samples.Tasks;

/// <summary>
/// One file of samples/content: a question about a picture, what three invented models answered, where they are wrong and why,
/// and what people said about it. It holds the words; numbers, boxes and offsets are computed from it.
/// </summary>
internal sealed record Question(
    string Id, string Scene, string Category, IReadOnlyList<string> Tags, string Prompt, string Reference, JsonElement Truth,
    IReadOnlyList<Answer> Responses, IReadOnlyList<Opinion> Judgments, ScreeningItem? Item = null, IReadOnlyList<Own>? Own = null)
{
    /// <param name="model">With its version, where the question has several of it.</param>
    public Answer By(string model) => Responses.FirstOrDefault(r => r.Name == model)
        ?? throw new InvalidOperationException($"Task '{Id}' has no response of {model}.");
}

/// <summary>How a task of the screening is scored.</summary>
/// <param name="Skill">What it shows, in words.</param>
/// <param name="Kind"><c>key</c> or <c>rubric</c>.</param>
/// <param name="Better">The model whose response is better.</param>
/// <param name="FirstWrong">By model, the first wrong step from 1; null when all are right.</param>
/// <param name="Rubric">With a rubric: what each level, from 1 to 5, looks like.</param>
/// <param name="Says">What those who take it write: <c>strong</c> and <c>weak</c>.</param>
internal sealed record ScreeningItem(
    string Skill, string Kind, string Better, IReadOnlyDictionary<string, int?> FirstWrong, IReadOnlyList<string>? Rubric, IReadOnlyDictionary<string, string> Says);

/// <summary>What somebody says before they see any response, and the readings in which they believe, in points of a hundred.</summary>
internal sealed record Own(string By, string Answer, IReadOnlyList<string> Steps, int Confidence, IReadOnlyDictionary<string, int> Readings);

/// <param name="Ratings">What a fair person would rate: common sense, logic, space, context; null is not applicable.</param>
/// <param name="Steps">Each step as one pair: its true verdict and its text.</param>
/// <param name="Version">Where it is not the usual one of the model.</param>
/// <param name="Saw">Whether it saw that there are several readings: <c>yes</c>, <c>partly</c> or <c>no</c>.</param>
internal sealed record Answer(
    string Model, IReadOnlyList<int?> Ratings, IReadOnlyList<IReadOnlyDictionary<string, string>> Steps, IReadOnlyList<Fault> Faults, string? Version = null, string? Saw = null)
{
    [JsonIgnore]
    public string Name => Version is null ? Model : $"{Model} {Version}";

    [JsonIgnore]
    public IReadOnlyList<string> Texts => [.. Steps.Select(s => s.Values.Single())];

    [JsonIgnore]
    public IReadOnlyList<string> Verdicts => [.. Steps.Select(s => s.Keys.Single())];

    /// <summary>How good it is to a fair person, to compare with another of the same question.</summary>
    [JsonIgnore]
    public int Fair => Ratings.Sum(rating => rating ?? 3);

    /// <summary>The step that holds the words, and where they begin in it.</summary>
    public (int Step, int Start) Find(string quote)
    {
        var hits = Texts.Select((text, step) => (step, Start: text.IndexOf(quote, StringComparison.Ordinal))).Where(hit => hit.Start >= 0).ToList();
        return hits.Count == 1 ? hits[0] : throw new InvalidOperationException($"'{quote}' occurs in {hits.Count} steps of {Model}; it must be in exactly one.");
    }
}

/// <param name="Prompt">The words of the prompt that were disregarded, where that is the fault.</param>
/// <param name="On">The objects of the scene that the fault is about.</param>
/// <param name="Said">What careful people wrote about it: pairs of a note and a correction, one for each person who marks it.</param>
internal sealed record Fault(string Code, int Severity, string Quote, string? Prompt, IReadOnlyList<string>? On, IReadOnlyList<IReadOnlyList<string>> Said);

/// <param name="Pair">The models shown together; one in the steps project.</param>
/// <param name="Better">The preferred model; null for same and both bad, and where no preference is asked.</param>
/// <param name="Overlooks">Codes of faults that this person did not see.</param>
internal sealed record Opinion(string By, IReadOnlyList<string> Pair, string? Better, string? Strength, string Rationale, IReadOnlyList<string>? Overlooks);
