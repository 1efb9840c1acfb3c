using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;
using Parallax.Statistics.Raters;
using Parallax.Statistics.Ranking;

namespace Parallax.Desk;

/// <summary>Severity: the correlation of what the many-facet Rasch model says with what was put in.</summary>
public sealed record SeverityReport(int People, double? Correlation, string? Note);

/// <summary>Ambiguous scenarios.</summary>
/// <param name="Signal">By what: <c>readings-named</c> (people say that there are several) or <c>skilled-split</c> (skilled people differ more than their errors explain).</param>
/// <param name="Judgments">The mean number of judgments of a contested presentation.</param>
/// <param name="Precision">Of those found, the share that is ambiguous; null when none was found.</param>
/// <param name="Recall">Of the ambiguous ones, the share that was found; null when there is none.</param>
/// <param name="Area">Under the ROC curve of the signal itself.</param>
public sealed record AmbiguityReport(string Signal, string When, double Judgments, int Presentations, int Ambiguous, int Contested, int Found, double? Precision, double? Recall, double? Area);

/// <param name="Tau">Of Kendall, with the true order.</param>
/// <param name="Models">The best first.</param>
public sealed record RankingReport(long Comparisons, double? Tau, bool BestIsFirst, IReadOnlyList<RecoveredModel> Models);

public sealed record RecoveredModel(string Model, double Strength, double? Rating, double? Low, double? High, int? RankLow, int? RankHigh);

/// <summary>What the statistics recover from exported judgments, beside what was put in.</summary>
public static class RecoveredTruth
{
    /// <summary>A weak belief that people are mostly right and never perfect: with three judgments an item nothing else is told apart.</summary>
    private static readonly DawidSkeneOptions Fit = new() { Smoothing = .1, DiagonalPrior = 1, MaxIterations = 2000 };

    public static SeverityReport Severity(SimulationPlan plan, SimulatedJudgments judgments)
    {
        if (judgments.Ratings.Count == 0) return new SeverityReport(0, null, "There are no ratings.");
        var fit = FacetRasch.Fit(judgments.Ratings);
        // Who guesses has no severity to be found; and what lies in another group cannot be compared.
        var pairs = fit.Raters.Where(r => r.Measure is not null && r.Group == 0 && judgments.People.ContainsKey(r.Id))
            .Select(r => (Put: SimulatedPerson.Of(plan, judgments.People[r.Id]), r.Measure)).Where(r => r.Put.Temper != Temper.Guesser)
            .Select(r => (r.Put.Severity, r.Measure!.Value)).ToList();
        return new SeverityReport(pairs.Count, Closeness.Correlation(pairs), fit.Groups.Count > 1 ? $"The ratings fall into {fit.Groups.Count} groups that cannot be compared; this is the first." : null);
    }

    /// <param name="contested">Presentations that are, or were, contested.</param>
    public static IReadOnlyList<AmbiguityReport> Ambiguity(SimulationPlan plan, SimulatedJudgments judgments, IReadOnlyCollection<Guid> contested, string when)
    {
        if (judgments.Readings.Count == 0) return [];
        var named = DawidSkene.Fit(judgments.Counts, Fit);
        var several = judgments.Counts.Classes.Find(SimulatedJudgments.Several);
        var screen = AmbiguityScreen.Of(DawidSkene.Fit(judgments.Readings, Fit));
        return
        [
            Report("readings-named", task => several is { } s ? named.Posteriors[task, s] : 0, task => several is { } s && named.Posteriors[task, s] >= .5),
            Report("skilled-split", task => screen.Items[task].Split ?? 0, task => screen.Items[task].Verdict == ItemVerdict.Ambiguous),
        ];

        AmbiguityReport Report(string signal, Func<int, double> score, Func<int, bool> isFound) =>
            Of(plan, judgments, contested, signal, when, Enumerable.Range(0, judgments.Readings.Tasks.Count).Select(task => (Guid.Parse(judgments.Readings.Tasks[task]), score(task), isFound(task))));
    }

    /// <summary>The server's own list of disagreements, by what its protocol asks.</summary>
    public static AmbiguityReport ServerList(SimulationPlan plan, SimulatedJudgments judgments, IReadOnlyCollection<Guid> contested, IEnumerable<ServerDisagreement> list, string when) =>
        Of(plan, judgments, contested, "server-list", when, list.Where(d => judgments.Tasks.ContainsKey(d.Presentation)).Select(d => (d.Presentation, d.Ambiguity, d.IsAmbiguous)));

    private static AmbiguityReport Of(
        SimulationPlan plan, SimulatedJudgments judgments, IReadOnlyCollection<Guid> contested, string signal, string when, IEnumerable<(Guid Presentation, double Ambiguity, bool IsFound)> scored)
    {
        var items = scored.Select(i => (i.Presentation, i.Ambiguity, Found: i.IsFound, Is: SimulatedTask.Of(plan, judgments.Tasks[i.Presentation]).IsAmbiguous)).ToList();
        var (found, are, hit) = (items.Count(i => i.Found), items.Count(i => i.Is), items.Count(i => i.Found && i.Is));
        var labels = judgments.Readings;
        var grown = Enumerable.Range(0, labels.Tasks.Count).Where(t => contested.Contains(Guid.Parse(labels.Tasks[t]))).Select(t => labels.ClassesOfTask(t).Length).ToList();
        return new AmbiguityReport(
            signal, when, grown.Count == 0 ? 0 : grown.Average(), items.Count, are, grown.Count, found, Share(hit, found), Share(hit, are), Closeness.Area([.. items.Select(i => (i.Ambiguity, i.Is))]));
    }

    public static RankingReport Ranking(SimulationPlan plan, SimulatedJudgments judgments)
    {
        if (judgments.Comparisons.Count == 0) return new RankingReport(0, null, false, []);
        var fit = Rank.Fit(judgments.Comparisons, new RankOptions { RankDraws = 2000 });
        var models = fit.Ordered.Select(m => new RecoveredModel(m.Id, SimulatedTask.Strength(plan, SimulatedTask.ModelNumber(m.Id)), m.Rating, m.Low, m.High, m.RankLow, m.RankHigh)).ToList();
        var rated = models.Where(m => m.Rating is not null).Select(m => (m.Strength, m.Rating!.Value)).ToList();
        return new RankingReport(fit.N, Closeness.Tau(rated), models[0].Strength >= models.Max(m => m.Strength), models);
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
