using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Inference;

/// <summary>
/// Gradients of the three losses at the human-only fit, and their second moments. A gradient is a residual times e_left - e_right, so each
/// moment is a Laplacian with squared residuals as weights: three passes over the votes fill them.
/// </summary>
internal sealed class PpiPairMoments
{
    private readonly double[] _theta;
    private readonly int _models;
    private readonly Side _labelled, _unlabelled;
    private readonly double[] _human, _cross;
    private readonly double[] _humanMean;

    public PpiPairMoments(double[] theta, ReadOnlySpan<JudgedComparison> human, ReadOnlySpan<JudgeOnlyComparison> judgeOnly)
    {
        (_theta, _models) = (theta, theta.Length);
        (_labelled, _unlabelled) = (new Side(_models, human.Length), new Side(_models, judgeOnly.Length));
        (_human, _cross, _humanMean) = (new double[_models * _models], new double[_models * _models], new double[_models]);
        foreach (var vote in human)
        {
            var p = LogisticPairs.Sigmoid(theta[vote.Left] - theta[vote.Right]);
            _labelled.Add(vote.Left, vote.Right, p, p - vote.Judge);
            LogisticPairs.AddPair(_human, _models, vote.Left, vote.Right, (p - vote.Human) * (p - vote.Human));
            LogisticPairs.AddPair(_cross, _models, vote.Left, vote.Right, (p - vote.Human) * (p - vote.Judge));
            _humanMean[vote.Left] += p - vote.Human;
            _humanMean[vote.Right] -= p - vote.Human;
        }

        foreach (var vote in judgeOnly)
        {
            var p = LogisticPairs.Sigmoid(theta[vote.Left] - theta[vote.Right]);
            _unlabelled.Add(vote.Left, vote.Right, p, p - vote.Judge);
        }

        _labelled.Finish();
        _unlabelled.Finish();
        for (var i = 0; i < _models; i++) _humanMean[i] /= human.Length;
        Centre(_human, _humanMean, _humanMean, human.Length);
        Centre(_cross, _humanMean, _labelled.Mean, human.Length);
    }

    public int Humans => _labelled.Count;

    public int JudgeOnly => _unlabelled.Count;

    /// <summary>The λ that minimises the trace a - 2 λ b + λ² c of the covariance with the Hessian of the human-only fit; 0 if the judge's gradients do not vary.</summary>
    public double BestLambda()
    {
        var inverse = Inverse(0);
        var b = TraceOfSandwich(inverse, _cross) / Humans;
        var c = TraceOfSandwich(inverse, _labelled.Products) / Humans + TraceOfSandwich(inverse, _unlabelled.Products) / JudgeOnly;
        return c > 0 ? b / c : 0;
    }

    /// <summary>θ - H⁻¹ λ (mean of ∇l(f) on the unlabelled - mean on the labelled); the gradient of people's votes is 0 at θ.</summary>
    public double[] Ratings(double lambda)
    {
        var ratings = (double[])_theta.Clone();
        if (lambda == 0) return ratings;
        var shift = new double[_models];
        for (var i = 0; i < _models; i++) shift[i] = lambda * (_unlabelled.Mean[i] - _labelled.Mean[i]);
        var inverse = Inverse(lambda);
        for (var i = 0; i < _models; i++)
        {
            for (var j = 0; j < _models; j++) ratings[i] -= inverse[i * _models + j] * shift[j];
        }

        return ratings;
    }

    /// <summary>H⁻¹ V H⁻¹, row by row.</summary>
    public double[] Covariance(double lambda)
    {
        var v = new double[_models * _models];
        for (var i = 0; i < v.Length; i++)
        {
            var transposed = i % _models * _models + i / _models;
            v[i] = (_human[i] - lambda * (_cross[i] + _cross[transposed]) + lambda * lambda * _labelled.Products[i]) / Humans;
            if (lambda != 0) v[i] += lambda * lambda * _unlabelled.Products[i] / JudgeOnly;
        }

        var inverse = Inverse(lambda);
        return Times(Times(inverse, v), inverse);
    }

    /// <summary>The inverse of (1 - λ) H_n + λ H_N + 11ᵀ / M. People's votes connect the models, so this exists for λ under 1, and for λ = 1 where the judge's do too.</summary>
    private double[] Inverse(double lambda)
    {
        // At λ = 1 pairs that the judge never saw would have no curvature; people's own curvature estimates the same Hessian.
        var judge = JudgeOnly > 0 ? Math.Min(lambda, (double)JudgeOnly / ((double)Humans + JudgeOnly)) : 0;
        var h = new double[_models * _models];
        for (var i = 0; i < h.Length; i++) h[i] = 1.0 / _models + (1 - judge) * _labelled.Hessian[i] + judge * _unlabelled.Hessian[i];
        return Cholesky.Of(h, _models)!.Inverse();
    }

    private double TraceOfSandwich(double[] inverse, double[] v)
    {
        var squared = Times(inverse, inverse);
        var sum = 0.0;
        for (var i = 0; i < v.Length; i++) sum += squared[i] * v[i];
        return sum;
    }

    private double[] Times(double[] a, double[] b)
    {
        var product = new double[a.Length];
        for (var i = 0; i < _models; i++)
        {
            for (var k = 0; k < _models; k++)
            {
                var factor = a[i * _models + k];
                for (var j = 0; j < _models; j++) product[i * _models + j] += factor * b[k * _models + j];
            }
        }

        return product;
    }

    /// <summary>From a sum of products to a covariance with divisor n - 1.</summary>
    private static void Centre(double[] products, double[] a, double[] b, int n)
    {
        for (var i = 0; i < products.Length; i++) products[i] = (products[i] - n * a[i / a.Length] * b[i % a.Length]) / (n - 1.0);
    }

    /// <summary>The judge's gradients on one side, labelled or not, and the curvature there.</summary>
    private sealed class Side(int models, int count)
    {
        public int Count { get; } = count;

        public double[] Hessian { get; } = new double[models * models];

        public double[] Products { get; } = new double[models * models];

        public double[] Mean { get; } = new double[models];

        public void Add(int left, int right, double p, double residual)
        {
            LogisticPairs.AddPair(Hessian, models, left, right, p * (1 - p));
            LogisticPairs.AddPair(Products, models, left, right, residual * residual);
            Mean[left] += residual;
            Mean[right] -= residual;
        }

        public void Finish()
        {
            if (Count == 0) return;
            for (var i = 0; i < Mean.Length; i++) Mean[i] /= Count;
            for (var i = 0; i < Hessian.Length; i++) Hessian[i] /= Count;
            if (Count > 1) Centre(Products, Mean, Mean, Count);
        }
    }
}
