namespace Parallax.Statistics.Raters;

/// <summary>
/// The distribution of how hard prompts are: δ_t ~ N(Σ_m z_tm γ_m, 1/κ) with z_tm the share of response m in the ratings on prompt t, and γ_m ~ N(0, 1/π).
/// Where responses (models) were given prompts whatever they were like, γ is nothing and goes to 0; where one was given the hard ones, γ takes that up, and responses are compared by the
/// prompts that they share, as with a parameter for each prompt (Mundlak, Econometrica 46, 1978; Neuhaus and Kalbfleisch, Biometrics 54, 1998), which
/// joint likelihood could not bear: with few ratings a prompt it spreads measures too far.
/// </summary>
internal sealed class PromptPrior
{
    private readonly int _firstPrompt, _firstGiven, _elements;

    /// <summary>Prompt t has the responses and shares from <c>_start[t]</c> to <c>_start[t + 1]</c>.</summary>
    private readonly int[] _start, _response;
    private readonly double[] _share;

    /// <param name="design">With prompts.</param>
    /// <param name="informative">The ratings that carry information.</param>
    public PromptPrior(RaschDesign design, int[] informative)
    {
        (_firstPrompt, _firstGiven, _elements) = (design.FirstPrompt, design.FirstGiven, design.Elements);
        var counts = new Dictionary<(int Prompt, int Response), int>();
        foreach (var i in informative) counts[(design.Prompt(i), design.Response(i))] = counts.GetValueOrDefault((design.Prompt(i), design.Response(i))) + 1;
        var rows = counts.OrderBy(c => c.Key).ToList();
        (_start, _response, _share) = (new int[Prompts + 1], [.. rows.Select(r => r.Key.Response)], [.. rows.Select(r => (double)r.Value)]);
        foreach (var row in rows) _start[row.Key.Prompt - _firstPrompt + 1]++;
        for (var t = 0; t < Prompts; t++) _start[t + 1] += _start[t];
        for (var t = 0; t < Prompts; t++)
        {
            var sum = _share.AsSpan(_start[t].._start[t + 1]).ToArray().Sum();
            for (var k = _start[t]; k < _start[t + 1]; k++) _share[k] /= sum;
        }
    }

    /// <summary>κ.</summary>
    public double Precision { get; set; } = 1;

    /// <summary>π.</summary>
    public double GivenPrecision { get; set; } = 1;

    private int Prompts => _firstGiven - _firstPrompt;

    /// <summary>The log-density but for a constant; adds its gradient.</summary>
    public double Evaluate(double[] point, double[] gradient)
    {
        var sum = 0.0;
        for (var t = 0; t < Prompts; t++)
        {
            var from = FromMean(t, point);
            sum -= Precision / 2 * from * from;
            gradient[_firstPrompt + t] -= Precision * from;
            for (var k = _start[t]; k < _start[t + 1]; k++) gradient[_firstGiven + _response[k]] += Precision * _share[k] * from;
        }

        for (var e = _firstGiven; e < _elements; e++)
        {
            sum -= GivenPrecision / 2 * point[e] * point[e];
            gradient[e] -= GivenPrecision * point[e];
        }

        return sum;
    }

    public void AddDiagonal(double[] diagonal)
    {
        for (var t = 0; t < Prompts; t++)
        {
            diagonal[_firstPrompt + t] += Precision;
            for (var k = _start[t]; k < _start[t + 1]; k++) diagonal[_firstGiven + _response[k]] += Precision * _share[k] * _share[k];
        }

        for (var e = _firstGiven; e < _elements; e++) diagonal[e] += GivenPrecision;
    }

    public void AddProduct(double[] vector, double[] result)
    {
        for (var t = 0; t < Prompts; t++)
        {
            var from = Precision * FromMean(t, vector);
            result[_firstPrompt + t] += from;
            for (var k = _start[t]; k < _start[t + 1]; k++) result[_firstGiven + _response[k]] -= _share[k] * from;
        }

        for (var e = _firstGiven; e < _elements; e++) result[e] += GivenPrecision * vector[e];
    }

    /// <summary>Adds to the sum of each prompt what its density moves along <paramref name="a"/>.</summary>
    public void AddMoved(double[] point, double[] a, double[] sums)
    {
        for (var t = 0; t < Prompts; t++) sums[_firstPrompt + t] -= Precision * FromMean(t, point) * FromMean(t, a);
    }

    /// <summary>The standard deviation of difficulties, those of their means in it.</summary>
    public double SpreadAt(double[] point)
    {
        var means = Enumerable.Range(0, Prompts).Select(t => point[_firstPrompt + t] - FromMean(t, point)).ToArray();
        var mean = means.Average();
        return Math.Sqrt(1 / Precision + means.Average(m => (m - mean) * (m - mean)));
    }

    /// <summary>
    /// The variances that the point speaks for, Σ x² / Σ (1 - precision / information) of each kind (Schall, Biometrika 78, 1991), within bounds.
    /// </summary>
    /// <param name="point">Of the maximum.</param>
    /// <param name="diagonal">Of the information there.</param>
    /// <param name="least">The least variance.</param>
    /// <param name="most">The largest variance.</param>
    public (double Prompts, double Given) Variances(double[] point, IReadOnlyList<double> diagonal, double least, double most)
    {
        var (squares, freedom, known) = (0.0, 0.0, new double[_elements - _firstGiven]);
        for (var t = 0; t < Prompts; t++)
        {
            var (from, share) = (FromMean(t, point), 1 - Precision / diagonal[_firstPrompt + t]);
            (squares, freedom) = (squares + from * from, freedom + share);
            for (var k = _start[t]; k < _start[t + 1]; k++) known[_response[k]] += Precision * share * _share[k] * _share[k];
        }

        var (givenSquares, givenFreedom) = (0.0, 0.0);
        for (var m = 0; m < known.Length; m++)
        {
            givenSquares += point[_firstGiven + m] * point[_firstGiven + m];
            givenFreedom += known[m] / (known[m] + GivenPrecision);
        }

        return (Math.Clamp(freedom > 0 ? squares / freedom : 0, least, most), Math.Clamp(givenFreedom > 0 ? givenSquares / givenFreedom : 0, least, most));
    }

    private double FromMean(int prompt, double[] values)
    {
        var from = values[_firstPrompt + prompt];
        for (var k = _start[prompt]; k < _start[prompt + 1]; k++) from -= _share[k] * values[_firstGiven + _response[k]];
        return from;
    }
}
