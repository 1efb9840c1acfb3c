using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;

namespace Parallax.Insight;

/// <summary>Results over the projects of an organization that have one protocol: whoever reads one of them reads all.</summary>
public static class Together
{
    public const string Kind = "together";

    /// <summary>The other projects that are judged by a version of the same protocol.</summary>
    public static IQueryable<Project> Others(AppDb db, Project project)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        var (organization, id, protocol) = (project.OrganizationId, project.Id, project.ProtocolId);
        var names = db.Set<Protocol>().Where(p => p.Id == protocol).Select(p => p.Name);
        return db.Set<Project>().AsNoTracking().Where(p =>
            p.OrganizationId == organization && p.Id != id && p.State != ProjectState.Draft && db.Set<Protocol>().Any(q => q.Id == p.ProtocolId && names.Contains(q.Name)));
    }

    /// <summary>The leaderboard as any project with this version of the protocol counted it last; null where there is none.</summary>
    public static async Task<Leaderboard?> ReadAsync(AppDb db, Project project, string scope, CancellationToken cancel)
    {
        var newest = await Figures(db, project, scope).OrderByDescending(f => f.CountedAt).Select(f => f.Body).FirstOrDefaultAsync(cancel);
        return newest is null ? null : Content.Read<Leaderboard>(newest);
    }

    /// <summary>Whether there is one to be seen.</summary>
    public static Task<bool> ExistsAsync(AppDb db, Project project, CancellationToken cancel) => Figures(db, project, "").AnyAsync(cancel);

    private static IQueryable<Figure> Figures(AppDb db, Project project, string scope)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        var (organization, protocol) = (project.OrganizationId, project.ProtocolId);
        return db.Set<Figure>().AsNoTracking()
            .Where(f => f.Kind == Kind && f.Scope == scope && db.Set<Project>().Any(p => p.Id == f.ProjectId && p.OrganizationId == organization && p.ProtocolId == protocol));
    }
}
