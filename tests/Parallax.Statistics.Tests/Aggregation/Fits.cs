using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Aggregation;

/// <summary>Every method of this folder under its name.</summary>
internal static class Fits
{
    public static readonly string[] Methods = ["majority", "wawa", "zero-based-skill", "glad", "mace", "mace-em", "kos", "m-msr", "dawid-skene", "one-coin"];

    public static TheoryData<string> All => [.. Methods];

    public static AggregationResult Fit(string method, Labels labels) => method switch
    {
        "majority" => MajorityVote.Fit(labels),
        "wawa" => Wawa.Fit(labels),
        "zero-based-skill" => ZeroBasedSkill.Fit(labels),
        "glad" => Glad.Fit(labels),
        "mace" => Mace.Fit(labels),
        "mace-em" => Mace.Fit(labels, new MaceOptions { Variational = false }),
        "kos" => Kos.Fit(labels),
        "m-msr" => MMsr.Fit(labels),
        "dawid-skene" => DawidSkene.Fit(labels),
        "one-coin" => OneCoin.Fit(labels),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    };

    /// <summary>The whole distribution of a task, by the ids of the classes.</summary>
    public static Dictionary<string, double> Distribution(AggregationResult result, string task)
    {
        var row = result.Labels.Tasks.Find(task)!.Value;
        return Enumerable.Range(0, result.Labels.Classes.Count).ToDictionary(c => result.Labels.Classes[c], c => result.Posteriors[row, c]);
    }
}
