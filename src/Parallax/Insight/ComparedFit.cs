using System.Globalization;
using Parallax.Statistics;
using Parallax.Statistics.Input;
using Parallax.Statistics.Planning;
using Parallax.Statistics.Ranking;
using Parallax.Statistics.Sequential;

namespace Parallax.Insight;

/// <summary>How sure comparisons are. See docs/insight.md.</summary>
public sealed class ComparedFit
{
    private static readonly RankOptions Options = new() { Model = RankModel.Davidson, Threads = 1, RankDraws = 2000 };
    private static readonly RankOptions Alone = Options with { StandardErrors = RankErrors.Model, RankDraws = 0 };

    private readonly IReadOnlyList<KnownModel> _models;
    private readonly Comparisons _votes;
    private readonly RankResult _result;
    private readonly Dictionary<(int, int), DecidedPair> _tests;

    public ComparedFit(IReadOnlyList<KnownModel> models, IEnumerable<JudgmentRecord> judgments)
    {
        _models = models;
        _votes = Votes(judgments);
        _result = Rank.Fit(_votes, PreferenceFit.ClusteredBy(_votes, Options));
        _tests = DecidedPairs.Of(_votes).ToDictionary(t => (Index(t.First), Index(t.Second)));
    }

    /// <summary>Pairs that are decided, of those that met.</summary>
    public (int Decided, int Met) Decided => (_tests.Values.Count(t => t.Decided), _tests.Count);

    public double? RankSpread =>
        _result.Models.Count > 1 && _result.Models.All(m => m.RankLow is not null) ? _result.Models.Average(m => m.RankHigh!.Value - m.RankLow!.Value) : null;

    /// <summary>Of the neighbours in the order, those whose gap is least.</summary>
    public ClosestGap? Closest => ClosestPair is { } pair ? Gap(pair.Better, pair.Worse) : null;

    public ComparedPrecision Of(Spent? perJudgment)
    {
        var plain = _votes.Count == 0 ? _result : Rank.Fit(_votes, Alone);
        var next = NextVotes.After(_result, plain);
        var rule = _result.Models.Count < 2 ? [] : PairRule.Probabilities(plain, new PairRuleOptions { Exploration = 0 });
        var pairs = rule.Select(r => Pair(r, next?.DesignEffect)).OrderByDescending(p => p.Weight).ToList();
        var leader = _result.Ordered.FirstOrDefault(m => m.Rating is not null);
        return new ComparedPrecision(
            _result.N, _votes.Workers.Count, next?.DesignEffect, leader is null ? null : Name(leader.Index), leader is not null && IsAhead(leader.Index, pairs), Decided.Decided, pairs, Closest,
            next is null ? null : Hundred(next, rule, perJudgment), RankSpread, Notes(next));
    }

    private static Comparisons Votes(IEnumerable<JudgmentRecord> judgments)
    {
        var builder = new ComparisonsBuilder("judgments");
        var line = 0L;
        foreach (var j in judgments)
            if (j is { Preference: { } preference, Second: { } second }) builder.Add($"{j.First}", $"{second}", PreferenceFit.OutcomeOf(preference), $"{j.Person}", $"{j.Task}", [], ++line);
        return builder.Build();
    }

    private int Index(string id)
    {
        for (var i = 0; i < _result.Models.Count; i++)
            if (_result.Models[i].Id == id) return i;
        throw new InvalidOperationException($"No model {id}.");
    }

    private KnownModel Model(int index) => _models[int.Parse(_result.Models[index].Id, CultureInfo.InvariantCulture)];

    private string Name(int index) => Model(index).Name;

    private (int Better, int Worse)? ClosestPair
    {
        get
        {
            var ordered = _result.Ordered.Where(m => m.Rating is not null).ToList();
            (int, int)? closest = null;
            var least = double.PositiveInfinity;
            for (var i = 0; i + 1 < ordered.Count; i++)
            {
                if (_result.Difference(ordered[i].Index, ordered[i + 1].Index).Value is not { } gap || gap >= least) continue;
                (least, closest) = (gap, (ordered[i].Index, ordered[i + 1].Index));
            }

            return closest;
        }
    }

