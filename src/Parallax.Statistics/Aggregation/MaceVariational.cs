using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// The M-step of variational Bayes: theta and xi have Beta and Dirichlet posteriors, and enter the E-step by the expectation of their logs.
/// The objective loses the divergence of each posterior from its prior. Classes that a worker never gave have the count of the prior, so they
/// cancel in it.
/// </summary>
internal sealed class MaceVariational(MaceOptions options, int classes) : IMaceStep
{
    private readonly double _logBeta = Gamma.LogBeta(options.Alpha, options.Beta);
    private readonly double _logGammaStrategy = Gamma.Log(options.Strategy);
    private readonly double _logGammaAll = Gamma.Log(options.Strategy * classes);

    public double Knowing(double known, double madeUp, out double logKnow, out double logMakeUp, out double theta)
    {
        var (a, b) = (options.Alpha + known, options.Beta + madeUp);
        var all = Gamma.Digamma(a + b);
        (logKnow, logMakeUp, theta) = (Gamma.Digamma(a) - all, Gamma.Digamma(b) - all, a / (a + b));
        return Gamma.LogBeta(a, b) - _logBeta - known * logKnow - madeUp * logMakeUp;
    }

    public double Habits(ReadOnlySpan<double> madeUp, double sum, ref double objective)
    {
        var all = Gamma.Digamma(options.Strategy * classes + sum);
        objective -= Gamma.Log(options.Strategy * classes + sum) - _logGammaAll;
        foreach (var count in madeUp) objective -= _logGammaStrategy - Gamma.Log(options.Strategy + count) + count * LogHabit(count, all);
        return all;
    }

    public double LogHabit(double count, double total) => Gamma.Digamma(options.Strategy + count) - total;
}
