using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Insight;

/// <summary>Failure profiles, differences and the cases behind a cell.</summary>
public static class ReadFailures
{
    public static async Task<IResult> GetAsync(string project, string? category, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        var profile = await Figure.ReadAsync<FailureProfile>(db, found.Value!.Id, FailureProfile.Kind, category ?? "", cancel);
        return profile is null ? InsightRefusals.NotCounted : TypedResults.Ok(profile);
    }

    public static async Task<IResult> DifferenceAsync(string project, int first, int second, string? category, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        var (low, high) = (Math.Min(first, second), Math.Max(first, second));
        var difference = await Figure.ReadAsync<FailureDifference>(db, found.Value!.Id, FailureDifference.Kind, FailureDifference.Key(low, high, category ?? ""), cancel);
        return difference is null ? InsightRefusals.NotCounted : TypedResults.Ok(difference);
    }

    public static async Task<IResult> CasesAsync(string project, int model, string issueClass, string? code, string? category, int? page, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        var wanted = new FailureQuery(model, issueClass, code ?? "", category ?? "", Math.Clamp(page ?? 1, 1, 10_000));
        return TypedResults.Ok(await FailureCases.OfAsync(db, found.Value!, wanted, cancel));
    }
}
