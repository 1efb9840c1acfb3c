using Parallax.Statistics.Input;

namespace Parallax.Statistics.Ranking;

/// <summary>The gradient of each vote at a fit: looked up by its cell of the table, or kept for each vote where there are covariates.</summary>
internal sealed class VoteScores
{
    private readonly Comparisons _votes;
    private readonly PairTable _table;
    private readonly Style? _style;
    private readonly Likelihood _likelihood;
    private readonly Scores _scores;

    public VoteScores(Comparisons votes, PairTable table, int[] cells, Style? style, Fitted fit)
    {
        (_votes, _table, _likelihood) = (votes, table, fit.Likelihood);
        _scores = fit.Likelihood.ScoresAt(fit.At.Point);
        if (style is { Count: > 0 }) _style = style;
        else Cells = cells;
    }

    /// <summary>The cell of each vote; null if votes of a cell differ by covariates.</summary>
    public int[]? Cells { get; }

    /// <summary>Adds the gradient of vote <paramref name="vote"/>; <paramref name="x"/> has room for its covariates.</summary>
    public void AddTo(SparseSum sum, int vote, Span<double> x)
    {
        var at = Cells is null ? vote : Cells[vote];
        var d = _scores.D[at];
        sum.Add(Cells is null ? _votes.Left[vote] : _table.First[at >> 2], d);
        sum.Add(Cells is null ? _votes.Right[vote] : _table.Second[at >> 2], -d);
        if (_scores.T is not null) sum.Add(_likelihood.Tie, _scores.T[at]);
        if (_style is null) return;
        _style.Read(vote, x);
        for (var a = 0; a < x.Length; a++) sum.Add(_likelihood.FirstCovariate + a, d * x[a]);
    }
}
