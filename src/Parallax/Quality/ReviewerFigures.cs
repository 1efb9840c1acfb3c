using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Statistics.Agreement;
using Parallax.Statistics.Input;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>What reviewers did, and how far they agree where two of them looked at one judgment without seeing each other.</summary>
/// <param name="Percent">The share of double looks with one outcome.</param>
/// <param name="Ac1">Gwet's AC1 over the three outcomes.</param>
public sealed record ReviewerFigures(
    Guid? Person, string Name, int Decided, int Accepted, int Corrected, int Returned, Coefficient Percent, Coefficient Ac1)
{
    /// <summary>A project with more double looks shows its latest.</summary>
    private const int MostPairs = 5000;
    private static readonly AgreementOptions Options = new() { Scale = [.. Enum.GetValues<ReviewOutcome>().Select(GetReview.Code)] };

    private sealed record Look(Guid Judgment, Guid Reviewer, ReviewOutcome Outcome);

    public static async Task<IResult> GetAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        return found.Refusal is { } refusal ? refusal : TypedResults.Ok(await OfAsync(db, found.Value!.Id, null, cancel));
    }

    /// <summary>All reviewers together first, then each; or one alone.</summary>
    public static async Task<IReadOnlyList<ReviewerFigures>> OfAsync(AppDb db, Guid project, Guid? only, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var decided = db.Set<Review>().AsNoTracking().Where(r => r.ProjectId == project && r.State == ReviewState.Decided);
        var counts = await (
            from r in decided
            where only == null || r.ReviewerId == only
            group r by new { r.ReviewerId, r.Outcome } into g
            select new { Reviewer = g.Key.ReviewerId!.Value, g.Key.Outcome, Count = g.Count() }).ToListAsync(cancel);
        if (counts.Count == 0) return [];
        var twice = await decided.Where(r => r.Ordinal == Review.MostOfOne && decided.Any(f => f.JudgmentId == r.JudgmentId && f.Ordinal == 1))
            .OrderByDescending(r => r.DecidedAt).Select(r => r.JudgmentId).Take(MostPairs).ToListAsync(cancel);
        var looks = new List<Look>();
        foreach (var some in twice.Chunk(500))
            looks.AddRange(await decided.Where(r => some.Contains(r.JudgmentId)).OrderBy(r => r.JudgmentId).ThenBy(r => r.Ordinal).Select(r => new Look(r.JudgmentId, r.ReviewerId!.Value, r.Outcome!.Value)).ToListAsync(cancel));
        var people = counts.Select(c => c.Reviewer).Distinct().ToList();
        var names = await db.Set<Person>().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel);
        int Count(Guid? person, ReviewOutcome outcome) => counts.Where(c => (person == null || c.Reviewer == person) && c.Outcome == outcome).Sum(c => c.Count);
        ReviewerFigures Of(Guid? person, string name)
        {
            var labels = Labels(person is null ? looks : [.. looks.Where(l => looks.Any(o => o.Judgment == l.Judgment && o.Reviewer == person))]);
            var (accepted, corrected, returned) = (Count(person, ReviewOutcome.Accepted), Count(person, ReviewOutcome.Corrected), Count(person, ReviewOutcome.Returned));
            return new(person, name, accepted + corrected + returned, accepted, corrected, returned, Agreement(labels, CoefficientKind.Percent), Agreement(labels, CoefficientKind.Ac1));
        }

        var each = people.Select(p => Of(p, names[p])).OrderByDescending(f => f.Decided).ThenBy(f => f.Name, StringComparer.Ordinal);
        return only is null ? [Of(null, "All"), .. each] : [.. each];
    }

    private static Labels? Labels(List<Look> looks)
    {
        if (looks.Count == 0) return null;
        var builder = new LabelsBuilder("reviews", 1);
        foreach (var look in looks) builder.Add(look.Judgment.ToString(), look.Reviewer.ToString(), GetReview.Code(look.Outcome));
        return builder.Build();
    }

    private static Coefficient Agreement(Labels? labels, CoefficientKind kind) =>
        labels is null ? Coefficient.Undefined(kind.ToString(), 0, 0, 0, "Nothing was looked at twice yet.") : AgreementCoefficients.Of(labels, kind, Options);
}
