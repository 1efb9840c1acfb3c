using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>One version of a protocol in a list.</summary>
/// <param name="MadeBy">The name of who saved it; null for the operator of the machine.</param>
/// <param name="IsCurrent">Whether this project uses it now.</param>
/// <param name="IsUsed">Whether any project uses it or did: then it never changes.</param>
public sealed record ProtocolVersion(
    Guid Id, string Name, int Version, string Title, string Hash, string Note, string? MadeBy, DateTimeOffset MadeAt,
    bool IsCurrent, bool IsUsed, IReadOnlyList<int> PoolsWith, int Responses, int ExpectedMinutes);

/// <summary>One switch of a project, with both versions.</summary>
public sealed record SwitchView(Guid Id, int Number, Guid From, string FromName, int FromVersion, Guid To, string ToName, int ToVersion, string Reason, string? MadeBy, DateTimeOffset MadeAt)
{
    public static SwitchView Of(ProtocolSwitch change, Protocol from, Protocol to, string? madeBy = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return new(change.Id, change.Number, from.Id, from.Name, from.Version, to.Id, to.Name, to.Version, change.Reason, madeBy, change.MadeAt);
    }
}

/// <summary>Lists the protocol versions of a project's organization, shows one, and lists the switches of a project.</summary>
public static class ReadProtocols
{
    private const int Most = 200;

    public sealed record Shown(ProtocolVersion Version, JsonElement Definition);

    public static async Task<IResult> ListAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        return found.Refusal is { } refusal ? refusal : TypedResults.Ok(await OfOrganizationAsync(db, found.Value!, cancel));
    }

    public static async Task<IResult> GetAsync(string project, Guid protocol, HttpContext http, AppDb db, CancellationToken cancel) =>
        (await OneAsync(db, Caller.Of(http.User), project, protocol, cancel)).Or(TypedResults.Ok);

    public static async Task<IResult> HistoryAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        return found.Refusal is { } refusal ? refusal : TypedResults.Ok(await SwitchesAsync(db, found.Value!.Id, cancel));
    }

    public static async Task<Outcome<Shown>> OneAsync(AppDb db, Caller caller, string project, Guid protocol, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var rows = await RowsAsync(db, found.Value!, p => p.Where(v => v.Id == protocol), cancel);
        if (rows.Count == 0) return ProjectRefusals.VersionUnknown;
        return new Shown(View(rows[0], found.Value!), JsonElement.Parse(rows[0].Protocol.Definition));
    }

    /// <summary>The project's own protocol first, then the others of the organization; of each the newest version first.</summary>
    public static async Task<List<ProtocolVersion>> OfOrganizationAsync(AppDb db, Project project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(project);
        var all = (await RowsAsync(db, project, p => p, cancel)).ConvertAll(r => View(r, project));
        var own = all.Find(v => v.IsCurrent)?.Name;
        return [.. all.OrderByDescending(v => v.Name == own).ThenBy(v => v.Name, StringComparer.Ordinal).ThenByDescending(v => v.Version)];
    }

    /// <summary>The newest first.</summary>
    public static async Task<List<SwitchView>> SwitchesAsync(AppDb db, Guid project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await (
            from s in db.Set<ProtocolSwitch>().AsNoTracking()
            where s.ProjectId == project
            join a in db.Set<Protocol>() on s.FromId equals a.Id
            join b in db.Set<Protocol>() on s.ToId equals b.Id
            join m in db.Set<Person>() on s.MadeBy equals m.Id into makers
            from m in makers.DefaultIfEmpty()
            orderby s.Number descending
            select new { Switch = s, From = a, To = b, Maker = m == null ? null : m.DisplayName }).Take(Most).ToListAsync(cancel);
        return rows.ConvertAll(r => SwitchView.Of(r.Switch, r.From, r.To, r.Maker));
    }

    private sealed record Row(Protocol Protocol, string? Maker, bool IsUsed);

    private static Task<List<Row>> RowsAsync(AppDb db, Project project, Func<IQueryable<Protocol>, IQueryable<Protocol>> narrow, CancellationToken cancel)
    {
        var (projects, switches) = (db.Set<Project>(), db.Set<ProtocolSwitch>());
        return (
            from p in narrow(db.Set<Protocol>().AsNoTracking().Where(p => p.OrganizationId == project.OrganizationId))
            join m in db.Set<Person>() on p.MadeBy equals m.Id into makers
            from m in makers.DefaultIfEmpty()
            orderby p.Name, p.Version descending
            select new Row(p, m == null ? null : m.DisplayName, projects.Any(o => o.ProtocolId == p.Id) || switches.Any(s => s.FromId == p.Id || s.ToId == p.Id)))
            .Take(Most).ToListAsync(cancel);
    }

    private static ProtocolVersion View(Row row, Project project)
    {
        var (protocol, definition) = (row.Protocol, Content.Read<ProtocolDefinition>(row.Protocol.Definition));
        return new(
            protocol.Id, protocol.Name, protocol.Version, definition.Title, protocol.Hash, protocol.Note, row.Maker, protocol.CreatedAt,
            protocol.Id == project.ProtocolId, row.IsUsed, definition.PoolsWith, definition.Responses, definition.ExpectedMinutes);
    }
}
