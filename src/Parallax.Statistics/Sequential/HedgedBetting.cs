using Parallax.Statistics.Input;

namespace Parallax.Statistics.Sequential;

/// <summary>
/// The hedged betting confidence sequence for the mean of scores in [0, 1], whatever their distribution: Waudby-Smith and Ramdas, JRSS-B 86
/// (2024), arXiv:2010.09686. For a mean m two gamblers bet with predictable stakes l_t = √(2 ln(2/α) / (v_{t-1} t ln(1 + t))), cut at c / m
/// and c / (1 - m), c = ½; K_t(m) = max(½ Π(1 + l_t (x_t - m)), ½ Π(1 - l_t (x_t - m))) and m is left when K reaches 1 / α. The chance
/// that the true mean is ever left is at most α. v is the running variance of the paper, with ¼ and ½ as one observation before the first.
/// The first gambler's wealth falls with m and the second's rises, so what is left is an interval; once left, m stays left. Ends are
/// on a grid, on the outer side. State is the grid: replaying the scores in order restores it to the bit.
/// </summary>
public sealed class HedgedBetting
{
    private const string Method = "hedged betting confidence sequence";
    private const double Cut = 0.5;

    private readonly double _alpha;
    private readonly double[] _rising;
    private readonly double[] _falling;
    private int _low;
    private int _high;
    private double _sum;
    private double _squares;

    /// <param name="alpha">The chance of ever leaving the mean out.</param>
    /// <param name="steps">How many steps the grid of means has; an end is at most 1 / steps too far out.</param>
    public HedgedBetting(double alpha = 0.05, int steps = 1000)
    {
        if (alpha is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Alpha lies between 0 and 1.");
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        (_alpha, _rising, _falling, _high) = (alpha, new double[steps + 1], new double[steps + 1], steps);
        Array.Fill(_rising, 0.5);
        Array.Fill(_falling, 0.5);
    }

    /// <summary>How many scores were added.</summary>
    public long Count { get; private set; }

    /// <summary>The mean so far, and the means that were never left; no ends where all were, which has a chance of at most α.</summary>
    public Estimate Interval
    {
        get
        {
            if (Count == 0) return Estimate.Undefined(Method, 0, "No score was added yet.");
            var mean = _sum / Count;
            if (_low > _high) return new Estimate(mean, null, null, Count, Method, "No mean fits all scores: their mean changed on the way.");
            var steps = _rising.Length - 1.0;
            return new Estimate(mean, Math.Max(0, _low - 1) / steps, Math.Min(steps, _high + 1) / steps, Count, Method);
        }
    }

    /// <summary>Adds a score.</summary>
    /// <exception cref="InputException">It is not in [0, 1].</exception>
    public void Add(double score)
    {
        if (score is not (>= 0 and <= 1)) throw new InputException($"The score {score} is not between 0 and 1. Scale ratings to that range first.");
        Bet(score, Stake());
        Count++;
        _sum += score;
        var mean = (0.5 + _sum) / (Count + 1);
        _squares += (score - mean) * (score - mean);
    }

    /// <summary>l_t, from what came before x_t.</summary>
    private double Stake()
    {
        var t = Count + 1.0;
        var variance = (0.25 + _squares) / t;
        return Math.Sqrt(2 * Math.Log(2 / _alpha) / (variance * t * Math.Log(1 + t)));
    }

    private void Bet(double score, double stake)
    {
        var (steps, limit) = (_rising.Length - 1.0, 1 / _alpha);
        for (var i = _low; i <= _high; i++)
        {
            var m = i / steps;
            _rising[i] *= 1 + Math.Min(stake, Cut / m) * (score - m);
            _falling[i] *= 1 - Math.Min(stake, Cut / (1 - m)) * (score - m);
        }

        while (_low <= _high && _rising[_low] >= limit) _low++;
        while (_high >= _low && _falling[_high] >= limit) _high--;
    }
}
