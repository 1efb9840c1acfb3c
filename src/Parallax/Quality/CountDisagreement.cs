using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;
using Parallax.Statistics.Raters;

namespace Parallax.Quality;

/// <summary>
/// How much people differ on each presentation, and how much of it their own errors explain. Pure: the figures and their
/// definitions are in docs/quality.md. Where a choice is asked it decides; else the ratings do.
/// </summary>
public static class CountDisagreement
{
    /// <summary>What is likelier ambiguous than not is looked at by a person; of a split, one of which errors explain less than half.</summary>
    private const double Contested = .5;

    /// <summary>A clear task is ambiguous with no more than this probability: as certain as its answer.</summary>
    private const double LeastDoubt = 1 - OverlapRule.UsualTarget;

    /// <summary>While more than this share stand against the majority it is open whether it is the task or an error.</summary>
    public const double OpenSplit = .2;

    private const int MostParts = 8;

    /// <summary>People are believed to be right until they are known: as if each had been right five times and wrong once.</summary>
    private static readonly DawidSkeneOptions Belief = new() { Smoothing = 1, DiagonalPrior = 4, PrevalencePrior = 1, MaxIterations = 200, Tolerance = 1e-6, Threads = 1 };

    private sealed record Chosen(double Entropy, IReadOnlyDictionary<string, double> Probability, ItemAmbiguity Item);

    public static IReadOnlyDictionary<Guid, DisagreementFigures> Of(IReadOnlyList<JudgedPresentation> presentations, IReadOnlyList<Vote> votes)
    {
        ArgumentNullException.ThrowIfNull(presentations);
        ArgumentNullException.ThrowIfNull(votes);
        var byPresentation = votes.GroupBy(v => v.Presentation).ToDictionary(g => g.Key, g => g.ToList());
        var chosen = Choices(votes);
        var named = NamedReadings.Of(votes, Belief);
        var expected = ExpectedVariance(votes);
        var ofModel = presentations.SelectMany(p => p.Models).GroupBy(m => m).ToDictionary(g => g.Key, g => g.Count());
        return presentations.Where(p => byPresentation.ContainsKey(p.Id)).ToDictionary(
            p => p.Id,
            p => WithNamed(Figures(byPresentation[p.Id], chosen.GetValueOrDefault(p.Id), expected, p.Models.Average(m => 1d / ofModel[m])), p.Id, byPresentation[p.Id], named));
    }

    private static Dictionary<Guid, Chosen> Choices(IReadOnlyList<Vote> votes)
    {
        var builder = new LabelsBuilder("judgments", 1);
        var any = false;
        foreach (var vote in votes.Where(v => v.Choice is not null))
        {
            builder.Add(vote.Presentation.ToString(), vote.Person.ToString(), vote.Choice!);
            any = true;
        }

        if (!any) return [];
        var result = OneCoin.Fit(builder.Build(DuplicatePolicy.Last), Belief);
        var items = AmbiguityScreen.Of(result).Items;
        return Enumerable.Range(0, items.Count).ToDictionary(
            i => Guid.Parse(items[i].Task),
            i => new Chosen(items[i].Entropy, result.Posteriors.Row(i).ToDictionary(r => result.Labels.Classes[r.Class], r => r.Probability), items[i]));
    }

    /// <summary>By what is rated: the variance that severity and error of the raters explain on any one task.</summary>
    private static Dictionary<string, double> ExpectedVariance(IReadOnlyList<Vote> votes)
    {
        var builder = new RatingsBuilder("judgments");
        var line = 0L;
        foreach (var vote in votes)
            foreach (var (facet, level) in vote.Levels) builder.Add($"{vote.Presentation} {facet[0]}", vote.Person.ToString(), facet[2..], level, ++line);
        if (line == 0) return [];
        return VarianceSplit.Of(builder.Build(DuplicatePolicy.Last)).Where(s => s.Residual is not null).ToDictionary(s => s.Facet, s => s.Rater!.Value + s.Residual!.Value);
    }

    private static DisagreementFigures Figures(List<Vote> votes, Chosen? chosen, Dictionary<string, double> expected, double weight)
    {
        var figures = chosen is null ? Rated(votes, expected, weight) : Decided(votes, chosen, weight);
        return figures with { Split = Parts(votes, chosen is not null) };
    }

