using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Planning;

/// <summary>How many tasks of a batch to check, to accept it on at most c errors and know that its error rate is below a limit.</summary>
public static class AcceptancePlan
{
    /// <summary>Above this size the logarithms of factorials lose the digits that count.</summary>
    private const long MostCounted = 100_000_000;

    /// <summary>
    /// "sample": the smallest n at which a batch with the error rate shows at most c errors with probability at most 1 - confidence. Of a
    /// batch without end by the binomial distribution, of a batch of N by the hypergeometric one with ⌈rate · N⌉ errors in it.
    /// </summary>
    /// <param name="errorRate">The rate that must be ruled out, such as .05.</param>
    /// <param name="confidence">How surely.</param>
    /// <param name="accepted">c, the errors at which the batch is still accepted.</param>
    /// <param name="batch">N; null for no end.</param>
    /// <exception cref="InputException">An input is out of its range.</exception>
    public static Plan Sample(double errorRate, double confidence = 0.95, int accepted = 0, long? batch = null)
    {
        Plan.Between(errorRate, 0, 1, "The error rate");
        Plan.Between(confidence, 0, 1, "The confidence");
        if (accepted < 0) throw new InputException("The number of accepted errors is negative.");
        if (batch is < 1) throw new InputException("The batch is empty.");
        if (batch is null) return Endless(errorRate, confidence, accepted);
        if (batch <= MostCounted) return Finite(errorRate, confidence, accepted, batch.Value);
        var plan = Endless(errorRate, confidence, accepted);
        return plan with { Inputs = [.. plan.Inputs, new("batch", batch.Value)], Note = plan.Note ?? "So large a batch was taken as without end; the sample can only be a little too large." };
    }

    private static Plan Endless(double rate, double confidence, int accepted)
    {
        var plan = Plan.Ask("smallest n with P(Binomial(n, rate) ≤ c) ≤ 1 - confidence; for c = 0: ln(1 - confidence) / ln(1 - rate)",
            "acceptance sampling by limiting quality: Dodge and Romig, Sampling Inspection Tables, 1959", Inputs(rate, confidence, accepted));
        var risk = (1 - confidence) * (1 + 1e-12);
        var n = Smallest.From(accepted + 1, int.MaxValue, n => Gamma.BetaRegularized(n - accepted, accepted + 1, 1 - rate) <= risk);
        return n is { } size ? plan.With(new Quantity("sample", size)) : plan.Impossible("The error rate is too small to be shown by two thousand million checks.");
    }

    private static Plan Finite(double rate, double confidence, int accepted, long batch)
    {
        var plan = Plan.Ask("smallest n with P(Hypergeometric(N, ⌈rate·N⌉, n) ≤ c) ≤ 1 - confidence",
            "acceptance sampling by limiting quality: Dodge and Romig, Sampling Inspection Tables, 1959", [.. Inputs(rate, confidence, accepted), new("batch", batch)]);
        var errors = (long)Plan.Up(rate * batch);
        if (errors <= accepted) return plan.Impossible($"A batch of {batch} at that rate has {errors} errors, and {accepted} are accepted: it always passes.");
        var risk = (1 - confidence) * (1 + 1e-9);
        return plan.With(new Quantity("sample", Smallest.From(accepted + 1, batch, n => AtMost(accepted, batch, errors, n) <= risk)!.Value));
    }

    private static Quantity[] Inputs(double rate, double confidence, int accepted) => [new("error rate", rate), new("confidence", confidence), new("accepted errors", accepted)];

    /// <summary>P(X ≤ c), X the errors in n of N drawn without replacement. From the largest term outward by their ratios: the others may be below what a double holds.</summary>
    private static double AtMost(long c, long batch, long errors, long n)
    {
        var right = batch - errors;
        var (first, last) = (Math.Max(0, n - right), Math.Min(c, Math.Min(errors, n)));
        if (first > last) return 0;
        var start = (long)Math.Clamp((n + 1.0) * (errors + 1) / (batch + 2), first, last);
        var sum = Math.Exp(LogChoose(errors, start) + LogChoose(right, n - start) - LogChoose(batch, n));
        var (down, up) = (sum, sum);
        for (var x = start; x > first && down > sum * 1e-17; x--) sum += down *= x * (right - n + (double)x) / ((errors - x + 1.0) * (n - x + 1.0));
        for (var x = start; x < last && up > sum * 1e-17; x++) sum += up *= (double)(errors - x) * (n - x) / ((x + 1.0) * (right - n + x + 1.0));
        return Math.Min(1, sum);
    }

    private static double LogChoose(long n, long k) => Gamma.Log(n + 1.0) - Gamma.Log(k + 1.0) - Gamma.Log(n - k + 1.0);
}
