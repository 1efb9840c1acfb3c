using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Cli.Stats;

/// <summary>What the command line sets of a method; each takes what it knows.</summary>
internal sealed record AggregationSettings(double Smoothing, int? MaxIterations, long Seed, int Threads)
{
    public void Check()
    {
        if (!(Smoothing >= 0)) throw new UsageException("--smoothing is 0 or more.");
        if (MaxIterations < 1) throw new UsageException("--max-iterations is 1 or more.");
        if (Threads < 0) throw new UsageException("--threads is 0 or more.");
    }

    public DawidSkeneOptions DawidSkene()
    {
        var options = new DawidSkeneOptions { Smoothing = Smoothing, Threads = Threads };
        return MaxIterations is { } most ? options with { MaxIterations = most } : options;
    }
}

/// <summary>The methods of <c>aggregate</c> by name.</summary>
internal static class AggregationMethods
{
    public delegate AggregationResult Fit(Labels labels, AggregationSettings settings, IProgress<int> progress, CancellationToken cancel);

    private static readonly Dictionary<string, Fit> All = new()
    {
        ["majority"] = (labels, _, told, cancel) => MajorityVote.Fit(labels, null, told, cancel),
        ["wawa"] = (labels, _, told, cancel) => Wawa.Fit(labels, null, told, cancel),
        ["zero-based-skill"] = (labels, s, told, cancel) => ZeroBasedSkill.Fit(labels, null, told, cancel),
        ["dawid-skene"] = (labels, s, told, cancel) => DawidSkene.Fit(labels, s.DawidSkene(), told, cancel),
        ["one-coin"] = (labels, s, told, cancel) => OneCoin.Fit(labels, s.DawidSkene(), told, cancel),
        ["glad"] = (labels, s, told, cancel) => Glad.Fit(labels, null, told, cancel),
        ["mace"] = (labels, s, told, cancel) => Mace.Fit(labels, new MaceOptions { Seed = s.Seed }, told, cancel),
        ["kos"] = (labels, s, told, cancel) => Kos.Fit(labels, new KosOptions { Seed = s.Seed }, told, cancel),
        ["m-msr"] = (labels, s, told, cancel) => MMsr.Fit(labels, null, told, cancel),
    };

    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <exception cref="UsageException">There is no such method.</exception>
    public static Fit Find(string name) => All.GetValueOrDefault(name) ?? throw new UsageException($"'{name}' is not a method: {string.Join(", ", Names)}.");
}
