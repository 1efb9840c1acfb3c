using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Media;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>A project, as its members see it.</summary>
public sealed record ProjectView(
    Guid Id, string Slug, string Name, string Organization, string State, string Protocol, int ProtocolVersion,
    int Overlap, string Pairs, int Seed, int LeaseMinutes, int PublishedImports, DateTimeOffset CreatedAt)
{
    public static ProjectView Of(Project project, string organization, string protocol, int version)
    {
        ArgumentNullException.ThrowIfNull(project);
        return new(
            project.Id, project.Slug, project.Name, organization, ProjectRefusals.Name(project.State), protocol, version,
            project.Overlap, project.PairPlan, project.Seed, project.LeaseMinutes, project.PublishedImports, project.CreatedAt);
    }
}

/// <summary>Lists projects, shows one, and shows the images of its tasks.</summary>
public static class ReadProjects
{
    private const int MostAtOnce = 200;

    /// <param name="Next">What to give as <c>after</c> for more; null at the end.</param>
    public sealed record Page(IReadOnlyList<ProjectView> Projects, Guid? Next);

    public static async Task<IResult> ListAsync(Guid? after, int? limit, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var most = Math.Clamp(limit ?? 50, 1, MostAtOnce);
        var from = after ?? Guid.Empty;
        var visible = ProjectAccess.Projects(db, Caller.Of(http.User), ProjectAccess.Readers).Where(p => p.Id.CompareTo(from) > 0);
        var rows = await Views(db, visible).Take(most + 1).ToListAsync(cancel);
        return TypedResults.Ok(new Page([.. rows.Take(most)], rows.Count > most ? rows[most - 1].Id : null));
    }

    public static async Task<IResult> GetAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var id = found.Value!.Id;
        return TypedResults.Ok((await Views(db, db.Set<Project>().Where(p => p.Id == id)).ToListAsync(cancel))[0]);
    }

    /// <summary>An image of a visible task, or of one that was replaced and whose judgments are still looked at.</summary>
    public static async Task<IResult> MediumAsync(string project, string hash, HttpContext http, AppDb db, IMediaStore media, CancellationToken cancel)
    {
        var found = await FindMediumAsync(project, hash, http, db, cancel);
        return found.Refusal ?? MediaResult.Of(media, hash, found.Value!.MediaType, http);
    }

    public static async Task<IResult> ThumbnailAsync(string project, string hash, HttpContext http, AppDb db, ThumbnailStore thumbnails, CancellationToken cancel)
    {
        var found = await FindMediumAsync(project, hash, http, db, cancel);
        return found.Refusal ?? await MediaResult.ThumbnailAsync(thumbnails, found.Value!.Stored, http, cancel);
    }

    public static async Task<IResult> TileAsync(
        string project, string hash, [AsParameters] TileAddress tile, HttpContext http, AppDb db, TileStore tiles, CancellationToken cancel)
    {
        var found = await FindMediumAsync(project, hash, http, db, cancel);
        return found.Refusal ?? await MediaResult.TileAsync(tiles, found.Value!.Stored, tile, http, cancel);
    }

    private static async Task<Outcome<TaskMedium>> FindMediumAsync(string project, string hash, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var (id, published) = (found.Value!.Id, found.Value.PublishedImports);
        var tasks = db.Set<EvaluationTask>();
        var medium = await db.Set<TaskMedium>().AsNoTracking()
            .FirstOrDefaultAsync(m => m.ProjectId == id && m.Hash == hash && tasks.Any(t => t.Id == m.TaskId && t.ImportNumber <= published), cancel);
        return medium is null ? ProjectRefusals.MediumUnknown : medium;
    }

    private static IQueryable<ProjectView> Views(AppDb db, IQueryable<Project> projects) =>
        from p in projects
        join o in db.Set<Organization>() on p.OrganizationId equals o.Id
        join d in db.Set<Protocol>() on p.ProtocolId equals d.Id
        orderby p.Id
        select ProjectView.Of(p, o.Slug, d.Name, d.Version);
}
