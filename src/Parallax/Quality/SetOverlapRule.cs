using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>The leads say whether, and how far, the overlap of a project grows.</summary>
public static class SetOverlapRule
{
    /// <param name="Start">How many judge each presentation at first: the project's overlap. Only read.</param>
    public sealed record Rule(bool Grows, double Target = OverlapRule.UsualTarget, int Cap = OverlapRule.UsualCap, int? Start = null);

    public static async Task<IResult> GetAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        return found.Refusal is { } no ? no : TypedResults.Ok(await OfAsync(db, found.Value!, cancel));
    }

    public static async Task<IResult> PutAsync(string project, Rule request, HttpContext http, AppDb db, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), project, request, cancel)).Or(TypedResults.Ok);

    public static async Task<Rule> OfAsync(AppDb db, Project project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(project);
        var rule = await db.Set<OverlapRule>().AsNoTracking().SingleOrDefaultAsync(r => r.ProjectId == project.Id, cancel) ?? new OverlapRule { ProjectId = project.Id };
        return new Rule(rule.Grows, rule.Target, rule.Cap, project.Overlap);
    }

    public static async Task<Outcome<Rule>> ForAsync(AppDb db, Caller caller, string project, Rule request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        if (request.Target is not (>= .6 and <= .999)) return AdjudicationRefusals.RuleInvalid("target", "The target is a probability from 0.6 to 0.999.");
        if (request.Cap is < 2 or > OverlapRule.MostCap) return AdjudicationRefusals.RuleInvalid("cap", $"The cap is 2 to {OverlapRule.MostCap} judgments.");
        var target = found.Value!;
        if (!await db.Set<OverlapRule>().AnyAsync(r => r.ProjectId == target.Id, cancel)) await BeginAsync(db, target.Id, target.OrganizationId, cancel);
        var rule = await db.Set<OverlapRule>().SingleAsync(r => r.ProjectId == target.Id, cancel);
        rule.Set(request.Grows, request.Target, request.Cap);
        await db.SaveChangesAsync(cancel);
        return request with { Start = target.Overlap };
    }

    /// <summary>The row of a project, made once: whoever else made it meanwhile was first.</summary>
    internal static async Task BeginAsync(AppDb db, Guid project, Guid organization, CancellationToken cancel)
    {
        db.Add(new OverlapRule { ProjectId = project, OrganizationId = organization });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            // Somebody else made it.
        }

        // Whoever reads it next reads what stands in the database: a lease, say, that was taken past this context.
        db.ChangeTracker.Clear();
    }
}
