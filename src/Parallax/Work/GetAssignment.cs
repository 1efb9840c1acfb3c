using Microsoft.EntityFrameworkCore;
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

    public static async Task<IResult> MediaAsync(Guid assignment, string hash, HttpContext http, AppDb db, IMediaStore media, CancellationToken cancel)
    {
        var person = Caller.Of(http.User).Id;
        var type = await (
            from a in db.Set<Assignment>()
            where a.Id == assignment && a.PersonId == person
            join p in db.Set<Presentation>() on a.PresentationId equals p.Id
            join m in db.Set<TaskMedium>() on p.TaskId equals m.TaskId
            where m.Hash == hash
            select m.MediaType).FirstOrDefaultAsync(cancel);
        return type is null ? WorkRefusals.AssignmentUnknown : MediaResult.Of(media, hash, type, http);
    }
}
