namespace Parallax.Statistics.Ranking;

/// <summary>The likelihood of a table of pairs: a step costs what the pairs cost, however many votes they hold.</summary>
internal sealed class TableLikelihood(RankModel model, PairTable table) : Likelihood(model, table.Models.Count, 0)
{
    public override void At(ReadOnlySpan<double> point, Derivatives result)
    {
        result.Clear();
        var (first, second, counts, tie) = (table.First, table.Second, table.Counts, TieAt(point));
        for (var k = 0; k < first.Length; k++)
        {
            var (i, j) = (first[k], second[k]);
            var term = Term.Of(Model, point[i] - point[j], tie, counts[4 * k], counts[4 * k + 1], counts[4 * k + 2] + counts[4 * k + 3]);
            result.Add(term, i, j, Tie);
        }
    }

    public override Scores ScoresAt(double[] point)
    {
        var scores = new Scores(new double[table.Counts.Length], Tie < 0 ? null : new double[table.Counts.Length]);
        for (var c = 0; c < scores.D.Length; c++)
        {
            var d = point[table.First[c / 4]] - point[table.Second[c / 4]];
            var term = Term.Of(Model, d, TieAt(point), c % 4 == 0 ? 1 : 0, c % 4 == 1 ? 1 : 0, c % 4 >= 2 ? 1 : 0);
            scores.D[c] = term.D;
            if (scores.T is not null) scores.T[c] = term.T;
        }

        return scores;
    }
}
