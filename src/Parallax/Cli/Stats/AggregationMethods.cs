using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Cli.Stats;

/// <summary>What the command line sets of a method; each takes what it knows.</summary>
internal sealed record AggregationSettings(double Smoothing, int? MaxIterations, long Seed, int Threads)
{
    public void Check()
    {
        if (Smoothing is not (>= 0 and <= 1e6)) throw new UsageException("--smoothing lies between 0 and a million.");
        if (MaxIterations < 1) throw new UsageException("--max-iterations is 1 or more.");
        if (Threads < 0) throw new UsageException("--threads is 0 or more.");
    }

    public DawidSkeneOptions DawidSkene() => Limited(new DawidSkeneOptions { Smoothing = Smoothing, Threads = Threads }, (options, most) => options with { MaxIterations = most });

    /// <summary>The options of a method, with the limit of iterations if one was given.</summary>
    public T Limited<T>(T options, Func<T, int, T> limit) => MaxIterations is { } most ? limit(options, most) : options;
}

/// <summary>The methods of <c>aggregate</c> by name.</summary>
internal static class AggregationMethods
{
    public delegate AggregationResult Fit(Labels labels, AggregationSettings settings, IProgress<int> progress, CancellationToken cancel);

    private static readonly Dictionary<string, Fit> All = new()
    {
        ["majority"] = (labels, _, told, cancel) => MajorityVote.Fit(labels, null, told, cancel),
        ["wawa"] = (labels, _, told, cancel) => Wawa.Fit(labels, told, cancel),
        ["zero-based-skill"] = (labels, s, told, cancel) => ZeroBasedSkill.Fit(labels, s.Limited(new ZeroBasedSkillOptions(), (o, most) => o with { MaxIterations = most }), told, cancel),
        ["dawid-skene"] = (labels, s, told, cancel) => DawidSkene.Fit(labels, s.DawidSkene(), told, cancel),
        ["one-coin"] = (labels, s, told, cancel) => OneCoin.Fit(labels, s.DawidSkene(), told, cancel),
        ["glad"] = (labels, s, told, cancel) => Glad.Fit(labels, s.Limited(new GladOptions { Threads = s.Threads }, (o, most) => o with { MaxIterations = most }), told, cancel),
        ["mace"] = (labels, s, told, cancel) => Mace.Fit(labels, s.Limited(new MaceOptions { Seed = s.Seed, Threads = s.Threads }, (o, most) => o with { MaxIterations = most }), told, cancel),
        ["kos"] = (labels, s, told, cancel) => Kos.Fit(labels, s.Limited(new KosOptions { Seed = s.Seed }, (o, most) => o with { MaxIterations = most }), told, cancel),
        ["m-msr"] = (labels, s, told, cancel) => MMsr.Fit(labels, s.Limited(new MMsrOptions(), (o, most) => o with { MaxIterations = most }), told, cancel),
    };

    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <exception cref="UsageException">There is no such method.</exception>
    public static Fit Find(string name) => All.GetValueOrDefault(name) ?? throw new UsageException($"'{name}' is not a method: {string.Join(", ", Names)}.");
}
