using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Insight;

/// <summary>Precision and cost of a project, as it was last counted.</summary>
public static class ReadPrecision
{
    public static async Task<IResult> GetAsync(string project, string? category, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        var precision = await Figure.ReadAsync<Precision>(db, found.Value!.Id, Precision.Kind, category ?? "", cancel);
        return precision is null ? InsightRefusals.NotCounted : TypedResults.Ok(precision);
    }
}
