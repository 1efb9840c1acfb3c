using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Statistics.Planning;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>Puts what was submitted since the last batch into one, and draws the sample that can show its error rate.</summary>
public static class MakeBatch
{
    /// <param name="ErrorRatePerMille">The error rate to be ruled out.</param>
    /// <param name="ConfidencePerMille">How surely.</param>
    /// <param name="AcceptedErrors">With so many errors in the sample it is still accepted: a larger sample that a single slip does not return.</param>
    /// <param name="Contributors">Only theirs; null for everybody's.</param>
    public sealed record Request(string? Name, int ErrorRatePerMille = 50, int ConfidencePerMille = 950, int AcceptedErrors = 0, IReadOnlyList<Guid>? Contributors = null);

    public sealed record Answer(Guid Id, int Judgments, int Sample);

    public static async Task<IResult> PostAsync(string project, Request request, HttpContext http, AppDb db, ReviewStore store, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), project, request, store, clock, cancel)).Or(answer => TypedResults.Created($"/api/quality/batches/{answer.Id}", answer));

    public static async Task<Outcome<Answer>> ForAsync(AppDb db, Caller caller, string project, Request request, ReviewStore store, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(clock);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var errors = Check(request);
        if (errors.Count > 0) return ReviewRefusals.BatchInvalid(errors);
        var target = found.Value!;
        var items = await store.FreeAsync(target.Id, request.Contributors is { Count: > 0 } people ? [.. people] : null, cancel);
        if (items.Count == 0) return ReviewRefusals.BatchEmpty;
        var batch = new Batch(Ids.Opaque(), target, request.Name!.Trim(), request.ErrorRatePerMille, request.ConfidencePerMille, request.AcceptedErrors, items.Count, caller.Id, clock.GetUtcNow());
        var plan = AcceptancePlan.Sample(batch.Rate, batch.Confidence, batch.AcceptedErrors, items.Count);
        if (plan["sample"] is not { } size) return ReviewRefusals.BatchTooSmall(plan.Note!);
        var sample = ReviewStore.Draw(items, (int)size, target.Seed, batch.Id, 1, await TwiceAsync(db, target.Id, cancel));
        return await store.MakeAsync(batch, items, sample, cancel) ? new Answer(batch.Id, items.Count, sample.Count) : ReviewRefusals.BatchEmpty;
    }

    internal static async Task<int> TwiceAsync(AppDb db, Guid project, CancellationToken cancel) =>
        await db.Set<ReviewPolicy>().Where(p => p.ProjectId == project).Select(p => p.TwicePerMille).FirstOrDefaultAsync(cancel);

    private static Dictionary<string, string[]> Check(Request request)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.Name?.Trim() is not { Length: >= 1 and <= 200 } name || name.Any(char.IsControl)) errors["name"] = ["A batch needs a name of 1 to 200 characters."];
        if (request.ErrorRatePerMille is < 1 or > 999) errors["errorRatePerMille"] = ["More than none and less than all of a thousand."];
        if (request.ConfidencePerMille is < 500 or > 999) errors["confidencePerMille"] = ["500 to 999 of a thousand."];
        if (request.AcceptedErrors is < 0 or > 100) errors["acceptedErrors"] = ["0 to 100 errors."];
        return errors;
    }
}
