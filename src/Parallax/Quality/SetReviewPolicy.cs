using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>What a project's leads have looked at a second time, from now on.</summary>
public static class SetReviewPolicy
{
    public sealed record Settings(int SharePerMille, int FirstJudgments, int DoubtPerMille, int TwicePerMille, int ReturnDays)
    {
        public static Settings Of(ReviewPolicy? policy) =>
            policy is null ? new(0, 0, 0, 0, ReviewPolicy.UsualDays) : new(policy.SharePerMille, policy.FirstJudgments, policy.DoubtPerMille, policy.TwicePerMille, policy.ReturnDays);
    }

    public static async Task<IResult> GetAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        return TypedResults.Ok(Settings.Of(await db.Set<ReviewPolicy>().FirstOrDefaultAsync(p => p.ProjectId == found.Value!.Id, cancel)));
    }

    public static async Task<IResult> PutAsync(string project, Settings request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), project, request, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<Settings>> ForAsync(AppDb db, Caller caller, string project, Settings request, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var errors = Check(request);
        if (errors.Count > 0) return ReviewRefusals.PolicyInvalid(errors);
        var policy = await db.Set<ReviewPolicy>().FirstOrDefaultAsync(p => p.ProjectId == found.Value!.Id, cancel);
        if (policy is null) db.Add(policy = new ReviewPolicy(found.Value!.Id, clock.GetUtcNow()));
        policy.Set(request.SharePerMille, request.FirstJudgments, request.DoubtPerMille, request.TwicePerMille, request.ReturnDays);
        await db.SaveChangesAsync(cancel);
        return request;
    }

    private static Dictionary<string, string[]> Check(Settings request)
    {
        var errors = new Dictionary<string, string[]>();
        foreach (var (field, share) in new[] { ("sharePerMille", request.SharePerMille), ("doubtPerMille", request.DoubtPerMille), ("twicePerMille", request.TwicePerMille) })
            if (share is < 0 or > 1000) errors[field] = ["0 to 100%: 0 to 1000 of a thousand."];
        if (request.FirstJudgments is < 0 or > 1000) errors["firstJudgments"] = ["0 to 1000 judgments."];
        if (request.ReturnDays is < 1 or > 30) errors["returnDays"] = ["1 to 30 days."];
        return errors;
    }
}
