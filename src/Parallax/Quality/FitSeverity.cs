using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Statistics.Raters;
using Parallax.Work;
using Quartz;

namespace Parallax.Quality;

/// <summary>
/// Fits severities of every project with something new, in the background: no page waits for it. It rests on the calibration set
/// and on work that several people judged, of each the newest judgments up to a bound. What people said first counts, not what
/// a review made of it.
/// </summary>
[DisallowConcurrentExecution]
public sealed class FitSeverity(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    /// <summary>Of calibration, and of work.</summary>
    public const int MostJudgments = 20_000;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var projects = await db.Set<Project>().AsNoTracking().Where(p => p.State != ProjectState.Draft).OrderBy(p => p.Id).Select(p => new { p.Id, p.OrganizationId }).ToListAsync(cancel);
        foreach (var project in projects)
        {
            var newest = await db.Set<Judgment>().Where(j => j.ProjectId == project.Id).MaxAsync(j => (DateTimeOffset?)j.SubmittedAt, cancel);
            var fitted = await db.Set<SeverityFit>().Where(f => f.ProjectId == project.Id).Select(f => (DateTimeOffset?)f.NewestAt).FirstOrDefaultAsync(cancel);
            if (newest is null || newest <= fitted) continue;
            await FitAsync(db, project.OrganizationId, project.Id, newest.Value, cancel);
            db.ChangeTracker.Clear();
        }
    }

    private async Task FitAsync(AppDb db, Guid organization, Guid project, DateTimeOffset newest, CancellationToken cancel)
    {
        var (ratings, judgments) = await ReadAsync(db, project, cancel);
        var (all, rows) = SeverityModel.Fit(ratings, RaterSeverity.All);
        rows = [.. rows, .. ratings.Select(r => r.Dimension).Distinct().Order(StringComparer.Ordinal).SelectMany(d => SeverityModel.Fit(ratings, d).Rows)];
        var examples = SeverityModel.Examples(ratings);
        var before = await db.Set<RaterSeverity>().AsNoTracking().Where(s => s.ProjectId == project && s.Since != null).ToDictionaryAsync(s => (s.PersonId, s.Dimension), s => s.Since, cancel);
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Set<RaterSeverity>().Where(s => s.ProjectId == project).ExecuteDeleteAsync(cancel);
        await db.Set<SeverityFit>().Where(f => f.ProjectId == project).ExecuteDeleteAsync(cancel);
        db.AddRange(rows.Select(r => Of(project, r, r.Dimension == RaterSeverity.All ? examples.GetValueOrDefault(r.Person) : null, before.GetValueOrDefault((r.Person, r.Dimension)) ?? now)));
        db.Add(Of(organization, project, newest, all, judgments, now));
        try
        {
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            // Another node was first, and its fit is as good as this one.
        }
    }

    private sealed record Said(IReadOnlyDictionary<string, Rating> Dimensions);

    private sealed record Shape(IReadOnlyList<Guid> Shown, IReadOnlyDictionary<Guid, Said> Responses);

    private static async Task<(List<OneRating> Ratings, int Judgments)> ReadAsync(AppDb db, Guid project, CancellationToken cancel)
    {
        var first = db.Set<Judgment>().AsNoTracking().Where(j => j.ProjectId == project && j.Revision == 1);
        var calibration = first.Where(j => j.Purpose == Purpose.Calibration);
        var work = first.Where(j => j.Purpose == Purpose.Work && !j.IsSpare
            && db.Set<Judgment>().Any(o => o.PresentationId == j.PresentationId && o.PersonId != j.PersonId && o.Purpose == Purpose.Work && !o.IsSpare));
        var (ratings, judgments) = (new List<OneRating>(), 0);
        foreach (var part in new[] { calibration, work })
        {
            var rows = part.OrderByDescending(j => j.SubmittedAt).Take(MostJudgments).Select(j => new { j.PersonId, j.AssignmentId, j.PresentationId, j.Answers });
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
            {
                judgments++;
                ratings.AddRange(Of(row.PersonId, row.AssignmentId, row.PresentationId, Content.Read<Shape>(row.Answers)));
            }
        }

        return (ratings, judgments);
    }

    private static IEnumerable<OneRating> Of(Guid person, Guid assignment, Guid presentation, Shape said) =>
        from shown in said.Shown.Select((id, i) => (Id: id, Letter: i == 0 ? "A" : "B"))
        where said.Responses.ContainsKey(shown.Id)
        from rating in said.Responses[shown.Id].Dimensions
        where rating.Value.Level is not null
        select new OneRating(person, assignment, presentation, $"{presentation}/{shown.Id}", shown.Letter, rating.Key, rating.Value.Level!.Value);

    private static RaterSeverity Of(Guid project, SeverityRow row, IReadOnlyList<SeverityExample>? examples, DateTimeOffset since) => new()
    {
        ProjectId = project,
        PersonId = row.Person,
        Dimension = row.Dimension,
        Ratings = row.Ratings,
        Others = row.Others,
        Gap = row.Gap,
        Measure = row.Gap == SeverityGap.None ? row.Measure.Measure : null,
        StandardError = row.Gap == SeverityGap.None ? row.Measure.StandardError : null,
        Points = row.Points,
        Low = row.Low,
        High = row.High,
        Infit = row.Gap == SeverityGap.None ? row.Measure.Fit?.Infit : null,
        Outfit = row.Gap == SeverityGap.None ? row.Measure.Fit?.Outfit : null,
        Group = row.Measure.Group,
        Examples = Content.Write(examples ?? []),
        Since = row.Gap == SeverityGap.None ? since : null,
    };

    private static SeverityFit Of(Guid organization, Guid project, DateTimeOffset newest, FacetRaschResult fit, int judgments, DateTimeOffset now) => new()
    {
        ProjectId = project,
        OrganizationId = organization,
        NewestAt = newest,
        FittedAt = now,
        People = fit.Raters.Count,
        Ratings = fit.Ratings.Count,
        Judgments = judgments,
        Groups = fit.Groups.Count,
        Reliability = fit.RaterSeparation.Reliability,
        Note = string.Join(' ', fit.Notes.Append(fit.RaterSeparation.Note ?? "")).Trim(),
    };
}
