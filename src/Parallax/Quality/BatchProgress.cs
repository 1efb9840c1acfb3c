using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Statistics;
using Parallax.Statistics.Inference;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>A round of a batch in numbers.</summary>
/// <param name="ErrorRate">Of the sample, with the Wilson interval of 95%; undefined while nothing is reviewed.</param>
/// <param name="Outcome">Null while it is not decided.</param>
public sealed record BatchRound(int Round, int Population, int Sample, int Reviewed, int Errors, Estimate ErrorRate, BatchOutcome? Outcome)
{
    public bool IsReviewed => Reviewed == Sample;
}

/// <summary>A batch with its rounds, the latest last.</summary>
/// <param name="Open">How many of its judgments are with their contributors again.</param>
public sealed record BatchProgress(Batch Batch, int Judgments, int Open, IReadOnlyList<BatchRound> Rounds)
{
    public BatchRound Now => Rounds[^1];

    /// <summary>Whether the sample shows what the batch claims.</summary>
    public bool IsShown => Now.IsReviewed && Now.Errors <= Batch.AcceptedErrors;

    public static async Task<BatchProgress> OfAsync(AppDb db, Batch batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(batch);
        var items = db.Set<BatchItem>().Where(i => i.BatchId == batch.Id);
        var counts = await (
            from s in db.Set<BatchSample>()
            where s.BatchId == batch.Id
            join r in db.Set<Review>() on s.ReviewId equals r.Id
            group r by s.Round into g
            select new { Round = g.Key, Sample = g.Count(), Reviewed = g.Count(r => r.State == ReviewState.Decided), Errors = g.Count(r => r.Outcome != null && r.Outcome != ReviewOutcome.Accepted) }).ToListAsync(cancel);
        var outcomes = await db.Set<BatchOutcome>().AsNoTracking().Where(o => o.BatchId == batch.Id).ToDictionaryAsync(o => o.Round, cancel);
        var rounds = Enumerable.Range(1, batch.Round).Select(round =>
        {
            var (count, outcome) = (counts.FirstOrDefault(c => c.Round == round), outcomes.GetValueOrDefault(round));
            var (reviewed, errors) = (count?.Reviewed ?? 0, count?.Errors ?? 0);
            return new BatchRound(round, outcome?.Population ?? batch.Population, count?.Sample ?? 0, reviewed, errors, WilsonInterval.Of(errors, reviewed), outcome);
        });
        return new BatchProgress(
            batch, await items.CountAsync(cancel),
            await items.CountAsync(i => db.Set<Work.Assignment>().Any(a => a.Id == i.AssignmentId && a.ReopenedAt != null), cancel), [.. rounds]);
    }

    /// <summary>A batch of a project that the caller leads.</summary>
    public static async Task<Outcome<Batch>> FindAsync(AppDb db, Caller caller, Guid batch, CancellationToken cancel)
    {
        var projects = ProjectAccess.Projects(db, caller, ProjectAccess.Leads);
        var found = await db.Set<Batch>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == batch && projects.Any(p => p.Id == b.ProjectId), cancel);
        return found is null ? ReviewRefusals.BatchUnknown : found;
    }

    public static async Task<IResult> GetAsync(Guid batch, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await FindAsync(db, Caller.Of(http.User), batch, cancel);
        return found.Refusal is { } no ? no : TypedResults.Ok(await OfAsync(db, found.Value!, cancel));
    }

    public static async Task<IResult> ListAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        return found.Refusal is { } no ? no : TypedResults.Ok(await AllAsync(db, found.Value!.Id, cancel));
    }

    /// <summary>The latest hundred.</summary>
    public static async Task<IReadOnlyList<BatchProgress>> AllAsync(AppDb db, Guid project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var all = new List<BatchProgress>();
        foreach (var batch in await db.Set<Batch>().AsNoTracking().Where(b => b.ProjectId == project).OrderByDescending(b => b.MadeAt).Take(100).ToListAsync(cancel)) all.Add(await OfAsync(db, batch, cancel));
        return all;
    }
}
