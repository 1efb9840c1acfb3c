using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Inference;

/// <summary>What prediction-powered estimates share: when to hide them, and what to say.</summary>
internal static class PpiNotes
{
    public const int FewestHumans = 50;

    public const double SmallestLambda = 0.1;

    public static bool Hidden(long humans, double lambda) => humans < FewestHumans || lambda is > 0 and < SmallestLambda;

    /// <param name="humans">n.</param>
    /// <param name="unlabelled">N.</param>
    /// <param name="lambda">λ as used.</param>
    /// <param name="tuned">Whether the data chose it, and not the caller.</param>
    /// <param name="constantJudge">Whether the judge says the same of every item.</param>
    public static string? Of(long humans, long unlabelled, double lambda, bool tuned, bool constantJudge)
    {
        var notes = new List<string>();
        if (unlabelled < 2) notes.Add("The judge scored fewer than two items besides: this is the estimate from people.");
        else if (tuned && constantJudge) notes.Add("The judge gives every item that people scored the same score, so it cannot help: lambda is 0.");
        else if (tuned && lambda == 0 && humans > 1) notes.Add("The judge does not agree with people beyond chance, so it is not used: lambda is 0.");
        if (humans < FewestHumans) notes.Add($"Fewer than {FewestHumans} human scores: show the human-only estimate.");
        else if (lambda is > 0 and < SmallestLambda) notes.Add("No gain: lambda is under .1. Show the human-only estimate.");
        return notes.Count == 0 ? null : string.Join(' ', notes);
    }

    /// <summary>Value ± z √variance. A variance of 0 or none is no certainty: the ends are then null.</summary>
    public static Estimate Interval(double value, double? variance, long n, double confidence, string method)
    {
        if (variance is null) return new Estimate(value, null, null, n, method, "One score has no variance: an interval needs at least two.");
        if (variance == 0) return new Estimate(value, null, null, n, method, "The scores do not vary, so the normal interval has no width and is not given.");
        var half = Normal.TwoSided(confidence) * Math.Sqrt(variance.Value);
        return new Estimate(value, value - half, value + half, n, method);
    }

    public static double? Root(double? variance) => variance > 0 ? Math.Sqrt(variance.Value) : null;

    public static double? Gain(double? human, double? powered) => human > 0 && powered > 0 ? human / powered : null;
}
