using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Media;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Work;

/// <summary>Shows a contributor an assignment of theirs, its images and the pictures of its guidelines.</summary>
public static class GetAssignment
{
    public static async Task<IResult> GetAsync(
        Guid assignment, HttpContext http, AppDb db, ProtocolCache protocols, PayloadWriter payloads, CancellationToken cancel)
    {
        var loaded = await LoadAssignment.ForAsync(db, protocols, Caller.Of(http.User).Id, assignment, cancel);
        return loaded is null ? WorkRefusals.AssignmentUnknown : TypedResults.Ok(payloads.Write(loaded));
    }

    public static async Task<IResult> MediaAsync(
        Guid assignment, string hash, HttpContext http, AppDb db, ProtocolCache protocols, IMediaStore media, CancellationToken cancel)
    {
        var loaded = await LoadAssignment.ForAsync(db, protocols, Caller.Of(http.User).Id, assignment, cancel);
        var type = loaded?.Content.Media.FirstOrDefault(m => m.Hash == hash)?.MediaType ?? await InGuidelinesAsync(db, loaded, hash, cancel);
        return type is null ? WorkRefusals.AssignmentUnknown : MediaResult.Of(media, hash, type, http);
    }

    /// <summary>The kind of a picture that the guidelines of this assignment show, or null.</summary>
    private static async Task<string?> InGuidelinesAsync(AppDb db, LoadedAssignment? loaded, string hash, CancellationToken cancel)
    {
        if (loaded is null || GuidelinePictures.Of(loaded.Content.Protocol.Guidelines).All(p => p.Hash != hash)) return null;
        var organization = loaded.Project.OrganizationId;
        return await db.Set<GuidelinePicture>().Where(p => p.OrganizationId == organization && p.Hash == hash).Select(p => p.MediaType).FirstOrDefaultAsync(cancel);
    }

    public static async Task<IResult> TileAsync(
        Guid assignment, string hash, [AsParameters] TileAddress tile, HttpContext http, AppDb db, ProtocolCache protocols, TileStore tiles, CancellationToken cancel)
    {
        var loaded = await LoadAssignment.ForAsync(db, protocols, Caller.Of(http.User).Id, assignment, cancel);
        var medium = loaded?.Content.Media.FirstOrDefault(m => m.Hash == hash);
        return medium is null ? WorkRefusals.AssignmentUnknown : await MediaResult.TileAsync(tiles, medium.Stored, tile, http, cancel);
    }
}
