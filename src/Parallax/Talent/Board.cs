using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>The applications of one opportunity, as operations read them. Eligibility is no part of it: it was decided before, and is nobody's business here.</summary>
public static class Board
{
    private const int PageSize = 50;

    public sealed record Filter(Stage? Stage, string? Source, string? Text);

    public sealed record Row(Guid Id, string Name, string Email, Stage Stage, string? Source, DateTimeOffset SubmittedAt, DateTimeOffset StageAt, int Version, string? Assessment = null);

    public sealed record Listed(IReadOnlyList<Row> Rows, Guid? Next);

    public sealed record Count(string? Source, Stage Stage, int Number);

    public static async Task<IResult> GetAsync(Guid opportunity, string? stage, string? source, string? text, Guid? after, AppDb db, CancellationToken cancel)
    {
        if (stage is not null && Stages.Find(stage) is null) return TalentRefusals.StageUnknown;
        var page = await ListAsync(db, opportunity, new Filter(Stages.Find(stage), source, text), after, cancel);
        return TypedResults.Ok(new
        {
            applications = page.Rows.Select(r => new { r.Id, r.Name, r.Email, stage = Stages.Name(r.Stage), r.Source, r.SubmittedAt, r.StageAt, r.Version, r.Assessment }),
            page.Next,
        });
    }

    public static async Task<IResult> SourcesAsync(Guid opportunity, AppDb db, CancellationToken cancel) => TypedResults.Ok(
        (await CountsAsync(db, opportunity, cancel)).GroupBy(c => c.Source).OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new { source = g.Key, applied = g.Sum(c => c.Number), stages = Stages.OnBoard.ToDictionary(Stages.Name, s => g.Where(c => c.Stage == s).Sum(c => c.Number)) }));

    /// <summary>The latest first; <paramref name="after"/> is the last one of the page before.</summary>
    public static async Task<Listed> ListAsync(AppDb db, Guid opportunity, Filter filter, Guid? after, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var asked = Filtered(db, MoveApplication.OnBoard(db).Where(a => a.OpportunityId == opportunity), filter);
        if (after is { } last && await db.Set<Application>().Where(a => a.Id == last).Select(a => a.SubmittedAt).FirstOrDefaultAsync(cancel) is { } from)
            asked = asked.Where(a => a.SubmittedAt < from || (a.SubmittedAt == from && a.Id.CompareTo(last) < 0));
        var rows = await (from a in asked.AsNoTracking()
                          join p in db.Set<Person>() on a.PersonId equals p.Id
                          join v in db.Set<OpportunityVersion>() on a.OpportunityVersionId equals v.Id
                          orderby a.SubmittedAt descending, a.Id descending
                          select new { Row = new Row(a.Id, p.DisplayName, p.Email!, a.Stage, a.Source, a.SubmittedAt!.Value, a.StageAt, v.Number), Application = a }).Take(PageSize + 1).ToListAsync(cancel);
        var shown = rows.Take(PageSize).Select(r => r.Row with { Name = ApplicantName.Of(r.Application.Read(), r.Row.Name) }).ToList();
        var attempts = await ReadSteps.NewestAsync(db, shown.ConvertAll(r => r.Id), cancel);
        return new Listed(
            shown.ConvertAll(r => r with { Assessment = attempts.TryGetValue(r.Id, out var attempt) ? StepWords.Of(attempt) : null }), rows.Count > PageSize ? shown[^1].Id : null);
    }

    /// <summary>How many came from where, and where they stand: also those whose personal data is erased.</summary>
    public static async Task<List<Count>> CountsAsync(AppDb db, Guid opportunity, CancellationToken cancel) =>
        await db.Set<Application>().Where(a => a.OpportunityId == opportunity && a.SubmittedAt != null && a.Stage != Stage.Draft)
            .GroupBy(a => new { a.Source, a.Stage }).Select(g => new Count(g.Key.Source, g.Key.Stage, g.Count())).ToListAsync(cancel);

    /// <summary>Without what PostgreSQL does not take, and what nothing on the board contains.</summary>
    private static string? Storable(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);

    private static IQueryable<Application> Filtered(AppDb db, IQueryable<Application> applications, Filter filter)
    {
        if (filter.Stage is { } stage) applications = applications.Where(a => a.Stage == stage);
        if (Storable(filter.Source) is { Length: > 0 } source) applications = source == "-" ? applications.Where(a => a.Source == null) : applications.Where(a => a.Source == source);
        if (Storable(filter.Text)?.Trim() is not { Length: > 0 } text) return applications;
        var (lower, people) = (text.ToLowerInvariant(), db.Set<Person>());
#pragma warning disable CA1862 // Translated to the database, which knows no comparison by culture.
        // SQLite makes only the letters of English small: what is typed as it stands there is found in any script.
        return applications.Where(a => a.Answers.ToLower().Contains(lower) || a.Answers.Contains(text) || people.Any(p => p.Id == a.PersonId && (p.DisplayName.ToLower().Contains(lower) || p.DisplayName.Contains(text) || p.Email!.ToLower().Contains(lower))));
#pragma warning restore CA1862
    }
}
