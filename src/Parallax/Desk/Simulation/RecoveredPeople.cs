using System.Text.Json;
using Parallax.Statistics.Inference;
using Parallax.Statistics.Sequential;

namespace Parallax.Desk;

/// <summary>Whom the checks found. Accuracy is the true one: the mean chance to be right on the checks that somebody was given.</summary>
/// <param name="Careless">How many careless people and guessers had a check.</param>
/// <param name="CarelessFound">How many of them were flagged.</param>
/// <param name="Careful">How many careful people had a check.</param>
/// <param name="CarefulFlagged">How many of them were flagged wrongly.</param>
/// <param name="Alarms">Who passed and fell off later, by the watch that follows (CUSUM).</param>
/// <param name="Server">What the server itself made of the checks; null when it makes nothing of them.</param>
public sealed record PeopleReport(
    int Careless, int CarelessFound, int Careful, int CarefulFlagged, int Alarms, double MeanChecks, IReadOnlyList<AccuracyBand> Bands, ServerVerdicts? Server);

/// <param name="Flagged">People whom the server's test flagged.</param>
/// <param name="Paused">People who are given nothing new.</param>
/// <param name="Differing">People of whom it says another thing than the test does on the answers that were sent.</param>
public sealed record ServerVerdicts(int Flagged, int Paused, int Differing);

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

    /// <param name="standings">What the server says of each of them, in their order; null when it says nothing.</param>
    public static PeopleReport Of(IReadOnlyList<SimulatedContributor> people, IReadOnlyList<ServerStanding?>? standings)
    {
        var checkedPeople = people.Where(p => p.Checks.Count > 0).ToList();
        var usual = Usual(checkedPeople);
        var all = checkedPeople.ConvertAll(p => Of(p, usual));
        var careless = all.Where(p => p.Put.Temper != Temper.Careful).ToList();
        var careful = all.Where(p => p.Put.Temper == Temper.Careful).ToList();
        return new PeopleReport(
            careless.Count, careless.Count(p => p.Flagged), careful.Count, careful.Count(p => p.Flagged), all.Count(p => p.Alarm),
            all.Count == 0 ? 0 : all.Average(p => p.Checks), [.. Bands(all)], standings is null ? null : Compare(people, standings));
    }

    private static ServerVerdicts Compare(IReadOnlyList<SimulatedContributor> people, IReadOnlyList<ServerStanding?> standings) => new(
        standings.Count(s => s?.Verdict == Word(GoldVerdict.Flag)), standings.Count(s => s?.Standing == "paused"),
        people.Zip(standings).Count(p => (p.Second?.Verdict ?? Word(GoldVerdict.Continue)) != Word(p.First.Test.Verdict)));

    private static string Word(GoldVerdict verdict) => JsonNamingPolicy.KebabCaseLower.ConvertName(verdict.ToString());

    /// <summary>How many checks those were given who were not flagged: so many the flagged ones would have been given too, had they gone on.</summary>
    private static int Usual(List<SimulatedContributor> people)
    {
        var counts = people.Where(p => p.Test.Verdict != GoldVerdict.Flag).Select(p => p.Checks.Count).Order().ToList();
        return counts.Count == 0 ? Design.Most : counts[counts.Count / 2];
    }

    private static Person Of(SimulatedContributor person, int usual)
    {
        var chances = person.Checks.Select(c => c.Chance).ToList();
        var accuracy = chances.Average();
        var flagged = person.Test.Verdict == GoldVerdict.Flag;
        // Who left with the verdict, and who was stopped by it, would have had more.
        var whole = person.Person.IsPlain && person.Test.Verdict != GoldVerdict.Continue ? Design.Most : flagged ? usual : 0;
        chances.AddRange(Enumerable.Repeat(accuracy, Math.Max(0, whole - chances.Count)));
        return new Person(person.Person, accuracy, person.Checks.Count, flagged, Alarm(person), GoldCurve.Flagged(chances, Design));
    }

    /// <summary>Whether the watch after a pass gave the alarm.</summary>
    private static bool Alarm(SimulatedContributor person)
    {
        if (person.Test.Verdict != GoldVerdict.Pass) return false;
        return person.Checks.Skip(person.Test.Right + person.Test.Wrong).Aggregate(new GoldCusum(), (watch, check) => watch.Add(check.IsRight, Design)).Alarm;
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
