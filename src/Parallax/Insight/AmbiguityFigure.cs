using Parallax.Statistics;
using Parallax.Statistics.Aggregation;
using Parallax.Work;

namespace Parallax.Insight;

/// <summary>Scenarios with several readings, and whether the models saw that.</summary>
/// <param name="Asked">Judgments by a protocol that asks for readings.</param>
/// <param name="Several">How many scenarios have several: somebody named a second one, or a reviewer settled them so.</param>
/// <param name="Pooled">How many of these were pooled: those on which most people named several.</param>
/// <param name="Scenarios">The most ambiguous of them.</param>
public sealed record AmbiguityFigure(
    string Scope, int Judgments, int People, int Asked, IReadOnlyList<RecognitionLine> Recognition, int Several, int Pooled, IReadOnlyList<AmbiguousScenario> Scenarios, IReadOnlyList<string> Left)
{
    public const string Kind = "ambiguity";

    /// <summary>Of more scenarios the readings are not pooled.</summary>
    public const int MostPooled = 2000;

    /// <summary>So many scenarios are listed.</summary>
    public const int MostListed = 100;
}

/// <summary>Whether a model saw the readings, as people judged who named several.</summary>
/// <param name="N">Judged responses.</param>
public sealed record RecognitionLine(int Number, string Model, string Version, long N, Estimate Yes, Estimate Partly, Estimate No)
{
    [System.Text.Json.Serialization.JsonIgnore] public string Name => KnownModel.NameOf(Model, Version);
}

/// <summary>One scenario.</summary>
/// <param name="People">Who judged it, of whom <paramref name="NamedSeveral"/> named more than one reading.</param>
/// <param name="Readings">What they wrote, pooled: each person weighs the same. The id is the text.</param>
/// <param name="Settled">Null where no reviewer called it truly ambiguous.</param>
public sealed record AmbiguousScenario(
    Guid Task, string ExternalId, string Category, int People, int NamedSeveral, IReadOnlyList<PooledReading> Readings, Estimate Entropy, SettledReadings? Settled);

/// <summary>The readings that can be defended, as an adjudication has them.</summary>
public sealed record SettledReadings(Guid Presentation, IReadOnlyList<Interpretation> Readings, string Rationale, DateTimeOffset At);
