using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Ranking;

/// <summary>The likelihood of single votes, whose covariates do not let them be counted together.</summary>
/// <param name="model">The model of the outcomes.</param>
/// <param name="votes">The votes.</param>
/// <param name="style">Their covariates.</param>
/// <param name="threads">Threads.</param>
/// <param name="weights">How often each vote counts; null for once.</param>
internal sealed class RowLikelihood(RankModel model, Comparisons votes, Style style, int threads, int[]? weights = null) : Likelihood(model, votes.Models.Count, style.Count)
{
    public override void At(ReadOnlySpan<double> point, Derivatives result)
    {
        var at = point.ToArray();
        var pieces = PairCounting.Pieces(votes.Count, (long)Size * Size);
        var parts = new Derivatives[pieces];
        Chunks.Run(pieces, threads, piece => parts[piece] = Piece(at, Chunks.Begin(piece, pieces, votes.Count), Chunks.Begin(piece + 1, pieces, votes.Count)));
        result.Clear();
        foreach (var part in parts) result.Add(part);
    }

    public override Scores ScoresAt(double[] point)
    {
        var scores = new Scores(new double[votes.Count], Tie < 0 ? null : new double[votes.Count]);
        Span<double> x = stackalloc double[Covariates];
        for (var v = 0; v < votes.Count; v++)
        {
            var term = At(point, v, 1, x);
            scores.D[v] = term.D;
            if (scores.T is not null) scores.T[v] = term.T;
        }

        return scores;
    }

    private Derivatives Piece(double[] point, int from, int to)
    {
        var sum = new Derivatives(Size);
        Span<double> x = stackalloc double[Covariates];
        for (var v = from; v < to; v++)
        {
            if (weights is not null && weights[v] == 0) continue;
            var term = At(point, v, weights?[v] ?? 1, x);
            sum.Add(term, votes.Left[v], votes.Right[v], Tie);
            sum.AddCovariates(term, votes.Left[v], votes.Right[v], Tie, FirstCovariate, x);
        }

        return sum;
    }

    private Term At(double[] point, int vote, double weight, Span<double> x)
    {
        style.Read(vote, x);
        var d = point[votes.Left[vote]] - point[votes.Right[vote]];
        for (var a = 0; a < x.Length; a++) d += point[FirstCovariate + a] * x[a];
        var outcome = votes.Outcomes[vote];
        return Term.Of(Model, d, TieAt(point), outcome == Outcome.Left ? weight : 0, outcome == Outcome.Right ? weight : 0, outcome > Outcome.Right ? weight : 0);
    }
}
