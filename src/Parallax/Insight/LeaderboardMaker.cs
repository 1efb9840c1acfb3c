using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Insight;

/// <summary>Makes the leaderboards: of all categories, and of each.</summary>
public sealed class LeaderboardMaker : IFigureMaker
{
    public string Kind => Leaderboard.Kind;

    public async Task<IReadOnlyDictionary<string, object>> MakeAsync(AppDb db, InsightData data, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(data);
        return Of(data, await db.Set<ResponseStyle>().AsNoTracking().Where(s => s.ProjectId == data.Project.Id).ToDictionaryAsync(s => s.ResponseId, cancel), cancel);
    }

    internal static Dictionary<string, object> Of(InsightData data, IReadOnlyDictionary<Guid, ResponseStyle> styles, CancellationToken cancel)
    {
        var (preference, rating) = (new PreferenceFit(data.Models, styles), new RatingFit(data));
        var made = new Dictionary<string, object>();
        foreach (var scope in data.Scopes)
        {
            cancel.ThrowIfCancellationRequested();
            var judgments = data.In(scope).ToList();
            made[scope] = new Leaderboard(
                scope, judgments.Count, judgments.Select(j => j.Person).Distinct().Count(), judgments.Select(j => j.Task).Distinct().Count(),
                data.Protocol.Preference is null ? null : preference.Of(judgments), rating.Of(judgments), LeftOut(data));
        }

        return made;
    }

    internal static List<string> LeftOut(InsightData data)
    {
        var left = data.LeftOut.OrderBy(v => v.Key).Select(v => $"{v.Value:N0} judgments of protocol version {v.Key} are left out: version {data.Protocol.Version} does not pool with it.").ToList();
        if (data.OfWithdrawn > 0) left.Add($"{data.OfWithdrawn:N0} judgments are on tasks that were withdrawn or replaced, and are left out.");
        return left;
    }
}
