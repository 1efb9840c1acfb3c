using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;
using Parallax.Statistics.Raters;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Pairs of people who agree on wrong or rare preferences more than their own errors explain: see <see cref="CollusionScreen"/>.</summary>
internal static class RareAgreement
{
    private const int LookedAt = 5000;

    public static async Task<List<FoundSignal>> OfAsync(AppDb db, Project project, CancellationToken cancel)
    {
        var rows = await (
            from j in db.Set<Judgment>().AsNoTracking()
            where j.ProjectId == project.Id && j.Purpose == Purpose.Work && j.IsCurrent && !j.IsSpare
            join p in db.Set<Presentation>() on j.PresentationId equals p.Id
            orderby j.SubmittedAt descending
            select new { j.PersonId, j.PresentationId, j.Answers, p.FirstResponseId }).Take(LookedAt).ToListAsync(cancel);
        var labels = new LabelsBuilder(project.Slug, 1);
        foreach (var row in rows)
            if (Content.Read<Answers>(row.Answers).Preference is { } said) labels.Add(row.PresentationId.ToString(), row.PersonId.ToString(), Class(said, row.FirstResponseId));
        return Screen(labels.Build(DuplicatePolicy.Last));
    }

    private static List<FoundSignal> Screen(Labels labels)
    {
        if (labels.Count == 0) return [];
        try
        {
            var result = CollusionScreen.Of(MajorityVote.Fit(labels));
            return [.. result.Pairs.Where(p => p.Flagged).Select(p => Signal(labels, p))];
        }
        catch (InputException)
        {
            // Too many people for all pairs: nothing can be said.
            return [];
        }
    }

    private static FoundSignal Signal(Labels labels, CollusionPair pair)
    {
        Guid[] people = [Guid.Parse(labels.Workers[pair.First]), Guid.Parse(labels.Workers[pair.Second])];
        Array.Sort(people);
        var words = string.Create(CultureInfo.InvariantCulture, $"On {pair.Agreed} of {pair.Common} common tasks both gave the same rare or mistaken answer; by their own errors {pair.Expected:0.0} were to be expected.");
        return new FoundSignal(SignalKind.RareAgreement, people[0], people[1], new SignalEvidence(words,
            [string.Create(CultureInfo.InvariantCulture, $"z = {pair.Z:0.0}; the chance of it over all pairs, if nobody follows anybody, is {pair.AdjustedP:0.0000}. Hard tasks lead honest people to the same mistake; the expectation was raised for that.")]));
    }

    private static string Class(Preference said, Guid first) => said.Better is { } better ? $"{(better == first ? "first" : "second")} {said.Strength}" : said.Strength;
}
