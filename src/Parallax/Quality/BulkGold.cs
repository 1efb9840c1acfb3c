using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>
/// Makes so many of the tasks that came with a known answer gold: drawn by the project's seed, and as evenly over the expected
/// preferences as there are, so that always guessing the common one gets nobody far.
/// </summary>
public static class BulkGold
{
    public const int Most = 500;
    private const int LookedAt = 5000;

    public sealed record Request(int Count);

    /// <param name="Made">How many are gold now.</param>
    /// <param name="Left">How many others could be.</param>
    public sealed record Answer(int Made, int Left);

    public static async Task<IResult> PostAsync(
        string project, Request request, HttpContext http, AppDb db, WorkStore store, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), project, request, store, protocols, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<Answer>> ForAsync(
        AppDb db, Caller caller, string project, Request request, WorkStore store, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } no) return no;
        if (request.Count is < 1 or > Most) return GoldRefusals.Invalid(new Dictionary<string, string[]> { ["count"] = [$"1 to {Most} at once."] });
        var candidates = Spread(await CandidatesAsync(db, found.Value!, cancel), found.Value!.Seed);
        var made = 0;
        foreach (var candidate in candidates)
        {
            if (made == request.Count) break;
            var outcome = await MakeGold.ForAsync(db, store, protocols, new MakeGold.Draft(found.Value.Id, candidate.Presentation, candidate.Key, GoldSource.Import, caller.Id), clock, cancel);
            if (!outcome.IsRefused) made++;
            db.ChangeTracker.Clear();
        }

        return new Answer(made, candidates.Count - made);
    }

    /// <summary>How many presentations could be made gold.</summary>
    public static async Task<int> CountAsync(AppDb db, Project project, CancellationToken cancel) => (await CandidatesAsync(db, project, cancel)).Count;

    private sealed record Candidate(Guid Presentation, AnswerKey Key);

    /// <summary>Of visible tasks, with every place still open: what people have had for work is not hidden from them.</summary>
    private static async Task<List<Candidate>> CandidatesAsync(AppDb db, Project project, CancellationToken cancel)
    {
        var (gold, roles, slots, responses) = (db.Set<GoldItem>(), db.Set<PresentationRole>(), db.Set<Slot>(), db.Set<Response>());
        var rows = await (
            from t in EvaluationTask.Visible(db.Set<EvaluationTask>().AsNoTracking(), project)
            where t.Gold != null
            join p in db.Set<Presentation>() on t.Id equals p.TaskId
            where !gold.Any(g => g.PresentationId == p.Id) && !roles.Any(r => r.PresentationId == p.Id) && !slots.Any(s => s.PresentationId == p.Id && s.State != SlotState.Open)
            orderby t.ExternalId, p.Id
            select new
            {
                p.Id,
                t.Gold,
                First = responses.Where(r => r.Id == p.FirstResponseId).Select(r => r.Ordinal).First(),
                Second = responses.Where(r => r.Id == p.SecondResponseId).Select(r => (int?)r.Ordinal).FirstOrDefault(),
                Responses = responses.Count(r => r.TaskId == t.Id),
            }).Take(LookedAt).ToListAsync(cancel);
        return [.. from r in rows let key = KnownAnswer.Of(r.Gold!, [.. new[] { r.First, r.Second }.OfType<int>()], r.Responses) where key is not null select new Candidate(r.Id, key)];
    }

    /// <summary>One of each expected preference in turn, each in an order that the seed shuffles.</summary>
    private static List<Candidate> Spread(List<Candidate> candidates, int seed)
    {
        var turns = candidates.OrderBy(c => Convert.ToHexString(SHA256.HashData([.. BitConverter.GetBytes(seed), .. c.Presentation.ToByteArray()])), StringComparer.Ordinal)
            .GroupBy(c => c.Key.Preference ?? "").SelectMany(g => g.Select((candidate, turn) => (candidate, turn)));
        return [.. turns.OrderBy(t => t.turn).Select(t => t.candidate)];
    }
}
