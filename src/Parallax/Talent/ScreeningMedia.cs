using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Media;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>An image of the screening's project, for whoever makes or scores it.</summary>
public static class ScreeningMedia
{
    public static async Task<IResult> GetAsync(Guid screening, string hash, HttpContext http, AppDb db, IMediaStore store, CancellationToken cancel)
    {
        var mine = ScreeningAccess.Scored(db, Caller.Of(http.User)).Where(s => s.Id == screening);
        var type = await (
            from s in mine
            join t in db.Set<EvaluationTask>() on s.ProjectId equals t.ProjectId
            join m in db.Set<TaskMedium>() on t.Id equals m.TaskId
            where m.Hash == hash
            select m.MediaType).FirstOrDefaultAsync(cancel);
        return type is null ? ScreeningRefusals.Unknown : MediaResult.Of(store, hash, type, http);
    }
}
