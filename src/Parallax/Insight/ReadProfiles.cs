using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Insight;

/// <summary>The figures on steps, ambiguity, agreement, people and versions, as they were last counted.</summary>
public static class ReadProfiles
{
    public static Task<IResult> StepsAsync(string project, string? category, HttpContext http, AppDb db, CancellationToken cancel) =>
        FigureAsync<StepProfile>(project, StepProfile.Kind, category ?? "", http, db, cancel);

    public static Task<IResult> AmbiguityAsync(string project, string? category, HttpContext http, AppDb db, CancellationToken cancel) =>
        FigureAsync<AmbiguityFigure>(project, AmbiguityFigure.Kind, category ?? "", http, db, cancel);

    public static Task<IResult> AgreementAsync(string project, string? category, HttpContext http, AppDb db, CancellationToken cancel) =>
        FigureAsync<AgreementFigure>(project, AgreementFigure.Kind, category ?? "", http, db, cancel);

    public static Task<IResult> PeopleAsync(string project, string? category, HttpContext http, AppDb db, CancellationToken cancel) =>
        FigureAsync<HumanBaseline>(project, HumanBaseline.Kind, category ?? "", http, db, cancel);

    public static Task<IResult> VersionsAsync(string project, int older, int newer, string? category, HttpContext http, AppDb db, CancellationToken cancel) =>
        FigureAsync<VersionComparison>(project, VersionComparison.Kind, VersionComparison.Key(older, newer, category ?? ""), http, db, cancel);

    public static async Task<IResult> DividedAsync(string project, string? category, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        return TypedResults.Ok(new { tasks = await DividedTasks.OfAsync(db, found.Value!, category ?? "", cancel) });
    }

    public static async Task<IResult> VersionPairsAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        return TypedResults.Ok(await PairsAsync(db, found.Value!.Id, cancel));
    }

    public static async Task<VersionList> PairsAsync(AppDb db, Guid project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new VersionList(VersionMaker.Pairs(await db.Set<KnownModel>().AsNoTracking().Where(m => m.ProjectId == project).OrderBy(m => m.Number).ToListAsync(cancel)));
    }

    private static async Task<IResult> FigureAsync<T>(string project, string kind, string scope, HttpContext http, AppDb db, CancellationToken cancel)
        where T : class
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        var figure = await Figure.ReadAsync<T>(db, found.Value!.Id, kind, scope, cancel);
        return figure is null ? InsightRefusals.NotCounted : TypedResults.Ok(figure);
    }
}