    private ClosestGap Gap(int better, int worse)
    {
        var gap = _result.Difference(better, worse);
        return new ClosestGap(Name(better), Name(worse), gap.Value!.Value * Elo.PointsPerLogit, gap.Low * Elo.PointsPerLogit, gap.High * Elo.PointsPerLogit);
    }

    private PairPrecision Pair(NextPair rule, double? designEffect)
    {
        var (first, second) = (_result.Models[rule.Left].Rating ?? double.NegativeInfinity) >= (_result.Models[rule.Right].Rating ?? double.NegativeInfinity) ? (rule.Left, rule.Right) : (rule.Right, rule.Left);
        var gap = _result.Difference(first, second);
        var points = gap.Value is null ? Estimate.Undefined(_result.Method, 0, gap.Note ?? "They cannot be compared yet.")
            : new Estimate(gap.Value * Elo.PointsPerLogit, gap.Low * Elo.PointsPerLogit, gap.High * Elo.PointsPerLogit, _result.N, _result.Method, gap.Low is null ? "There is no interval yet: it takes two people." : null);
        var line = new PairPrecision(Model(first).Number, Name(first), Model(second).Number, Name(second), 0, null, null, null, null, false, points, rule.Probability, null);
        if (TestOf(first, second) is not { } test) return line;
        line = line with { People = test.Votes, Share = test.Share, Low = test.Low, High = test.High, EValue = test.EValue, IsDecided = test.Decided };
        return line with { More = line.IsDecided ? null : More(first, second, gap.Value, designEffect) };
    }

    /// <summary>The test of a pair, seen from its first model.</summary>
    private DecidedPair? TestOf(int first, int second)
    {
        if (_tests.TryGetValue((first, second), out var test)) return test;
        return _tests.TryGetValue((second, first), out var other) ? other with { Share = 1 - other.Share, Low = 1 - other.High, High = 1 - other.Low } : null;
    }

    private long? More(int first, int second, double? gap, double? designEffect)
    {
        if (gap is not { } logits || designEffect is not { } effect || RankingPlan.Pair(logits)["comparisons"] is not { } needed) return null;
        var met = 0L;
        for (var i = 0; i < _votes.Count; i++)
        {
            var (left, right, _, _, _) = _votes[i];
            if ((left == first && right == second) || (left == second && right == first)) met++;
        }

        return (long)Math.Max(0, Math.Ceiling(needed * effect) - met);
    }

    private bool IsAhead(int leader, List<PairPrecision> pairs)
    {
        var number = Model(leader).Number;
        var own = pairs.Where(p => p.First == number || p.Second == number).ToList();
        return own.Count > 0 && own.All(p => p.IsDecided && p.First == number && p.Share > .5);
    }

    private NextHundred? Hundred(NextVotes next, IReadOnlyList<NextPair> rule, Spent? perJudgment)
    {
        if (ClosestPair is not var (better, worse) || _result.Difference(better, worse).StandardError is not { } now) return null;
        double? Width(IEnumerable<(int, int, double)> more) => 2 * _result.CriticalValue * Elo.PointsPerLogit * next.Error(better, worse, more);
        var even = Width(rule.Select(r => (r.Left, r.Right, Precision.Hundred / (double)rule.Count)));
        var byRule = Width(rule.Select(r => (r.Left, r.Right, Precision.Hundred * ((1 - PairDraw.UsualExploration) * r.Probability + PairDraw.UsualExploration / rule.Count))));
        if (even is null || byRule is null) return null;
        return new NextHundred(2 * _result.CriticalValue * Elo.PointsPerLogit * now, even.Value, byRule.Value, Times(perJudgment));
    }

    internal static Spent? Times(Spent? perJudgment) =>
        perJudgment is null ? null : Spent.Of(new Data.Money(perJudgment.Minor * Precision.Hundred, perJudgment.Currency));

    private List<string> Notes(NextVotes? next)
    {
        var notes = new List<string>();
        if (_result.Models.Count < 2) notes.Add("Nobody has compared two models yet.");
        else if (next is null) notes.Add("What more judgments would buy cannot be said yet: it takes more people than models, and comparisons that connect all models.");
        return notes;
    }
}
