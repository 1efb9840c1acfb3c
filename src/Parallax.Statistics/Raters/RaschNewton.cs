namespace Parallax.Statistics.Raters;

/// <summary>
/// Raises the joint likelihood of all facets at once: the step of Newton by conjugate gradients (preconditioned by the diagonal), shortened
/// to at most two logits and halved until the likelihood does not fall. The likelihood is concave, so that it arrives from zero. Directions in
/// which the likelihood is flat (a constant moved from one facet to another) never enter: the gradient has no part in them.
/// </summary>
internal sealed class RaschNewton
{
    private const double LongestStep = 2;
    private const double Precision = 1e-4;
    private const int MostProducts = 300;

    private readonly RaschLikelihood _likelihood;
    private readonly double[] _diagonal;
    private double[] _gradient;

    public RaschNewton(RaschLikelihood likelihood)
    {
        _likelihood = likelihood;
        (Point, _gradient, _diagonal) = (new double[likelihood.Parameters], new double[likelihood.Parameters], new double[likelihood.Parameters]);
    }

    public double[] Point { get; private set; }

    public double Objective { get; private set; }

    public int Iterations { get; private set; }

    /// <summary>The largest difference of an observed and an expected score.</summary>
    public double MaxResidual => _gradient.Length == 0 ? 0 : _gradient.Max(Math.Abs);

    /// <summary>The diagonal of the information at <see cref="Point"/>.</summary>
    public IReadOnlyList<double> Diagonal => _diagonal;

    public void Run(FacetRaschOptions options)
    {
        Objective = _likelihood.Evaluate(Point, _gradient);
        for (var step = 0; MaxResidual > options.Tolerance && step < options.MaxIterations; step++)
        {
            _likelihood.Tabulate(Point, _diagonal);
            if (!Climb(Solve(_gradient))) break;
            Iterations++;
        }

        _likelihood.Tabulate(Point, _diagonal);
    }

    /// <summary>Moves along a direction as far as the likelihood does not fall; false where rounding ends the climb.</summary>
    private bool Climb(double[] direction)
    {
        var (next, gradient) = (new double[direction.Length], new double[direction.Length]);
        var share = Math.Min(1, LongestStep / direction.Max(Math.Abs));
        for (var halving = 0; halving < 30; halving++, share /= 2)
        {
            for (var i = 0; i < next.Length; i++) next[i] = Point[i] + share * direction[i];
            var objective = _likelihood.Evaluate(next, gradient);
            if (objective < Objective - 1e-12 * Math.Abs(Objective)) continue;
            (Point, Objective, _gradient) = (next, objective, gradient);
            return true;
        }

        Objective = _likelihood.Evaluate(Point, _gradient);
        return false;
    }

    /// <summary>Information⁻¹ x <paramref name="right"/>, to <see cref="Precision"/> of it; it has no part in directions in which the likelihood is flat.</summary>
    public double[] Solve(double[] right)
    {
        var n = right.Length;
        var (x, residual, z, search, product) = (new double[n], right.AsSpan().ToArray(), new double[n], new double[n], new double[n]);
        var rho = Precondition(residual, z);
        var enough = rho * Precision * Precision;
        z.CopyTo(search, 0);
        for (var step = 0; step < MostProducts && rho > enough; step++)
        {
            _likelihood.Multiply(search, product);
            var curvature = Dot(search, product);
            if (curvature <= 0) break;
            var alpha = rho / curvature;
            for (var i = 0; i < n; i++) x[i] += alpha * search[i];
            for (var i = 0; i < n; i++) residual[i] -= alpha * product[i];
            var before = rho;
            rho = Precondition(residual, z);
            for (var i = 0; i < n; i++) search[i] = z[i] + rho / before * search[i];
        }

        return x;
    }

    private double Precondition(double[] residual, double[] z)
    {
        for (var i = 0; i < z.Length; i++) z[i] = _diagonal[i] > 0 ? residual[i] / _diagonal[i] : 0;
        return Dot(residual, z);
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
