using Parallax.Statistics;
using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;
using Parallax.Statistics.Ranking;

namespace Parallax.Insight;

/// <summary>
/// Ranks models by comparisons with the model of Davidson, in which ties say something; intervals and rank sets are clustered by rater and by task,
/// because the votes of one person depend on each other, and so do those on one pair of responses. See docs/insight.md.
/// </summary>
public sealed class PreferenceFit(IReadOnlyList<KnownModel> models, IReadOnlyDictionary<Guid, ResponseStyle> styles)
{
    private static readonly RankOptions Options = new() { Model = RankModel.Davidson, Threads = 1 };

    /// <summary>The largest share of raters that is tried in the search for how few change the leader.</summary>
    private const double MostRemoved = .5;

    private static readonly (string Name, Func<ResponseStyle, int> Of)[] Covariates =
        [("length", s => s.Length), ("headings", s => s.Headings), ("bold", s => s.Bold), ("list items", s => s.ListItems)];

    public PreferenceBoard Of(IReadOnlyList<JudgmentRecord> judgments)
    {
        ArgumentNullException.ThrowIfNull(judgments);
        var compared = judgments.Where(j => j is { Preference: not null, Second: not null }).ToList();
        var plain = Comparisons(compared, []);
        var options = ClusteredBy(plain, Options);
        var result = Rank.Fit(plain, options);
        return new PreferenceBoard(
            result.Method, result.N, plain.Workers.Count, Lines(result), Pairs(result, plain), Share(compared, j => j.Preference == 0), Share(compared, j => j.Preference == JudgmentFact.BothBad),
            ShownFirst(compared), Flips(plain, options), Styled(compared, options), result.Notes);
    }

    private Comparisons Comparisons(List<JudgmentRecord> compared, IReadOnlyList<(string Name, Func<ResponseStyle, int> Of)> covariates)
    {
        var builder = new ComparisonsBuilder("judgments", [.. covariates.Select(c => c.Name)]);
        var values = new double[covariates.Count];
        var line = 0L;
        foreach (var j in compared)
        {
            for (var c = 0; c < values.Length; c++) values[c] = Relative(covariates[c].Of, j);
            builder.Add(Key(j.First), Key(j.Second!.Value), OutcomeOf(j.Preference!.Value), $"{j.Person}", $"{j.Task}", values, ++line);
        }

        return builder.Build();
    }

    /// <summary>(a - b) / (a + b), 0 where both are 0, as arena-rank has it.</summary>
    private double Relative(Func<ResponseStyle, int> of, JudgmentRecord j)
    {
        var (a, b) = (styles.TryGetValue(j.FirstResponse, out var first) ? of(first) : 0, styles.TryGetValue(j.SecondResponse!.Value, out var second) ? of(second) : 0);
        return a + b == 0 ? 0 : (double)(a - b) / (a + b);
    }

    internal static Outcome OutcomeOf(short preference) => preference switch
    {
        JudgmentFact.BothBad => Outcome.BothBad,
        0 => Outcome.Tie,
        > 0 => Outcome.Left,
        _ => Outcome.Right,
    };

    private static string Key(int model) => $"{model}";

    private KnownModel Model(string key) => models[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)];

    private List<RankedLine> Lines(RankResult result)
    {
        var ordered = result.Ordered.ToList();
        var tier = 1;
        var lines = new List<RankedLine>(ordered.Count);
        for (var i = 0; i < ordered.Count; i++)
        {
            // All above are surely better than all from here on.
            if (i > 0 && ordered.Take(i).All(m => m.RankHigh <= i) && ordered.Skip(i).All(m => m.RankLow > i)) tier++;
            lines.Add(Line(result, ordered[i], tier));
        }

        return lines;
    }

    private RankedLine Line(RankResult result, RankedModel ranked, int tier)
    {
        var model = Model(ranked.Id);
        double? Points(double? logits) => logits * Elo.PointsPerLogit + 1000;
        return new RankedLine(
            model.Model, model.Version, result.Points(ranked.Index), Points(ranked.Low), Points(ranked.High), ranked.RankLow, ranked.RankHigh, tier,
            ranked.Comparisons, ranked.Wins, ranked.Losses, ranked.Ties, ranked.BothBad, ranked.Note);
    }

    private List<PairLine> Pairs(RankResult result, Comparisons votes)
    {
        var table = PairTable.From(votes, 1);
        string Name(int index) => Model(result.Models[index].Id).Name;
        return [.. Enumerable.Range(0, table.Count).Select(k => table[k]).Select(p => new PairLine(Name(p.First), Name(p.Second), p.FirstWins + p.SecondWins + p.Ties + p.BothBad, p.FirstWins, p.SecondWins, p.Ties, p.BothBad))];
    }

    private IReadOnlyList<Flip> Flips(Comparisons votes, RankOptions options)
    {
        if (votes.Models.Count < 2) return [];
        var flips = new[] { Robustness.OfRaters(votes, options, MostRemoved), Robustness.OfVotes(PairTable.From(votes, 1), Options, MostRemoved) };
        return [.. flips.Select(f => f with { Leader = f.Leader is null ? null : Model(f.Leader).Name, Note = "" })];
    }

    private StyledBoard? Styled(List<JudgmentRecord> compared, RankOptions options)
    {
        var used = Covariates.Where(c => compared.Any(j => Relative(c.Of, j) != 0)).ToList();
        if (used.Count == 0) return null;
        var result = Rank.Fit(Comparisons(compared, used), options);
        return new StyledBoard(Lines(result), result.Covariates);
    }

    private static Estimate Share(List<JudgmentRecord> compared, Func<JudgmentRecord, bool> counts) =>
        ClusteredProportion.Of(Sums(compared, j => j.Person, counts), Sums(compared, j => j.Task, counts));

    private static ClusterSums Sums(List<JudgmentRecord> compared, Func<JudgmentRecord, int> cluster, Func<JudgmentRecord, bool> counts) =>
        ClusterSums.Of(compared.GroupBy(cluster).Select(g => ((long)g.Count(), (long)g.Count(counts))));

    /// <summary>By people and tasks; where there is one of either, by the other alone.</summary>
    internal static RankOptions ClusteredBy(Comparisons votes, RankOptions options) => (votes.Workers.Count, votes.Prompts.Count) switch
    {
        ( > 1, > 1) => options with { Cluster = RankCluster.WorkerAndPrompt },
        (1, > 1) => options with { Cluster = RankCluster.Prompt },
        _ => options,
    };

    /// <summary>How often the response that was shown first won, of all that were won: far from a half, place and not content decided.</summary>
    private static Estimate ShownFirst(List<JudgmentRecord> compared) =>
        Share([.. compared.Where(j => j.Preference is not (0 or JudgmentFact.BothBad))], j => j.Preference > 0 == j.IsInOrder);
}
