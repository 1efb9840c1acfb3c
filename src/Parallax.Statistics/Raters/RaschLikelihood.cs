using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Raters;

/// <summary>
/// The log-likelihood of the informative ratings, its gradient, and products with its information matrix, each in one pass. The point is one
/// vector: the elements of the design, then the thresholds. η = response - criterion - rater - prompt, and the logarithm of the
/// density of prompts (<see cref="PromptPrior"/>) is added.
/// </summary>
/// <remarks>
/// All ratings share one scale, so that their second moments are functions of η alone: they are tabulated on bins of η, and a
/// product with the information costs a few additions for each rating. That makes the information an approximation (to some percent) and
/// leaves the gradient exact: the steps are those of a quasi-Newton method, the maximum is that of the likelihood.
/// </remarks>
internal sealed class RaschLikelihood
{
    private const int Bins = 2048;
    private const double PerLogit = 50;

    private readonly int[] _response, _criterion, _rater, _category, _bin;
    private readonly int[]? _prompt;
    private readonly PromptPrior? _prior;
    private readonly double[] _variance = new double[Bins];
    private readonly double[] _covariance, _crossed = new double[Bins], _direction = new double[Bins];
    private readonly double[] _information;
    private readonly int[] _inBin = new int[Bins];
    private readonly double[] _smoothed;
    private readonly int _elements;

    public RaschLikelihood(RaschDesign design, ExtremeScores extremes)
    {
        (_elements, Top) = (design.Elements, design.Top);
        var order = ByResponse(design, extremes);
        _response = Array.ConvertAll(order, design.Response);
        _criterion = Array.ConvertAll(order, design.Criterion);
        _rater = Array.ConvertAll(order, design.Rater);
        if (design.HasPrompts) (_prompt, _prior) = (Array.ConvertAll(order, design.Prompt), new PromptPrior(design, order));
        _category = Array.ConvertAll(order, i => design.Category[i]);
        _bin = new int[order.Length];
        (_covariance, _information) = (new double[Bins * Top], new double[Top * Top]);
        Counts = new int[Top + 1];
        foreach (var k in _category) Counts[k]++;
        _smoothed = WithoutEmpty(Counts);
    }

    public int Top { get; }

    /// <summary>How many informative ratings are in each category.</summary>
    public int[] Counts { get; }

    public int Parameters => _elements + Top;

    public int Ratings => _category.Length;

    /// <summary>Null where the data has no prompts.</summary>
    public PromptPrior? Prior => _prior;

    /// <summary>The element of a rating's prompt; null where the data has none.</summary>
    public int? Prompt(int i) => _prompt?[i];

    /// <summary>Response, criterion, rater and category of an informative rating.</summary>
    public (int Response, int Criterion, int Rater, int Category) this[int i] => (_response[i], _criterion[i], _rater[i], _category[i]);

    /// <summary>The objective at a point, and its gradient.</summary>
    public double Evaluate(double[] point, double[] gradient)
    {
        Array.Clear(gradient);
        Array.Clear(_inBin);
        var scale = new RatingScale(point.AsSpan(_elements));
        var (p, expected) = (new double[Top + 1], new double[Top + 1]);
        var sum = 0.0;
        for (var i = 0; i < _category.Length; i++)
        {
            var eta = point[_response[i]] - point[_criterion[i]] - point[_rater[i]] - (_prompt is null ? 0 : point[_prompt[i]]);
            sum += _category[i] * eta - scale.Probabilities(eta, p);
            var residual = _category[i] - RatingScale.Mean(p);
            for (var k = 0; k < p.Length; k++) expected[k] += p[k];
            gradient[_response[i]] += residual;
            gradient[_criterion[i]] -= residual;
            gradient[_rater[i]] -= residual;
            if (_prompt is not null) gradient[_prompt[i]] -= residual;
            _inBin[_bin[i] = BinOf(eta)]++;
        }

        for (var k = 0; k <= Top; k++) sum -= _smoothed[k] * scale.Cumulated(k);
        ThresholdGradient(expected, gradient.AsSpan(_elements));
        return sum + (_prior?.Evaluate(point, gradient) ?? 0);
    }

    /// <summary>The log-likelihood by itself, from an objective in which empty categories were smoothed.</summary>
    public double LogLikelihood(double objective, double[] point)
    {
        var scale = new RatingScale(point.AsSpan(_elements));
        for (var k = 0; k <= Top; k++) objective += (_smoothed[k] - Counts[k]) * scale.Cumulated(k);
        return objective - (_prior?.Evaluate(point, new double[point.Length]) ?? 0);
    }

    /// <summary>Tabulates the second moments at the point of the last <see cref="Evaluate"/>; fills in the diagonal of the information.</summary>
    public void Tabulate(double[] point, double[] diagonal)
    {
        var scale = new RatingScale(point.AsSpan(_elements));
        var p = new double[Top + 1];
        Array.Clear(_information);
        Array.Clear(diagonal);
        for (var b = 0; b < Bins; b++)
            if (_inBin[b] > 0) Moments(b, scale, p);
        for (var i = 0; i < _category.Length; i++)
        {
            var variance = _variance[_bin[i]];
            diagonal[_response[i]] += variance;
            diagonal[_criterion[i]] += variance;
            diagonal[_rater[i]] += variance;
            if (_prompt is not null) diagonal[_prompt[i]] += variance;
        }

        _prior?.AddDiagonal(diagonal);

        for (var h = 0; h < Top; h++) diagonal[_elements + h] = _information[h * Top + h];
    }

