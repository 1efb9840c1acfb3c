using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Raters;

/// <summary>Ratings drawn from a many-facet Rasch model with known measures.</summary>
internal sealed class RaschWorld(int seed, int responses, int raters, double severitySpread, double[] criteria, double[] thresholds)
{
    private readonly Random _random = new(seed);

    public double[] Quality { get; private set; } = [];

    public double[] Severity { get; private set; } = [];

    /// <param name="choose">For a response the raters who see it.</param>
    public Ratings Draw(Func<int, Random, IEnumerable<int>> choose)
    {
        Quality = [.. Enumerable.Range(0, responses).Select(_ => Normal())];
        Severity = [.. Enumerable.Range(0, raters).Select(_ => severitySpread * Normal())];
        var rows = new List<(string, string, string, double)>();
        for (var r = 0; r < responses; r++)
            foreach (var j in choose(r, _random))
                for (var c = 0; c < criteria.Length; c++)
                    rows.Add(($"r{r}", $"j{j}", $"c{c}", 1 + Category(Quality[r] - criteria[c] - Severity[j])));
        return Ratings.From(rows);
    }

    public static IEnumerable<int> Some(Random random, int of, int count)
    {
        var all = Enumerable.Range(0, of).ToArray();
        random.Shuffle(all);
        return all.Take(count);
    }

    public static double Correlation(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (mx, my) = (x.Average(), y.Average());
        var xy = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum();
        return xy / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }

    /// <summary>P(k) ∝ exp(k η - τ_1 - … - τ_k), by its definition.</summary>
    private int Category(double eta)
    {
        var weights = new double[thresholds.Length + 1];
        for (var k = 0; k < weights.Length; k++) weights[k] = Math.Exp(k * eta - thresholds.Take(k).Sum());
        var u = _random.NextDouble() * weights.Sum();
        var category = 0;
        while (category < thresholds.Length && u > weights[category]) u -= weights[category++];
        return category;
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
