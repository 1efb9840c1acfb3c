using Parallax.Data;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>Opens a draft, pauses a project, or opens it again. Leases that run go on.</summary>
public static class ChangeProjectState
{
    /// <param name="State"><c>open</c> or <c>paused</c>.</param>
    public sealed record Request(string? State);

    public sealed record Answer(Guid Id, string State);

    public static async Task<IResult> PostAsync(string project, Request request, HttpContext http, AppDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        ProjectState? wanted = request.State switch { "open" => ProjectState.Open, "paused" => ProjectState.Paused, "concluded" => ProjectState.Concluded, _ => null };
        if (wanted is not { } state) return ProjectRefusals.Invalid(new Dictionary<string, string[]> { ["state"] = ["The state is 'open' or 'paused'."] });
        if (found.Value!.ChangeTo(state) is { } no) return no;
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new Answer(found.Value.Id, ProjectRefusals.Name(state)));
    }
}
