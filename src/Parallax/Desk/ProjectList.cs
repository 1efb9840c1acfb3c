using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>A project in the list of those who read it.</summary>
/// <param name="Wanted">Places for judgments; <paramref name="Received"/> of them are filled.</param>
public sealed record ListedProject(
    Guid Id, string Name, string Organization, ProjectState State, string Protocol, int Version, int Overlap, int Presentations, int People, long Received, long Wanted)
{
    public bool IsDone => Wanted > 0 && Received == Wanted;
}

/// <summary>A page of projects, the newest first.</summary>
public sealed record ProjectList(IReadOnlyList<ListedProject> Projects, Guid? Next)
{
    private const int PageSize = 20;

    /// <param name="before">Go on below this project.</param>
    public static async Task<ProjectList> OfAsync(AppDb db, Caller caller, Guid? before, CancellationToken cancel)
    {
        var visible = ProjectAccess.Projects(db, caller, ProjectAccess.Readers).AsNoTracking();
        if (before is { } last) visible = visible.Where(p => p.Id < last);
        var (presentations, enrollments) = (db.Set<Presentation>(), db.Set<Enrollment>());
        var tasks = db.Set<EvaluationTask>();
        var rows = await (
            from p in visible
            join o in db.Set<Organization>() on p.OrganizationId equals o.Id
            join protocol in db.Set<Protocol>() on p.ProtocolId equals protocol.Id
            orderby p.Id descending
            select new
            {
                Project = p,
                Organization = o.Name,
                Protocol = protocol.Name,
                protocol.Version,
                Presentations = presentations.Count(x => x.ProjectId == p.Id && tasks.Any(t =>
                    t.Id == x.TaskId && t.ImportNumber <= p.PublishedImports && (t.RetiredBy == null || t.RetiredBy > p.PublishedImports))),
                People = enrollments.Count(e => e.ProjectId == p.Id),
            }).Take(PageSize + 1).ToListAsync(cancel);
        var shown = rows.Take(PageSize).ToList();
        var slots = await SlotCounts.OfAsync(db, [.. shown.Select(r => r.Project.Id)], cancel);
        return new ProjectList(
            [.. shown.Select(r => new ListedProject(
                r.Project.Id, r.Project.Name, r.Organization, r.Project.State, r.Protocol, r.Version, r.Project.Overlap, r.Presentations, r.People,
                slots[r.Project.Id].Filled, slots[r.Project.Id].Wanted))],
            rows.Count > PageSize ? shown[^1].Project.Id : null);
    }
}

/// <summary>The places of a project by what has become of them.</summary>
public sealed record SlotCounts(long Open, long Leased, long Filled)
{
    public long Wanted => Open + Leased + Filled;

    public static async Task<IReadOnlyDictionary<Guid, SlotCounts>> OfAsync(AppDb db, IReadOnlyCollection<Guid> projects, CancellationToken cancel)
    {
        var visible =
            from s in db.Set<Slot>().AsNoTracking()
            join p in db.Set<Project>() on s.ProjectId equals p.Id
            where projects.Contains(s.ProjectId) && s.Rank < p.RankEnd && s.State != SlotState.Closed
            select new { s.ProjectId, s.State };
        var counts = await visible.GroupBy(s => new { s.ProjectId, s.State }).Select(g => new { g.Key.ProjectId, g.Key.State, Count = g.LongCount() }).ToListAsync(cancel);
        long Of(Guid project, SlotState state) => counts.FirstOrDefault(c => c.ProjectId == project && c.State == state)?.Count ?? 0;
        return projects.ToDictionary(p => p, p => new SlotCounts(Of(p, SlotState.Open), Of(p, SlotState.Leased), Of(p, SlotState.Filled)));
    }
}
