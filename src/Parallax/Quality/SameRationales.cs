using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web.Pages;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>
/// Rationales that share more than four fifths of their runs of five words: of two people, or of one person on different
/// tasks. Only those are compared whose least hashes fall together, so the work does not grow with the square of the number.
/// </summary>
internal static class SameRationales
{
    private const int LookedAt = 2000;
    private const int Run = 5;
    private const int LeastWords = 12;
    private const double Alike = .8;
    private const int LeastOfOne = 3;
    private const int MostTogether = 60;
    private const int Bands = 8;
    private const int Rows = 3;

    private sealed record Said(Guid Person, Guid Presentation, string Text, HashSet<ulong> Runs);

    public static async Task<List<FoundSignal>> OfAsync(AppDb db, Project project, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now.AddDays(-QualitySignal.KeptDays);
        var rows = await db.Set<Judgment>().AsNoTracking().Where(j => j.ProjectId == project.Id && j.Revision == 1 && (j.Purpose == Purpose.Work || j.Purpose == Purpose.Gold) && j.SubmittedAt > since)
            .OrderByDescending(j => j.SubmittedAt).Select(j => new { j.PersonId, j.PresentationId, j.Answers }).Take(LookedAt).ToListAsync(cancel);
        var said = rows.Select(r => Read(r.PersonId, r.PresentationId, r.Answers)).OfType<Said>().ToList();
        return [.. Pairs(said).GroupBy(p => Ordered(p.One.Person, p.Two.Person)).Select(g => Signal(g.Key, [.. g])).OfType<FoundSignal>()];
    }

    private static Said? Read(Guid person, Guid presentation, string answers)
    {
        using var document = JsonDocument.Parse(answers);
        var text = document.RootElement.GetProperty("rationale").GetString() ?? "";
        var words = text.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < LeastWords) return null;
        return new Said(person, presentation, text, [.. Enumerable.Range(0, words.Length - Run + 1).Select(i => Hash(string.Join(' ', words, i, Run)))]);
    }

    private static IEnumerable<(Said One, Said Two)> Pairs(List<Said> said)
    {
        var together = said.Select((_, i) => i).SelectMany(i => Signatures(said[i].Runs).Select((signature, band) => (Key: (band, signature), i)))
            .GroupBy(s => s.Key, s => s.i).Select(g => g.Take(MostTogether).ToList()).Where(g => g.Count > 1);
        var candidates = new HashSet<(int, int)>();
        foreach (var group in together)
            for (var a = 0; a < group.Count; a++)
                for (var b = a + 1; b < group.Count; b++) candidates.Add((group[a], group[b]));
        return candidates.Select(c => (One: said[c.Item1], Two: said[c.Item2])).Where(p => Jaccard(p.One.Runs, p.Two.Runs) > Alike);
    }

    /// <summary>Of each band the least hashes under its permutations, as one number.</summary>
    private static IEnumerable<ulong> Signatures(HashSet<ulong> runs)
    {
        for (var band = 0; band < Bands; band++)
        {
            var signature = 0UL;
            for (var row = 0; row < Rows; row++)
            {
                var turn = (ulong)(band * Rows + row + 1) * 0x9E3779B97F4A7C15;
                signature = Mix(signature ^ runs.Min(r => Mix(r ^ turn)));
            }

            yield return signature;
        }
    }

    private static double Jaccard(HashSet<ulong> one, HashSet<ulong> two)
    {
        var common = one.Count(two.Contains);
        return (double)common / (one.Count + two.Count - common);
    }

    private static FoundSignal? Signal((Guid One, Guid Two) people, List<(Said One, Said Two)> pairs)
    {
        var alone = people.One == people.Two;
        var apart = alone ? pairs.Where(p => p.One.Presentation != p.Two.Presentation).ToList() : pairs;
        if (apart.Count < (alone ? LeastOfOne : 1)) return null;
        var words = alone
            ? $"{Words.Count(apart.Count, "pair")} of this person's reasons on different tasks share more than four fifths of their words."
            : $"{Words.Count(apart.Count, "reason")} of these two people {(apart.Count == 1 ? "shares" : "share")} more than four fifths of {(apart.Count == 1 ? "its" : "their")} words.";
        return new FoundSignal(SignalKind.SameRationale, people.One, alone ? null : people.Two, new SignalEvidence(words, [.. apart.Take(3).Select(p => $"“{Words.Start(p.One.Text, 240)}”")]));
    }

    private static (Guid, Guid) Ordered(Guid one, Guid two) => one.CompareTo(two) <= 0 ? (one, two) : (two, one);

    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(text)) hash = (hash ^ b) * 1099511628211;
        return hash;
    }

    /// <summary>The finalizer of SplitMix64.</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
