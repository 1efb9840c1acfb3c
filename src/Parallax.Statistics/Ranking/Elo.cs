using Parallax.Statistics.Input;

namespace Parallax.Statistics.Ranking;

/// <summary>
/// The rating of Elo (The Rating of Chessplayers, 1978): expected score 1 / (1 + 10^((opponent - own) / 400)), new rating = old + K (score - expected).
/// </summary>
public static class Elo
{
    /// <summary>Points of one logit: 400 / ln 10.</summary>
    public const double PointsPerLogit = 173.71779276130073;

    /// <summary>The K of this library.</summary>
    public const double K = 32;

    /// <summary>The expected score (1 for a win, 1/2 for a draw) against an opponent.</summary>
    public static double Expected(double rating, double opponent) => 1 / (1 + Math.Pow(10, (opponent - rating) / 400));

    /// <summary>The rating after games that are all judged by the rating before them, as in a tournament.</summary>
    /// <param name="rating">The rating before.</param>
    /// <param name="games">Each opponent's rating, and 1, 1/2 or 0.</param>
    /// <param name="k">How much one game moves.</param>
    public static double After(double rating, IEnumerable<(double Opponent, double Score)> games, double k = K)
    {
        ArgumentNullException.ThrowIfNull(games);
        return rating + k * games.Sum(game => game.Score - Expected(rating, game.Opponent));
    }

    /// <summary>Ratings in logits about their mean, after each row in turn.</summary>
    internal static double[] Sequence(Comparisons votes)
    {
        var points = new double[votes.Models.Count];
        for (var v = 0; v < votes.Count; v++)
        {
            var (left, right) = (votes.Left[v], votes.Right[v]);
            var score = votes.Outcomes[v] switch { Outcome.Left => 1, Outcome.Right => 0, _ => 0.5 };
            var change = K * (score - Expected(points[left], points[right]));
            points[left] += change;
            points[right] -= change;
        }

        for (var i = 0; i < points.Length; i++) points[i] /= PointsPerLogit;
        return points;
    }
}
