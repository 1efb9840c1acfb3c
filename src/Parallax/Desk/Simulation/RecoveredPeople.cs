using Parallax.Statistics.Inference;
using Parallax.Statistics.Sequential;

namespace Parallax.Desk;

/// <summary>Whom the checks found. Accuracy is the true one: the mean chance to be right on the checks that somebody was given.</summary>
/// <param name="Careless">How many careless people and guessers had a check.</param>
/// <param name="CarelessFound">How many of them were flagged.</param>
/// <param name="Careful">How many careful people had a check.</param>
/// <param name="CarefulFlagged">How many of them were flagged wrongly.</param>
/// <param name="Alarms">Who passed and fell off later, by the watch that follows (CUSUM).</param>
/// <param name="Stopped">Whom the server gives nothing new for reasons of quality; null when it has no such checks.</param>
public sealed record PeopleReport(
    int Careless, int CarelessFound, int Careful, int CarefulFlagged, int Alarms, int? Stopped, double MeanChecks, IReadOnlyList<AccuracyBand> Bands, string? Note);

/// <summary>People of like accuracy.</summary>
/// <param name="From">Accuracies from here on.</param>
/// <param name="To">And below this.</param>
/// <param name="Share">The share of them that was flagged; null for nobody.</param>
/// <param name="Low">Of its interval (Wilson, 95 %).</param>
/// <param name="Curve">The share that the test itself flags at these chances and this many checks, computed exactly.</param>
public sealed record AccuracyBand(double From, double To, int People, double MeanAccuracy, double MeanChecks, int Flagged, double? Share, double? Low, double? High, double Curve);

/// <summary>Compares the verdicts on people with what they are.</summary>
public static class RecoveredPeople
{
    private static readonly double[] Edges = [0, .55, .65, .75, .85, .95, 1.0001];
    private static readonly GoldDesign Design = GoldDesign.Default;

    private sealed record Person(SimulatedPerson Put, double Accuracy, int Checks, bool Flagged, bool Alarm, double Curve);

    /// <param name="stopped">How many the server stopped; null when it does not.</param>
    public static PeopleReport Of(IReadOnlyList<SimulatedContributor> people, int? stopped, string? note)
    {
        var checkedPeople = people.Where(p => p.Checks.Count > 0).ToList();
        var usual = Usual(checkedPeople);
        var all = checkedPeople.ConvertAll(p => Of(p, usual));
        var careless = all.Where(p => p.Put.Temper != Temper.Careful).ToList();
        var careful = all.Where(p => p.Put.Temper == Temper.Careful).ToList();
        return new PeopleReport(
            careless.Count, careless.Count(p => p.Flagged), careful.Count, careful.Count(p => p.Flagged), all.Count(p => p.Alarm), stopped,
            all.Count == 0 ? 0 : all.Average(p => p.Checks), [.. Bands(all)], note);
    }

    /// <summary>How many checks those were given who were not flagged: so many the flagged ones would have been given too, had they gone on.</summary>
    private static int Usual(List<SimulatedContributor> people)
    {
        var counts = people.Where(p => Verdict(p).Test.Verdict != GoldVerdict.Flag).Select(p => p.Checks.Count).Order().ToList();
        return counts.Count == 0 ? Design.Most : counts[counts.Count / 2];
    }

    private static Person Of(SimulatedContributor person, int usual)
    {
        var (test, watch) = Verdict(person);
        var chances = person.Checks.Select(c => c.Chance).ToList();
        var accuracy = chances.Average();
        var flagged = test.Verdict == GoldVerdict.Flag;
        if (flagged) chances.AddRange(Enumerable.Repeat(accuracy, Math.Max(0, usual - chances.Count)));
        return new Person(person.Person, accuracy, person.Checks.Count, flagged, watch.Alarm, GoldCurve.Flagged(chances, Design));
    }

    private static (GoldSequentialTest Test, GoldCusum Watch) Verdict(SimulatedContributor person)
    {
        var (test, watch) = (new GoldSequentialTest(), new GoldCusum());
        foreach (var check in person.Checks)
        {
            if (test.Verdict == GoldVerdict.Pass) watch = watch.Add(check.IsRight, Design);
            test = test.Add(check.IsRight, Design);
        }

        return (test, watch);
    }

    private static IEnumerable<AccuracyBand> Bands(List<Person> all)
    {
        for (var i = 0; i + 1 < Edges.Length; i++)
        {
            var band = all.Where(p => p.Accuracy >= Edges[i] && p.Accuracy < Edges[i + 1]).ToList();
            if (band.Count == 0) continue;
            var flagged = band.Count(p => p.Flagged);
            var share = WilsonInterval.Of(flagged, band.Count);
            yield return new AccuracyBand(
                Edges[i], Math.Min(1, Edges[i + 1]), band.Count, band.Average(p => p.Accuracy), band.Average(p => p.Checks), flagged, share.Value, share.Low, share.High, band.Average(p => p.Curve));
        }
    }
}
