using Parallax.Projects;
using Parallax.Statistics;
using Parallax.Statistics.Aggregation;
using Parallax.Work;

namespace Parallax.Insight;

/// <summary>
/// The readings that people wrote of one scenario. Those that differ only in case, spaces and the marks at their ends are one; other words are another
/// reading, since no machine may decide that "left of it" and "right of it" mean the same.
/// </summary>
public sealed class ReadingPool
{
    private readonly Dictionary<Guid, Dictionary<string, double>> _beliefs = [];
    private readonly HashSet<Guid> _several = [];
    private readonly Dictionary<string, string> _texts = [];

    private sealed record Said
    {
        public IReadOnlyList<Interpretation>? Interpretations { get; init; }
    }

    public int People => _beliefs.Count;

    public int NamedSeveral => _several.Count;

    public void Add(Guid person, string answers)
    {
        if (Content.Read<Said>(answers).Interpretations is not { Count: > 0 } readings) return;
        if (readings.Count > 1) _several.Add(person);
        if (!_beliefs.TryGetValue(person, out var beliefs)) _beliefs[person] = beliefs = [];
        foreach (var reading in readings)
        {
            var key = Key(reading.Text);
            _texts.TryAdd(key, reading.Text.Trim());
            beliefs[key] = beliefs.GetValueOrDefault(key) + reading.Share;
        }
    }

    public (IReadOnlyList<PooledReading> Readings, Estimate Entropy) Result(int seed)
    {
        var pooled = PooledBelief.Of([.. _beliefs.OrderBy(b => b.Key).Select(b => b.Value)], seed: seed);
        return ([.. pooled.Readings.Select(r => r with { Id = _texts[r.Id] })], pooled.Entropy);
    }

    internal static string Key(string text) => string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(' ', '.', ',', ';', ':', '!', '?', '"', '\'', '“', '”', '‘', '’');
}
