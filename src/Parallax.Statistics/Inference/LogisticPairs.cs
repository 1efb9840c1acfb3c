using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Inference;

/// <summary>
/// The logistic loss of comparisons as a function of ratings. Its Hessian is a graph Laplacian and knows no level: 11ᵀ / M is added, which
/// makes it regular and its inverse, on vectors that add to 0 as gradients do, the one under ratings that add to 0.
/// </summary>
internal static class LogisticPairs
{
    private const int MostSteps = 100;

    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    /// <summary>Ratings that minimise the mean loss of people's votes, by Newton with halved steps; null if that does not converge.</summary>
    public static double[]? Fit(int models, ReadOnlySpan<JudgedComparison> votes)
    {
        var (trials, wins) = Counts(models, votes);
        var theta = new double[models];
        var loss = Loss(theta, trials, wins);
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, hessian) = Slope(theta, trials, wins, votes.Length);
            if (Cholesky.Of(hessian, models)?.Solve(gradient) is not { } direction) return null;
            var next = Halved(theta, direction, trials, wins, ref loss);
            var moved = Largest(theta, next);
            theta = next;
            if (moved < 1e-11) return theta;
        }

        return null;
    }

    /// <summary>Adds σ(1 - σ) of a pair, <paramref name="weight"/> times, to a Laplacian.</summary>
    public static void AddPair(double[] laplacian, int models, int left, int right, double weight)
    {
        laplacian[left * models + left] += weight;
        laplacian[right * models + right] += weight;
        laplacian[left * models + right] -= weight;
        laplacian[right * models + left] -= weight;
    }

    /// <summary>How often each pair met, and the points of the first against the second. Cost of a fit then depends on pairs and not on votes.</summary>
    private static (double[] Trials, double[] Wins) Counts(int models, ReadOnlySpan<JudgedComparison> votes)
    {
        var (trials, wins) = (new double[models * models], new double[models * models]);
        foreach (var vote in votes)
        {
            var (low, high, points) = vote.Left < vote.Right ? (vote.Left, vote.Right, vote.Human) : (vote.Right, vote.Left, 1 - vote.Human);
            trials[low * models + high]++;
            wins[low * models + high] += points;
        }

        return (trials, wins);
    }

    private static (double[] Gradient, double[] Hessian) Slope(double[] theta, double[] trials, double[] wins, double votes)
    {
        var models = theta.Length;
        var (gradient, hessian) = (new double[models], new double[models * models]);
        Array.Fill(hessian, 1.0 / models);
        for (var i = 0; i < models; i++)
        {
            for (var j = i + 1; j < models; j++)
            {
                if (trials[i * models + j] is not (> 0 and var met)) continue;
                var p = Sigmoid(theta[i] - theta[j]);
                var residual = (met * p - wins[i * models + j]) / votes;
                gradient[i] += residual;
                gradient[j] -= residual;
                AddPair(hessian, models, i, j, met * p * (1 - p) / votes);
            }
        }

        return (gradient, hessian);
    }

    private static double[] Halved(double[] theta, double[] direction, double[] trials, double[] wins, ref double loss)
    {
        var next = new double[theta.Length];
        for (var scale = 1.0; ; scale /= 2)
        {
            for (var i = 0; i < theta.Length; i++) next[i] = theta[i] - scale * direction[i];
            var after = Loss(next, trials, wins);
            if (after > loss + 1e-12 * Math.Abs(loss) && scale > 1e-6) continue;
            loss = after;
            return next;
        }
    }

    private static double Loss(double[] theta, double[] trials, double[] wins)
    {
        var (models, sum) = (theta.Length, 0.0);
        for (var i = 0; i < models; i++)
        {
            for (var j = i + 1; j < models; j++)
            {
                if (trials[i * models + j] is not (> 0 and var met)) continue;
                var x = theta[i] - theta[j];
                sum += met * (Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)))) - wins[i * models + j] * x;
            }
        }

        return sum;
    }

    private static double Largest(double[] a, double[] b)
    {
        var most = 0.0;
        for (var i = 0; i < a.Length; i++) most = Math.Max(most, Math.Abs(a[i] - b[i]));
        return most;
    }
}
