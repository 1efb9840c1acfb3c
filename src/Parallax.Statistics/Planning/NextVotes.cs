using Parallax.Statistics.Inference;
using Parallax.Statistics.Numerics;
using Parallax.Statistics.Ranking;

namespace Parallax.Statistics.Planning;

/// <summary>
/// What more comparisons would do to the standard errors of a ranking. The information that there is, is the inverse of the covariance as it was fitted,
/// clusters and all. A vote more on a pair adds the variance of its points (1 won, ½ a tie, 0 lost) by the fitted probabilities, which is what it adds to
/// the information of a logistic model, divided by the design effect: as people go on to vote as they do, votes more are worth less in the same measure.
/// </summary>
public sealed class NextVotes
{
    private readonly RankResult _result;
    private readonly double[] _information;

    private NextVotes(RankResult result, double[] information, double designEffect) => (_result, _information, DesignEffect) = (result, information, designEffect);

    /// <summary>How many times the variance of independent votes a difference has, by the median over pairs; at least 1.</summary>
    public double DesignEffect { get; }

    /// <summary>Begins with a ranking; null where there are no standard errors, where some models cannot be compared, or where so few raters voted that the covariance is singular.</summary>
    /// <param name="fitted">With the standard errors that are shown.</param>
    /// <param name="plain">The same votes with standard errors of the model, as if votes stood by themselves.</param>
    public static NextVotes? After(RankResult fitted, RankResult plain)
    {
        ArgumentNullException.ThrowIfNull(fitted);
        ArgumentNullException.ThrowIfNull(plain);
        var models = fitted.Models.Count;
        if (models < 2 || Effect(fitted, plain) is not { } effect) return null;
        var covariance = new double[models * models];
        for (var i = 0; i < models; i++)
            for (var j = 0; j < models; j++) covariance[i * models + j] = fitted.Covariance(i, j)!.Value + 1.0 / models;
        return Cholesky.Of(covariance, models) is { } factor ? new NextVotes(fitted, factor.Inverse(), effect) : null;
    }

    /// <summary>The standard error of the difference of two models after <paramref name="more"/> votes; null if that cannot be said.</summary>
    /// <param name="i">The first model.</param>
    /// <param name="j">The second model.</param>
    /// <param name="more">How many votes more a pair; not whole where they are expected numbers.</param>
    public double? Error(int i, int j, IEnumerable<(int Left, int Right, double Votes)> more)
    {
        ArgumentNullException.ThrowIfNull(more);
        var models = _result.Models.Count;
        var information = (double[])_information.Clone();
        foreach (var (left, right, votes) in more) LogisticPairs.AddPair(information, models, left, right, votes * PerVote(left, right) / DesignEffect);
        if (Cholesky.Of(information, models) is not { } factor) return null;
        var difference = new double[models];
        (difference[i], difference[j]) = (1, -1);
        var x = factor.Solve(difference);
        return Math.Sqrt(Math.Max(0, x[i] - x[j]));
    }

    private double PerVote(int left, int right)
    {
        var (win, _, tie) = _result.Probabilities(left, right)!.Value;
        var points = win + tie / 2;
        return win + tie / 4 - points * points;
    }

    private static double? Effect(RankResult fitted, RankResult plain)
    {
        var ratios = new List<double>();
        for (var i = 0; i < fitted.Models.Count; i++)
        {
            for (var j = i + 1; j < fitted.Models.Count; j++)
            {
                if (fitted.Difference(i, j).StandardError is not { } error || plain.Difference(i, j).StandardError is not (> 0 and var alone)) return null;
                ratios.Add(error * error / (alone * alone));
            }
        }

        ratios.Sort();
        return ratios.Count == 0 ? null : Math.Max(1, ratios[ratios.Count / 2]);
    }
}
