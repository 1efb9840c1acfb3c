using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;

namespace Parallax.Insight;

/// <summary>
/// Makes the leaderboard over all projects of an organization that have one protocol. Each of these projects keeps it when it is
/// counted, and the newest is shown for all.
/// </summary>
public sealed class TogetherMaker(ProtocolCache protocols) : IFigureMaker
{
    /// <summary>Judgments in all: as many as one project's results are kept ready for.</summary>
    private const int Most = 1_000_000;

    public string Kind => Together.Kind;

    public async Task<IReadOnlyDictionary<string, object>> MakeAsync(AppDb db, InsightData data, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(data);
        var others = await Together.Others(db, data.Project).OrderBy(p => p.Id).ToListAsync(cancel);
        if (others.Count == 0) return new Dictionary<string, object>();
        var (all, taken) = await InsightData.TogetherAsync(db, protocols, data, others, Most, cancel);
        if (taken.Count == 0) return new Dictionary<string, object>();
        var ids = taken.Select(p => p.Id).Append(data.Project.Id).ToList();
        var styles = await db.Set<ResponseStyle>().AsNoTracking().Where(s => ids.Contains(s.ProjectId)).ToDictionaryAsync(s => s.ResponseId, cancel);
        var names = taken.Select(p => p.Name).Append(data.Project.Name).Order(StringComparer.Ordinal).ToList();
        return LeaderboardMaker.Of(all, styles, cancel).ToDictionary(made => made.Key, made => (object)((Leaderboard)made.Value with { Left = Said(all, names, others.Count - taken.Count) }));
    }

    private static List<string> Said(InsightData all, List<string> names, int left)
    {
        var said = new List<string> { $"{all.Count:N0} judgments of {names.Count} projects: {string.Join(", ", names)}." };
        if (left > 0) said.Add($"{left} further projects with this protocol have no judgment that pools, or would make more than {Most:N0}, and are left out.");
        return said;
    }
}
