using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Ranking;

/// <summary>Where Newton's method stopped.</summary>
/// <param name="Point">The parameters; ratings have mean 0.</param>
/// <param name="Value">The log-likelihood there, without penalty.</param>
/// <param name="Information">The information there, with penalty, in full.</param>
/// <param name="Iterations">Steps taken.</param>
/// <param name="Converged">False if the gradient did not vanish.</param>
internal sealed record Optimum(double[] Point, double Value, double[] Information, int Iterations, bool Converged);

/// <summary>
/// Newton's method with step halving on a concave log-likelihood. Ratings are known up to a constant: without a penalty c 1 1ᵀ is added to
/// their information, which changes no step, since the gradient sums to 0 over them.
/// </summary>
internal static class Newton
{
    private const int MostIterations = 50;

    /// <summary>A gradient is zero if a step along each parameter alone would be shorter than this.</summary>
    private const double Tolerance = 1e-9;

    public static Optimum Maximise(Likelihood likelihood, double[] start, double[] penalty)
    {
        var (now, next) = (new Derivatives(likelihood.Size), new Derivatives(likelihood.Size));
        var point = start.ToArray();
        Evaluate(likelihood, point, penalty, now);
        var iterations = 0;
        var converged = IsZero(now);
        while (!converged && iterations < MostIterations && Step(now, likelihood.Models, penalty) is { } step)
        {
            iterations++;
            if (!Walk(likelihood, point, step, penalty, now, next)) break;
            (now, next) = (next, now);
            converged = IsZero(now);
        }

        now.Mirror();
        return new Optimum(point, now.Value + Penalty(point, penalty), now.Information, iterations, converged);
    }

    /// <summary>The information made invertible: where ratings have no penalty, c 1 1ᵀ is added over them.</summary>
    public static double[] Anchored(double[] information, int size, int models, double[] penalty)
    {
        var anchored = information.ToArray();
        if (models == 0 || penalty[0] > 0) return anchored;
        var mean = 0.0;
        for (var i = 0; i < models; i++) mean += information[i * size + i] / models;
        for (var i = 0; i < models; i++)
            for (var j = 0; j < models; j++) anchored[i * size + j] += mean / models;
        return anchored;
    }

    private static void Evaluate(Likelihood likelihood, double[] point, double[] penalty, Derivatives result)
    {
        likelihood.At(point, result);
        result.Penalise(point, penalty);
    }

    private static double[]? Step(Derivatives at, int models, double[] penalty) =>
        Cholesky.Of(Anchored(at.Information, at.Size, models, penalty), at.Size)?.Solve(at.Gradient);

    /// <summary>Goes along the step, half as far each time the likelihood falls; false if it only falls.</summary>
    private static bool Walk(Likelihood likelihood, double[] point, double[] step, double[] penalty, Derivatives now, Derivatives next)
    {
        var from = point.ToArray();
        var least = now.Value - 1e-12 * (1 + Math.Abs(now.Value));
        for (var length = 1.0; length > 1e-9; length /= 2)
        {
            for (var a = 0; a < point.Length; a++) point[a] = from[a] + length * step[a];
            Evaluate(likelihood, point, penalty, next);
            if (next.Value >= least) return true;
        }

        from.CopyTo(point, 0);
        return false;
    }

    private static bool IsZero(Derivatives at)
    {
        for (var a = 0; a < at.Size; a++)
            if (Math.Abs(at.Gradient[a]) > Tolerance * at.Information[a * at.Size + a]) return false;
        return true;
    }

    private static double Penalty(double[] point, double[] penalty)
    {
        var sum = 0.0;
        for (var a = 0; a < point.Length; a++) sum += penalty[a] * point[a] * point[a] / 2;
        return sum;
    }
}
