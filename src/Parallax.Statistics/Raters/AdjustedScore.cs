namespace Parallax.Statistics.Raters;

/// <summary>The place at which the expected score of some ratings is a given one.</summary>
internal sealed class AdjustedScore(RatingScale scale, List<double> offsets)
{
    private readonly double[] _p = new double[scale.Top + 1];

    /// <summary>Newton inside a bracket that closes with every step; the information at the root with it.</summary>
    public (double At, double Information) Solve(double score)
    {
        var (low, high) = (-offsets.Max() - 40, -offsets.Min() + 40);
        var at = -offsets.Average();
        for (var i = 0; i < 200; i++)
        {
            var (expected, information) = Moments(at);
            if (Math.Abs(score - expected) < 1e-10) break;
            if (expected < score) low = at;
            else high = at;
            var next = at + (score - expected) / information;
            at = next > low && next < high ? next : (low + high) / 2;
        }

        return (at, Moments(at).Information);
    }

    private (double Expected, double Information) Moments(double at)
    {
        var (expected, information) = (0.0, 0.0);
        foreach (var offset in offsets)
        {
            var (mean, variance) = scale.Moments(at + offset, _p);
            expected += mean;
            information += variance;
        }

        return (expected, information);
    }
}
