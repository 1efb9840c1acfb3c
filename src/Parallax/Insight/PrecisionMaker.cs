using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Insight;

/// <summary>Makes the precision of results, and keeps the path to it.</summary>
public sealed class PrecisionMaker(TimeProvider clock) : IFigureMaker
{
    /// <summary>So many points are made of what was judged before anything was kept.</summary>
    private const int First = 12;

    /// <summary>A point is kept when there are so many times as many judgments as at the last one.</summary>
    private const double Further = 1.03;

    public string Kind => Precision.Kind;

    public async Task<IReadOnlyDictionary<string, object>> MakeAsync(AppDb db, InsightData data, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(data);
        var cost = await ProjectCost.OfAsync(db, data.Project, clock.GetUtcNow(), cancel);
        var spent = cost.Sum(data.Count);
        var submitted = data.Judgments.Select(j => j.SubmittedAt).ToList();
        var kept = (await db.Set<PathPoint>().AsNoTracking().Where(p => p.ProjectId == data.Project.Id).OrderBy(p => p.Judgments).ToListAsync(cancel)).ToLookup(p => p.Scope);
        var made = new Dictionary<string, object>();
        foreach (var scope in data.Scopes)
        {
            cancel.ThrowIfCancellationRequested();
            var judgments = data.In(scope).ToList();
            var path = kept[scope].ToList();
            PathPoint At(int first) => Point(data, scope, judgments, first, scope.Length == 0 ? cost.After(submitted, first) : null);
            var added = Wanted(path, judgments.Count).Select(At).ToList();
            db.AddRange(added);
            var now = added.LastOrDefault(p => p.Judgments == judgments.Count) ?? At(judgments.Count);
            // What was withdrawn since is no step back: the path goes on once there is more than before.
            var steps = path.Concat(added).Where(p => p.Judgments < now.Judgments).Append(now).OrderBy(p => p.Judgments).Select(Step).ToList();
            made[scope] = Of(data, scope, judgments, spent, steps);
        }

        await db.SaveChangesAsync(cancel);
        foreach (var point in db.ChangeTracker.Entries<PathPoint>().ToList()) point.State = EntityState.Detached;
        return made;
    }

    private static Precision Of(InsightData data, string scope, List<JudgmentRecord> judgments, Spending spent, List<PathStep> path)
    {
        var compares = data.Protocol.Preference is not null;
        return new Precision(
            scope, judgments.Count, judgments.Select(j => j.Person).Distinct().Count(), spent,
            compares ? new ComparedFit(data.Models, judgments).Of(spent.PerJudgment) : null,
            compares || data.Protocol.Dimensions.Count == 0 ? null : new RatedFit(data.Models, judgments).Of(judgments.Count, spent.PerJudgment), path, LeaderboardMaker.LeftOut(data));
    }

    /// <summary>After how many judgments a point is to be kept: at first evenly by their logarithm, then one where there are a few in a hundred more.</summary>
    private static IEnumerable<int> Wanted(List<PathPoint> path, int judgments)
    {
        if (judgments == 0) return [];
        if (path.Count > 0) return judgments >= path[^1].Judgments * Further ? [judgments] : [];
        return Enumerable.Range(1, First).Select(i => (int)Math.Round(Math.Pow(judgments, (double)i / First))).Where(n => n > 1 || judgments == 1).Distinct();
    }

    private static PathPoint Point(InsightData data, string scope, List<JudgmentRecord> judgments, int first, Money? cost)
    {
        var part = judgments.Take(first).ToList();
        var compared = data.Protocol.Preference is null ? null : new ComparedFit(data.Models, part);
        return new PathPoint
        {
            ProjectId = data.Project.Id,
            OrganizationId = data.Project.OrganizationId,
            Scope = scope,
            Judgments = first,
            People = part.Select(j => j.Person).Distinct().Count(),
            At = part.Count == 0 ? data.Project.CreatedAt : part[^1].SubmittedAt,
            Width = compared is null ? new RatedFit(data.Models, part).Width : compared.Closest?.Width,
            RankSpread = compared?.RankSpread,
            Decided = compared?.Decided.Decided ?? 0,
            Pairs = compared?.Decided.Met ?? 0,
            Currency = cost?.Currency,
            CostMinor = cost?.Minor,
        };
    }

    private static PathStep Step(PathPoint p) =>
        new(p.Judgments, p.People, p.At, p.Width, p.RankSpread, p.Decided, p.Pairs, p.Currency is null ? null : Spent.Of(new Money(p.CostMinor ?? 0, p.Currency)));
}
