using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>A gold item as leads see it.</summary>
/// <param name="Active">Whether it is given out.</param>
/// <param name="Why">Why not.</param>
/// <param name="Views">How many people were given it.</param>
/// <param name="Answers">How many have answered.</param>
/// <param name="Right">How many of them right, by the key that holds.</param>
public sealed record ListedGold(
    Guid Presentation, string Task, string Prompt, string Source, DateTimeOffset MadeAt, bool Active, string? Why, int Views, int? MostViews, int Answers, int Right)
{
    public double? RightShare => Answers == 0 ? null : (double)Right / Answers;
}

/// <summary>The gold of a project, what was missed most first.</summary>
public static class ReadGold
{
    private const int PromptLength = 110;
    public const int Most = 500;

    public static async Task<IResult> GetAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        return found.Refusal is { } no ? no : TypedResults.Ok(new { gold = await OfAsync(db, found.Value!.Id, cancel) });
    }

    public static async Task<List<ListedGold>> OfAsync(AppDb db, Guid project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var results = db.Set<GoldResult>();
        var rows = await (
            from g in db.Set<GoldItem>().AsNoTracking()
            where g.ProjectId == project
            join p in db.Set<Presentation>() on g.PresentationId equals p.Id
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            join r in db.Set<PresentationRole>().Where(r => r.Purpose == Purpose.Gold) on g.PresentationId equals r.PresentationId into roles
            from r in roles.DefaultIfEmpty()
            orderby g.MadeAt descending, g.Id descending
            select new
            {
                Item = g,
                t.ExternalId,
                t.Turns,
                Role = r,
                Answers = results.Count(x => x.PresentationId == g.PresentationId && x.KeyNumber == g.KeyNumber && x.IsRight != null),
                Right = results.Count(x => x.PresentationId == g.PresentationId && x.KeyNumber == g.KeyNumber && x.IsRight == true),
            }).Take(Most).ToListAsync(cancel);
        var listed = rows.Select(r => new ListedGold(
            r.Item.PresentationId, r.ExternalId, PromptText.Start(r.Turns, PromptLength), Source(r.Item.Source), r.Item.MadeAt, r.Item.RetiredAt is null && r.Role?.IsActive == true,
            r.Item.RetiredWhy ?? (r.Role is null ? "It is not given out yet: save its key again." : r.Role.IsActive ? null : "It was given out as often as it may be."),
            r.Role?.Views ?? 0, r.Role?.MostViews, r.Answers, r.Right));
        return [.. listed.OrderByDescending(g => g.Active).ThenBy(g => g.RightShare ?? 2).ThenByDescending(g => g.Answers)];
    }

    public static string Source(GoldSource source) => source switch
    {
        GoldSource.Import => "import",
        GoldSource.Adjudication => "adjudication",
        _ => "by hand",
    };
}
