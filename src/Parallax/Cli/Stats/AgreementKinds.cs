using Parallax.Statistics.Agreement;

namespace Parallax.Cli.Stats;

/// <summary>The coefficients by the names that people type.</summary>
internal static class AgreementKinds
{
    private static readonly Dictionary<string, CoefficientKind> Labels = new()
    {
        ["percent"] = CoefficientKind.Percent,
        ["alpha"] = CoefficientKind.Alpha,
        ["cohen"] = CoefficientKind.Cohen,
        ["fleiss"] = CoefficientKind.Fleiss,
        ["conger"] = CoefficientKind.Conger,
        ["scott"] = CoefficientKind.Scott,
        ["brennan-prediger"] = CoefficientKind.BrennanPrediger,
        ["ac1"] = CoefficientKind.Ac1,
        ["ac2"] = CoefficientKind.Ac1,
    };

    private static readonly Dictionary<string, IntraclassKind> Ratings = new()
    {
        ["icc1"] = IntraclassKind.OneWay,
        ["icc2"] = IntraclassKind.TwoWayRandom,
        ["icc2k"] = IntraclassKind.TwoWayRandomMean,
        ["icc3"] = IntraclassKind.TwoWayMixed,
    };

    public static IEnumerable<string> Names => [.. Labels.Keys, .. Ratings.Keys];

    /// <summary>Those that go together in one table: ac2 is ac1 with weights, and Cohen's and Scott's are for two raters.</summary>
    public static IReadOnlyList<string> OfLabels { get; } = ["percent", "alpha", "ac1", "fleiss", "conger", "brennan-prediger"];

    public static IntraclassKind? Intraclass(string name) => Ratings.TryGetValue(name, out var kind) ? kind : null;

    /// <exception cref="UsageException">There is no such coefficient.</exception>
    public static CoefficientKind Find(string name) => Labels.TryGetValue(name, out var kind) ? kind : throw new UsageException($"'{name}' is not a coefficient: {string.Join(", ", Names)}, all.");
}
