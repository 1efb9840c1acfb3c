using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Work;

/// <summary>Gives a contributor the next task of a project.</summary>
public static class ClaimAssignment
{
    /// <param name="Besides">The assignments that the workspace has already.</param>
    public sealed record Request(IReadOnlyList<Guid>? Besides);

    public static async Task<IResult> PostAsync(
        Guid project, Request request, HttpContext http, AppDb db, WorkStore store, ProtocolCache protocols, PayloadWriter payloads, CancellationToken cancel)
    {
        var outcome = await ForAsync(Caller.Of(http.User).Id, project, request.Besides ?? [], db, store, protocols, payloads, cancel);
        return outcome.Or(TypedResults.Ok);
    }

    public static async Task<Outcome<ClaimPayload>> ForAsync(
        Guid person, Guid project, IReadOnlyCollection<Guid> besides, AppDb db, WorkStore store, ProtocolCache protocols, PayloadWriter payloads, CancellationToken cancel)
    {
        var claim = await store.ClaimAsync(person, project, besides, cancel);
        if (claim.Assignment is not { } id) return claim.Reason is { } reason ? new ClaimPayload(null, reason) : await WhyNotAsync(db, person, project, cancel);
        var loaded = await LoadAssignment.ForAsync(db, protocols, person, id, cancel);
        return new ClaimPayload(payloads.Write(loaded!), null);
    }

    private static async Task<Refusal> WhyNotAsync(AppDb db, Guid person, Guid project, CancellationToken cancel)
    {
        var row = await (
            from e in db.Set<Enrollment>().AsNoTracking()
            where e.PersonId == person && e.ProjectId == project
            join p in db.Set<Project>() on e.ProjectId equals p.Id
            select new { Enrollment = e, p.State }).FirstOrDefaultAsync(cancel);
        if (row is null) return WorkRefusals.ProjectUnknown;
        if (row.Enrollment.PausedByPerson) return WorkRefusals.PausedByYou;
        return row.State == ProjectState.Open ? WorkRefusals.MayNotClaim(row.Enrollment.WhyNot) : WorkRefusals.ProjectPaused;
    }
}
