using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Insight;

/// <summary>Next pairs: what the pair rule proposes, and a lead's word that opens places by it. The rule is that of <see cref="Statistics.Sequential.PairRule"/>.</summary>
public static class OpenPairs
{
    private const int Most = 1000;
    private const int DrawsShown = 20;
    private const double LeastExploration = .1;
    private const double MostExploration = .2;

    /// <param name="Count">How many places, 1 to 1000.</param>
    /// <param name="Exploration">The share of the draw that is uniform over pairs, .1 to .2.</param>
    /// <param name="Draw">Names the draw, so that asked for twice it is done once.</param>
    public sealed record Request(int Count = Precision.Hundred, double Exploration = PairDraw.UsualExploration, Guid? Draw = null);

    /// <summary>A pair of models with the probability that one draw is of it.</summary>
    /// <param name="Presentations">How many of its presentations can take one more judgment.</param>
    public sealed record Proposed(int First, string FirstName, int Second, string SecondName, double Probability, int Presentations);

    /// <summary>A draw that a lead accepted.</summary>
    public sealed record Drawn(Guid Draw, DateTimeOffset At, int Wanted, int Opened, double Exploration, int Judgments);

    /// <param name="Pairs">Only those that have presentations left; the probabilities add up to 1.</param>
    public sealed record Proposal(double Exploration, IReadOnlyList<Proposed> Pairs, IReadOnlyList<Drawn> Draws);

    public static async Task<IResult> GetAsync(string project, double? exploration, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        var proposal = await OfAsync(db, found.Value!, Math.Clamp(exploration ?? PairDraw.UsualExploration, LeastExploration, MostExploration), cancel);
        return proposal is null ? InsightRefusals.NotCounted : TypedResults.Ok(proposal);
    }