    /// <summary>Where readings are asked, what people say of them is the best sign, and a split adds nothing to it; elsewhere both count.</summary>
    private static DisagreementFigures WithNamed(DisagreementFigures figures, Guid presentation, List<Vote> votes, NamedReadings named)
    {
        var probability = named.Probability(presentation);
        var asked = votes.Any(v => v.NamesSeveral is not null);
        var ambiguity = asked ? probability : 1 - (1 - figures.Ambiguity) * (1 - probability);
        var verdict = named.IsFound(presentation) ? DisagreementVerdict.Ambiguous
            : (asked && figures.Verdict == DisagreementVerdict.Ambiguous) || probability > LeastDoubt ? DisagreementVerdict.Unknown
            : figures.Verdict;
        return figures with
        {
            Ambiguity = ambiguity,
            Named = asked ? probability : null,
            Verdict = verdict,
            IsContested = votes.Count >= 2 && (figures.IsContested || ambiguity >= Contested),
        };
    }

    private static DisagreementFigures Decided(List<Vote> votes, Chosen chosen, double weight)
    {
        var given = votes.Where(v => v.Choice is not null).GroupBy(v => v.Choice!).Select(g => g.Count()).ToList();
        var minority = 1 - (double)given.Max() / given.Sum();
        var item = chosen.Item;
        var split = item.Split ?? minority;
        var certainty = chosen.Probability.Values.Max();
        // Twice the share, since two equal camps are all that a split can be; less where errors explain it.
        var ambiguity = Math.Min(1, 2 * split) * (1 - (item.SplitP ?? .5));
        var differs = given.Count > 1;
        var verdict = item.Verdict switch
        {
            ItemVerdict.Ambiguous => DisagreementVerdict.Ambiguous,
            ItemVerdict.Clear when minority <= OpenSplit => DisagreementVerdict.Clear,
            _ => DisagreementVerdict.Unknown,
        };
        return new DisagreementFigures(
            votes.Count, chosen.Entropy, certainty, ambiguity, item.SplitP, verdict, Moves(chosen) * weight,
            differs && (certainty < OverlapRule.UsualTarget || verdict == DisagreementVerdict.Ambiguous), [])
        { Minority = minority, Skilled = item.SkilledLabels };
    }

    /// <summary>How far a decision is expected to lie from what is expected now.</summary>
    private static double Moves(Chosen chosen)
    {
        var worth = chosen.Probability.Select(p => (Probability: p.Value, Worth: p.Key switch { Vote.First => 1, Vote.Second => 0, _ => .5 })).ToList();
        if (!chosen.Probability.ContainsKey(Vote.First) && !chosen.Probability.ContainsKey(Vote.Second) && !chosen.Probability.ContainsKey("same"))
            return 1 - chosen.Probability.Values.Max();
        var mean = worth.Sum(w => w.Probability * w.Worth);
        return worth.Sum(w => w.Probability * Math.Abs(w.Worth - mean));
    }

    private static DisagreementFigures Rated(List<Vote> votes, Dictionary<string, double> expected, double weight)
    {
        var spreads = votes.SelectMany(v => v.Levels).GroupBy(l => l.Key).Where(g => g.Count() > 1)
            .Select(g => (Variance: Variance([.. g.Select(l => l.Value)]), Expected: expected.GetValueOrDefault(g.Key[2..]))).ToList();
        if (spreads.Count == 0) return new DisagreementFigures(votes.Count, null, null, 0, null, DisagreementVerdict.Unknown, 0, false, []);
        var (within, explained) = (spreads.Average(s => s.Variance), spreads.Average(s => s.Expected));
        var ambiguity = within <= explained ? 0 : 1 - explained / within;
        var moves = Math.Sqrt(within / votes.Count) / 4;
        return new DisagreementFigures(votes.Count, null, null, ambiguity, null, DisagreementVerdict.Unknown, moves * weight, within > 2 * explained && within >= 1, []) { Minority = ambiguity / 2 };
    }

    private static double Variance(List<int> values)
    {
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
    }

    private static List<SplitPart> Parts(List<Vote> votes, bool chosen)
    {
        if (chosen) return [new SplitPart("choice", Counts(votes.Where(v => v.Choice is not null).Select(v => v.Choice!)))];
        return [.. votes.SelectMany(v => v.Levels).GroupBy(l => l.Key).OrderBy(g => g.Key, StringComparer.Ordinal).Take(MostParts)
            .Select(g => new SplitPart(g.Key, Counts(g.Select(l => $"{l.Value}"))))];
    }

    private static List<SplitCount> Counts(IEnumerable<string> said) =>
        [.. said.GroupBy(s => s).Select(g => new SplitCount(g.Key, g.Count())).OrderByDescending(c => c.N).ThenBy(c => c.Said, StringComparer.Ordinal)];
}
