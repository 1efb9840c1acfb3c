using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Insight.Exports;

/// <summary>Takes an export away, with its files. One that is being made then never gets its name.</summary>
public static class DeleteExport
{
    public static async Task<IResult> DeleteAsync(string project, Guid export, HttpContext http, AppDb db, ExportFolders folders, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } no) return no;
        return await OfAsync(db, found.Value!.Id, export, folders, cancel) ? TypedResults.NoContent() : ExportRefusals.Unknown;
    }

    public static async Task<bool> OfAsync(AppDb db, Guid project, Guid export, ExportFolders folders, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(folders);
        if (await db.Set<Export>().Where(e => e.Id == export && e.ProjectId == project).ExecuteDeleteAsync(cancel) == 0) return false;
        folders.Delete(export);
        return true;
    }
}
