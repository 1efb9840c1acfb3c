using Parallax.Statistics;

namespace Parallax.Insight;

/// <summary>At which step the reasoning of each model first breaks.</summary>
/// <param name="Scope">A category, or empty for all.</param>
/// <param name="Cells">By model and category; only where all categories are together.</param>
public sealed record StepProfile(string Scope, int Judgments, int People, IReadOnlyList<SteppedModel> Models, IReadOnlyList<StepCell> Cells, IReadOnlyList<string> Left)
{
    public const string Kind = "steps";

    /// <summary>Steps beyond this one are not listed.</summary>
    public const int MostSteps = 40;
}

/// <summary>One model.</summary>
/// <param name="Number">Number of the <see cref="KnownModel"/>.</param>
/// <param name="N">Judged responses.</param>
/// <param name="Sound">Share of them without a wrong step.</param>
public sealed record SteppedModel(int Number, string Model, string Version, long N, Estimate Sound, IReadOnlyList<StepPoint> Steps)
{
    [System.Text.Json.Serialization.JsonIgnore] public string Name => KnownModel.NameOf(Model, Version);
}

/// <summary>One step of a model's responses.</summary>
/// <param name="AtRisk">Judged responses that have it and were right before it.</param>
/// <param name="Wrong">Those of them that are first wrong here.</param>
/// <param name="Right">Share still right after it.</param>
/// <param name="Tasks">Where most people said so.</param>
public sealed record StepPoint(int Step, long AtRisk, long Wrong, Estimate Right, IReadOnlyList<BrokenTask> Tasks);

/// <param name="People">Judgments that say so, of <paramref name="Judged"/> of the model's response on the task.</param>
public sealed record BrokenTask(Guid Task, string ExternalId, int People, int Judged);

/// <summary>A model in one category.</summary>
/// <param name="Usual">The median of the first wrong steps, from 1; null where none is wrong.</param>
public sealed record StepCell(int Model, string Category, Estimate Sound, int? Usual);
