using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Inference;

/// <summary>
/// Prediction-powered Bradley-Terry in one step (PPI++, arXiv:2311.01453, on generalised linear models). With l the logistic loss of a
/// soft outcome, the objective is mean_n l(y) - λ mean_n l(f) + λ mean_N l(f): from the fit to people's votes, one step of Newton along
/// its gradient. Covariance H⁻¹ V H⁻¹ with V = λ² Cov(∇l(f)) / N + Cov(∇l(y) - λ ∇l(f)) / n; λ minimises its trace, clipped to [0, 1].
/// The comparisons that people made must be a random draw of all; votes of one person are taken as independent.
/// </summary>
public static class PpiBradleyTerry
{
    private const int MostModels = 2000;
    private const string HumanMethod = "Bradley-Terry, sandwich";
    private const string PoweredMethod = "one-step PPI++ Bradley-Terry";

    /// <summary>The leaderboard. Linear in the comparisons, cubic in the models.</summary>
    /// <param name="models">How many models there are.</param>
    /// <param name="human">Comparisons that people and the judge made.</param>
    /// <param name="judgeOnly">Comparisons that the judge alone made.</param>
    /// <param name="lambda">Null: tuned. 0: people alone. 1: plain PPI.</param>
    /// <param name="confidence">Level of the intervals.</param>
    /// <exception cref="InputException">A model's number or an outcome is out of range, a model meets itself, or λ is outside [0, 1].</exception>
    public static PpiBradleyTerryEstimate Of(int models, ReadOnlySpan<JudgedComparison> human, ReadOnlySpan<JudgeOnlyComparison> judgeOnly, double? lambda = null, double confidence = 0.95)
    {
        if (lambda is not (null or >= 0 and <= 1)) throw new InputException("Lambda lies between 0 (people alone) and 1 (plain PPI). Leave it out to have it tuned.");
        Check(models, human, judgeOnly);
        if (models < 2 || human.Length < 2) return Undefined(models, human.Length, judgeOnly.Length, "A ranking needs at least two models and two votes of people.");
        if (!WinGraph.IsStronglyConnected(models, human)) return Undefined(models, human.Length, judgeOnly.Length, "Some models never won, never lost or never met the others, so their ratings have no finite value. Collect votes on them or take them out.");

        var fit = LogisticPairs.Fit(models, human);
        if (fit is null) return Undefined(models, human.Length, judgeOnly.Length, "The fit to people's votes did not converge: some models hardly ever won or lost.");
        return Step(new PpiPairMoments(fit, human, judgeOnly), lambda, confidence);
    }

    private static PpiBradleyTerryEstimate Step(PpiPairMoments at, double? lambda, double confidence)
    {
        var used = at.JudgeOnly < 2 ? 0 : lambda ?? Math.Clamp(at.BestLambda(), 0, 1);
        var (human, powered) = (at.Covariance(0), at.Covariance(used));
        var note = PpiNotes.Of(at.Humans, at.JudgeOnly, used, lambda is null, false);
        return new PpiBradleyTerryEstimate(
            Estimates(at.Ratings(0), human, at.Humans, confidence, HumanMethod),
            Estimates(at.Ratings(used), powered, at.Humans + at.JudgeOnly, confidence, PoweredMethod),
            powered, used, PpiNotes.Gain(Trace(human), Trace(powered)), at.Humans, at.JudgeOnly, PpiNotes.Hidden(at.Humans, used), note);
    }

    private static Estimate[] Estimates(double[] ratings, double[] covariance, long n, double confidence, string method)
    {
        var estimates = new Estimate[ratings.Length];
        for (var i = 0; i < ratings.Length; i++) estimates[i] = PpiNotes.Interval(ratings[i], covariance[i * ratings.Length + i], n, confidence, method);
        return estimates;
    }

    private static double Trace(double[] a)
    {
        var n = (int)Math.Sqrt(a.Length);
        var sum = 0.0;
        for (var i = 0; i < n; i++) sum += a[i * n + i];
        return sum;
    }

    private static PpiBradleyTerryEstimate Undefined(int models, int humans, int judgeOnly, string note)
    {
        Estimate[] All(string method, long n) => [.. Enumerable.Repeat(Estimate.Undefined(method, n, note), models)];
        return new PpiBradleyTerryEstimate(All(HumanMethod, humans), All(PoweredMethod, (long)humans + judgeOnly), null, 0, null, humans, judgeOnly, true, note);
    }

    private static void Check(int models, ReadOnlySpan<JudgedComparison> human, ReadOnlySpan<JudgeOnlyComparison> judgeOnly)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(models);
        if (models > MostModels) throw new InputException($"There are {models} models, and the covariance holds {MostModels}. Rank them in groups.");
        for (var i = 0; i < human.Length; i++)
        {
            Check(models, human[i].Left, human[i].Right, human[i].Judge, "human", i);
            if (human[i].Human is not (>= 0 and <= 1)) throw new InputException("human", i + 1, "human", "the outcome is not 1 (left), 0 (right) or between (tie .5).");
        }

        for (var i = 0; i < judgeOnly.Length; i++) Check(models, judgeOnly[i].Left, judgeOnly[i].Right, judgeOnly[i].Judge, "judge", i);
    }

    private static void Check(int models, int left, int right, double judge, string source, int row)
    {
        if ((uint)left >= (uint)models || (uint)right >= (uint)models) throw new InputException(source, row + 1, null, $"a model's number is not one of 0 to {models - 1}.");
        if (left == right) throw new InputException(source, row + 1, null, "a model is compared with itself. Take the row out.");
        if (judge is not (>= 0 and <= 1)) throw new InputException(source, row + 1, "judge", "the judge's probability is not between 0 and 1.");
    }
}
