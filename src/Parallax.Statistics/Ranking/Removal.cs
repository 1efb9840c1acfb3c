using Parallax.Statistics.Input;

namespace Parallax.Statistics.Ranking;

/// <summary>What can be removed: units of which each has some votes. A removal is a list of (unit, how many of it), in order.</summary>
internal abstract class Removal(PairTable table)
{
    public PairTable Table { get; } = table;

    public abstract string Unit { get; }

    /// <summary>How many there are in all.</summary>
    public abstract long Total { get; }

    /// <summary>The kinds of units and how much of the contrast one of each gives: what its removal takes from the lead.</summary>
    /// <param name="scores">Gradients of the cells.</param>
    /// <param name="direction">H⁻¹ c.</param>
    /// <param name="tie">The tie parameter; -1 if there is none.</param>
    public abstract double[] Influence(Scores scores, double[] direction, int tie);

    /// <summary>How many of a kind there are.</summary>
    public abstract long Available(int kind);

    /// <summary>Takes the votes of <paramref name="count"/> units of a kind from the counts.</summary>
    public abstract void Take(int kind, long count, double[] counts);

    /// <summary>What a vote of each cell gives to the contrast.</summary>
    protected double[] OfCells(Scores scores, double[] direction, int tie)
    {
        var given = new double[scores.D.Length];
        for (var c = 0; c < given.Length; c++)
        {
            given[c] = scores.D[c] * (direction[Table.First[c / 4]] - direction[Table.Second[c / 4]]);
            if (scores.T is not null) given[c] += scores.T[c] * direction[tie];
        }

        return given;
    }
}

/// <summary>Single votes: all of a cell are alike.</summary>
internal sealed class VoteRemoval(PairTable table) : Removal(table)
{
    public override string Unit => "votes";

    public override long Total => Table.Comparisons;

    public override double[] Influence(Scores scores, double[] direction, int tie) => OfCells(scores, direction, tie);

    public override long Available(int kind) => (long)Table.Counts[kind];

    public override void Take(int kind, long count, double[] counts) => counts[kind] -= count;
}

/// <summary>Raters with all their votes.</summary>
internal sealed class RaterRemoval(Comparisons votes, PairTable table, int[] cells) : Removal(table)
{
    private readonly Grouping _raters = Grouping.By(votes.Worker!, votes.Workers.Count);

    public override string Unit => "raters";

    public override long Total => _raters.Count;

    public override double[] Influence(Scores scores, double[] direction, int tie)
    {
        var (given, sums) = (OfCells(scores, direction, tie), new double[_raters.Count]);
        for (var g = 0; g < sums.Length; g++)
            for (var n = _raters.Start[g]; n < _raters.Start[g + 1]; n++) sums[g] += given[cells[_raters.Order[n]]];
        return sums;
    }

    public override long Available(int kind) => 1;

    public override void Take(int kind, long count, double[] counts)
    {
        for (var n = _raters.Start[kind]; n < _raters.Start[kind + 1]; n++) counts[cells[_raters.Order[n]]] -= count;
    }
}
