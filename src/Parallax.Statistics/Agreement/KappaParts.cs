namespace Parallax.Statistics.Agreement;

/// <summary>
/// Expected disagreement of two raters with class shares p and q, and the scores of pairs whose mean square is the variance of Fleiss, Cohen
/// and Everitt (1969): (w_ab - (1 - κ)(w̄_a + w̄_b)), here in disagreements and about its mean.
/// </summary>
internal sealed class KappaParts
{
    private readonly Disagreement _disagreement;
    private readonly double[] _againstSecond;
    private readonly double[] _againstFirst;

    public KappaParts(Disagreement disagreement, double[] first, double[] second)
    {
        _disagreement = disagreement;
        _againstSecond = disagreement.Multiplied(second);
        _againstFirst = disagreement.Multiplied(first);
        for (var k = 0; k < first.Length; k++) Expected += first[k] * _againstSecond[k];
    }

    public double Expected { get; }

    public double SquaredScore(int a, int b, double kappa)
    {
        var score = (1 - kappa) * (_againstSecond[a] + _againstFirst[b] - Expected) - _disagreement.Of(a, b);
        return score * score / (Expected * Expected);
    }
}