    public static async Task<IResult> PostAsync(string project, Request request, HttpContext http, AppDb db, WorkStore store, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), project, request, store, clock, cancel)).Or(TypedResults.Ok);

    /// <returns>Null while nothing is counted, or where nothing is compared.</returns>
    public static async Task<Proposal?> OfAsync(AppDb db, Project project, double exploration, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(project);
        var figure = await Figure.ReadAsync<Precision>(db, project.Id, Precision.Kind, "", cancel);
        if (figure?.Comparisons is not { } compared) return null;
        var free = await FreePlaces.ReadAsync(db, project, cancel);
        return new Proposal(exploration, Pairs(compared, free, exploration), await DrawsAsync(db, project.Id, cancel));
    }

    public static async Task<List<Drawn>> DrawsAsync(AppDb db, Guid project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Set<PairDraw>().AsNoTracking().Where(d => d.ProjectId == project).OrderByDescending(d => d.At).Take(DrawsShown)
            .Select(d => new Drawn(d.Id, d.At, d.Wanted, d.Opened, d.Exploration, d.Judgments)).ToListAsync(cancel);
    }

    public static async Task<Outcome<Drawn>> ForAsync(AppDb db, Caller caller, string reference, Request request, WorkStore store, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(clock);
        var found = await ProjectAccess.FindAsync(db, caller, reference, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } no) return no;
        var project = found.Value!;
        if (Wrong(request) is { } wrong) return wrong;
        if (project.State is ProjectState.Draft or ProjectState.Concluded) return InsightRefusals.PairsClosed;
        var figure = await Figure.ReadAsync<Precision>(db, project.Id, Precision.Kind, "", cancel);
        if (figure?.Comparisons is not { } compared) return InsightRefusals.NotCounted;
        var id = request.Draw ?? Ids.Opaque();
        if (await DoneAsync(db, project, id, store, cancel) is { } done) return Line(done);
        var places = Draw(compared, await FreePlaces.ReadAsync(db, project, cancel), request, id);
        if (places.Count == 0) return InsightRefusals.NoPairs;
        var draw = await BeginAsync(db, caller, project, figure.Judgments, request, id, clock, cancel);
        if (draw is null) return InsightRefusals.DrawTaken;
        draw.Open(await store.OpenAsync(id, places, cancel));
        await db.SaveChangesAsync(cancel);
        return Line(draw);
    }

    /// <summary>The draw of this name, if its places are open. A crash may have come between opening them and saying so.</summary>
    private static async Task<PairDraw?> DoneAsync(AppDb db, Project project, Guid id, WorkStore store, CancellationToken cancel)
    {
        if (await db.Set<PairDraw>().SingleOrDefaultAsync(d => d.Id == id && d.ProjectId == project.Id, cancel) is not { } draw) return null;
        if (draw.Opened == 0) draw.Open(await store.OpenAsync(id, [], cancel));
        await db.SaveChangesAsync(cancel);
        return draw.Opened > 0 ? draw : null;
    }

    private static Refusal? Wrong(Request request)
    {
        if (request.Count is < 1 or > Most) return InsightRefusals.PairsInvalid("count", $"A draw is of 1 to {Most} places.");
        if (request.Exploration is not (>= LeastExploration and <= MostExploration)) return InsightRefusals.PairsInvalid("exploration", $"Between {LeastExploration} and {MostExploration} of a draw is uniform.");
        return request.Draw == Guid.Empty ? InsightRefusals.PairsInvalid("draw", "The draw's name is empty.") : null;
    }

    /// <summary>The row of a draw, also of one that a crash left without places; null when its name is another's.</summary>
    private static async Task<PairDraw?> BeginAsync(AppDb db, Caller caller, Project project, int judgments, Request request, Guid id, TimeProvider clock, CancellationToken cancel)
    {
        if (!await db.Set<PairDraw>().AnyAsync(d => d.Id == id, cancel))
        {
            try
            {
                db.Add(new PairDraw
                {
                    Id = id,
                    OrganizationId = project.OrganizationId,
                    ProjectId = project.Id,
                    ById = caller.Id == Guid.Empty ? null : caller.Id,
                    At = clock.GetUtcNow(),
                    Wanted = request.Count,
                    Exploration = request.Exploration,
                    Judgments = judgments,
                });
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
            {
                db.ChangeTracker.Clear();
            }
        }

        return await db.Set<PairDraw>().SingleOrDefaultAsync(d => d.Id == id && d.ProjectId == project.Id, cancel);
    }

    /// <summary>Of the pairs that have presentations left; without those, the others become more probable in the same measure.</summary>
    private static List<Proposed> Pairs(ComparedPrecision compared, FreePlaces free, double exploration)
    {
        var even = exploration / Math.Max(1, compared.Pairs.Count);
        var left = compared.Pairs.Select(p => new Proposed(p.First, p.FirstName, p.Second, p.SecondName, (1 - exploration) * p.Weight + even, free.Of(p.First, p.Second))).Where(p => p.Presentations > 0).ToList();
        var sum = left.Sum(p => p.Probability);
        return [.. left.Select(p => p with { Probability = p.Probability / sum }).OrderByDescending(p => p.Probability)];
    }

    private static List<DrawnPlace> Draw(ComparedPrecision compared, FreePlaces free, Request request, Guid id)
    {
        var random = new Random(BitConverter.ToInt32(id.ToByteArray(), 0));
        var drawn = new List<DrawnPlace>(request.Count);
        while (drawn.Count < request.Count && Pairs(compared, free, request.Exploration) is { Count: > 0 } pairs)
        {
            var pair = Pick(pairs, random.NextDouble());
            var (presentation, within) = free.Take(pair.First, pair.Second, random);
            drawn.Add(new DrawnPlace(presentation, pair.Probability * within));
        }

        return drawn;
    }

    private static Proposed Pick(List<Proposed> pairs, double at)
    {
        foreach (var pair in pairs)
            if ((at -= pair.Probability) < 0) return pair;
        return pairs[^1];
    }

    private static Drawn Line(PairDraw draw) => new(draw.Id, draw.At, draw.Wanted, draw.Opened, draw.Exploration, draw.Judgments);
}
