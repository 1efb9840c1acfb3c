using Parallax.Data;
using Parallax.Media;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Work;

/// <summary>Shows a contributor an assignment of theirs, and its images.</summary>
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
        var medium = loaded?.Content.Media.FirstOrDefault(m => m.Hash == hash);
        return medium is null ? WorkRefusals.AssignmentUnknown : MediaResult.Of(media, hash, medium.MediaType, http);
    }

    public static async Task<IResult> TileAsync(
        Guid assignment, string hash, [AsParameters] TileAddress tile, HttpContext http, AppDb db, ProtocolCache protocols, TileStore tiles, CancellationToken cancel)
    {
        var loaded = await LoadAssignment.ForAsync(db, protocols, Caller.Of(http.User).Id, assignment, cancel);
        var medium = loaded?.Content.Media.FirstOrDefault(m => m.Hash == hash);
        return medium is null ? WorkRefusals.AssignmentUnknown : await MediaResult.TileAsync(tiles, medium.Stored, tile, http, cancel);
    }
}