    /// <summary>result = information x vector.</summary>
    public void Multiply(double[] vector, double[] result)
    {
        Array.Clear(result);
        Array.Clear(_direction);
        var thresholds = vector.AsSpan(_elements);
        for (var b = 0; b < Bins; b++) _crossed[b] = _inBin[b] > 0 ? Dot(_covariance.AsSpan(b * Top, Top), thresholds) : 0;
        for (var i = 0; i < _category.Length; i++)
        {
            var (r, c, j, b) = (_response[i], _criterion[i], _rater[i], _bin[i]);
            var along = vector[r] - vector[c] - vector[j] - (_prompt is null ? 0 : vector[_prompt[i]]);
            var part = _variance[b] * along - _crossed[b];
            result[r] += part;
            result[c] -= part;
            result[j] -= part;
            if (_prompt is not null) result[_prompt[i]] -= part;
            _direction[b] += along;
        }

        _prior?.AddProduct(vector, result);
        for (var h = 0; h < Top; h++)
        {
            var sum = Dot(_information.AsSpan(h * Top, Top), thresholds);
            for (var b = 0; b < Bins; b++) sum -= _covariance[b * Top + h] * _direction[b];
            result[_elements + h] = sum;
        }
    }

    /// <summary>
    /// Standard errors of the thresholds given the measures: the inverse information A⁻¹ under the condition that they add up to 0,
    /// A⁻¹ - A⁻¹11ᵀA⁻¹ / 1ᵀA⁻¹1. Null if A is singular to rounding or the scale has two categories.
    /// </summary>
    public double[]? ThresholdErrors()
    {
        if (Top < 2 || Cholesky.Of(_information, Top)?.Inverse() is not { } inverse) return null;
        var rows = new double[Top];
        for (var h = 0; h < Top; h++) rows[h] = inverse.AsSpan(h * Top, Top).ToArray().Sum();
        var all = rows.Sum();
        var errors = new double[Top];
        for (var h = 0; h < Top; h++) errors[h] = Math.Sqrt(Math.Max(0, inverse[h * Top + h] - rows[h] * rows[h] / all));
        return errors;
    }

    private void Moments(int bin, RatingScale scale, double[] p)
    {
        var (mean, variance) = scale.Moments((bin - Bins / 2 + 0.5) / PerLogit, p);
        _variance[bin] = variance;
        var (above, score) = (new double[Top + 1], new double[Top + 1]);
        for (var k = Top; k > 0; k--)
        {
            above[k - 1] = p[k] + (k < Top ? above[k] : 0);
            score[k - 1] = k * p[k] + (k < Top ? score[k] : 0);
        }

        for (var h = 0; h < Top; h++)
        {
            _covariance[bin * Top + h] = score[h] - mean * above[h];
            for (var g = 0; g < Top; g++) _information[h * Top + g] += _inBin[bin] * (above[Math.Max(g, h)] - above[g] * above[h]);
        }
    }

    private void ThresholdGradient(double[] expected, Span<double> gradient)
    {
        var above = 0.0;
        for (var h = Top; h > 0; h--) gradient[h - 1] = above += expected[h] - _smoothed[h];
    }

    private static int BinOf(double eta) => (int)Math.Clamp(Math.Floor(eta * PerLogit) + Bins / 2, 0, Bins - 1);

    /// <summary>
    /// A category that only extreme scores use has no finite threshold. One rating's worth of the flattest distribution with the same mean is then mixed in,
    /// so that every category has a share and the total score stays.
    /// </summary>
    private static double[] WithoutEmpty(int[] counts)
    {
        var n = (double)counts.Sum();
        var result = Array.ConvertAll(counts, c => (double)c);
        if (n == 0 || counts.All(c => c > 0)) return result;
        var mean = 0.0;
        for (var k = 0; k < counts.Length; k++) mean += k * counts[k] / n;
        var p = new double[counts.Length];
        var flat = new RatingScale(new double[counts.Length - 1]);
        flat.Probabilities(Roots.Increasing(eta => flat.Moments(eta, p).Mean - mean, -40, 40), p);
        var share = 1 / (n + 1);
        for (var k = 0; k < counts.Length; k++) result[k] = (1 - share) * counts[k] + share * n * p[k];
        return result;
    }

    private static int[] ByResponse(RaschDesign design, ExtremeScores extremes)
    {
        var start = new int[design.FirstCriterion + 1];
        for (var i = 0; i < design.Category.Length; i++)
            if (extremes.Stays(i)) start[design.Response(i) + 1]++;
        for (var r = 0; r < design.FirstCriterion; r++) start[r + 1] += start[r];
        var order = new int[extremes.Informative];
        for (var i = 0; i < design.Category.Length; i++)
            if (extremes.Stays(i)) order[start[design.Response(i)]++] = i;
        return order;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
