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
        var medium = await MediumAsync(screening, hash, http, db, cancel);
        return medium is null ? ScreeningRefusals.Unknown : MediaResult.Of(store, hash, medium.MediaType, http);
    }

    public static async Task<IResult> ThumbnailAsync(Guid screening, string hash, HttpContext http, AppDb db, ThumbnailStore thumbnails, CancellationToken cancel)
    {
        var medium = await MediumAsync(screening, hash, http, db, cancel);
        return medium is null ? ScreeningRefusals.Unknown : await MediaResult.ThumbnailAsync(thumbnails, medium.Stored, http, cancel);
    }

    public static async Task<IResult> TileAsync(
        Guid screening, string hash, [AsParameters] TileAddress tile, HttpContext http, AppDb db, TileStore tiles, CancellationToken cancel)
    {
        var medium = await MediumAsync(screening, hash, http, db, cancel);
        return medium is null ? ScreeningRefusals.Unknown : await MediaResult.TileAsync(tiles, medium.Stored, tile, http, cancel);
    }

    private static Task<TaskMedium?> MediumAsync(Guid screening, string hash, HttpContext http, AppDb db, CancellationToken cancel) =>
        (from s in ScreeningAccess.Scored(db, Caller.Of(http.User))
         where s.Id == screening
         join t in db.Set<EvaluationTask>() on s.ProjectId equals t.ProjectId
         join m in db.Set<TaskMedium>().AsNoTracking() on t.Id equals m.TaskId
         where m.Hash == hash
         select m).FirstOrDefaultAsync(cancel);
}
