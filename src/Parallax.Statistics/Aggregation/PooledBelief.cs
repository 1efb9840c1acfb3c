using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// Beliefs that several people spread over several readings, as one distribution: the linear pool (Stone, Annals of Mathematical Statistics 32, 1961), in which each
/// person weighs the same. The interval of its entropy is from the Bayesian bootstrap over people (Rubin, Annals of Statistics 9, 1981): people are
/// weighed by Dirichlet(1, …, 1), which leaves out nobody entirely and so says something from two people on.
/// </summary>
public static class PooledBelief
{
    private const string Method = "Entropy of the linear pool, in nats, Bayesian bootstrap over people";
    private const int FewPeople = 5;

    /// <param name="people">For each person the belief in each reading, not negative; scaled to a sum of 1.</param>
    /// <param name="confidence">Level of the interval.</param>
    /// <param name="samples">How many draws make the interval.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <exception cref="InputException">A person believes in nothing, or less than nothing.</exception>
    public static PooledBeliefResult Of(IReadOnlyList<IReadOnlyDictionary<string, double>> people, double confidence = 0.95, int samples = 1000, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        if (people.Count == 0) return new PooledBeliefResult([], Estimate.Undefined(Method, 0, "Nobody has said what they believe."));
        if (people.Any(p => p.Values.Any(v => !(v >= 0 && double.IsFinite(v))) || !(p.Values.Sum() > 0))) throw new InputException("A belief is not negative, and each person believes in something.");
        var ids = people.SelectMany(p => p.Where(b => b.Value > 0).Select(b => b.Key)).Distinct().Order(StringComparer.Ordinal).ToArray();
        var beliefs = people.Select(p => ids.Select(id => p.GetValueOrDefault(id) / p.Values.Sum()).ToArray()).ToArray();
        var even = new double[people.Count];
        Array.Fill(even, 1.0 / people.Count);
        var pool = Mixed(beliefs, even, ids.Length);
        var readings = ids.Select((id, i) => new PooledReading(id, pool[i], beliefs.Count(b => b[i] > 0)));
        return new PooledBeliefResult([.. readings.OrderByDescending(r => r.Share).ThenBy(r => r.Id, StringComparer.Ordinal)], Interval(beliefs, pool, confidence, samples, seed));
    }

    private static Estimate Interval(double[][] beliefs, double[] pool, double confidence, int samples, long seed)
    {
        var (value, n) = (Entropy(pool), beliefs.Length);
        if (n == 1) return new Estimate(value, null, null, 1, Method, "One person alone: how much people differ is not known.");
        if (beliefs.All(b => b.AsSpan().SequenceEqual(beliefs[0]))) return new Estimate(value, null, null, n, Method, "All believe exactly the same: that says nothing about others.");
        var (random, weights, drawn) = (new RandomStream(seed), new double[n], new double[samples]);
        for (var s = 0; s < samples; s++)
        {
            for (var i = 0; i < n; i++) weights[i] = -Math.Log(1 - random.NextDouble());
            var sum = weights.Sum();
            for (var i = 0; i < n; i++) weights[i] /= sum;
            drawn[s] = Entropy(Mixed(beliefs, weights, pool.Length));
        }

        Array.Sort(drawn);
        var tail = (1 - confidence) / 2;
        var note = n < FewPeople ? $"Only {n} people: the entropy is likely too low, since they cannot name every reading." : null;
        return new Estimate(value, Quantiles.Of(drawn, tail), Quantiles.Of(drawn, 1 - tail), n, Method, note);
    }

    private static double[] Mixed(double[][] beliefs, double[] weights, int readings)
    {
        var mixed = new double[readings];
        for (var i = 0; i < beliefs.Length; i++)
            for (var r = 0; r < readings; r++) mixed[r] += weights[i] * beliefs[i][r];
        return mixed;
    }

    private static double Entropy(double[] shares) => shares.Sum(p => p > 0 ? -p * Math.Log(p) : 0);
}

/// <summary>What people believe together.</summary>
/// <param name="Readings">From the one most believed in.</param>
/// <param name="Entropy">In nats; its exponential is how many equally likely readings it is worth.</param>
public sealed record PooledBeliefResult(IReadOnlyList<PooledReading> Readings, Estimate Entropy);

/// <summary>One reading.</summary>
/// <param name="Id">What it is called.</param>
/// <param name="Share">Mean belief in it.</param>
/// <param name="People">How many give it any.</param>
public sealed record PooledReading(string Id, double Share, int People);
