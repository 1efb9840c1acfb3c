using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>What a reviewer did in one project.</summary>
public sealed record ReviewedProject(Guid Id, string Name, ReviewerFigures? Mine);

/// <summary>What waits for a reviewer.</summary>
/// <param name="Count">How many wait that they may take.</param>
/// <param name="Held">Whether they have one already.</param>
public sealed record WaitingReviews(int Count, bool Held, IReadOnlyList<ReviewedProject> Projects)
{
    /// <summary>Null for whoever reviews nowhere.</summary>
    public static async Task<WaitingReviews?> OfAsync(AppDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var projects = await ReviewAccess.Projects(db, caller).OrderBy(p => p.CreatedAt).Select(p => new { p.Id, p.Name }).ToListAsync(cancel);
        if (projects.Count == 0) return null;
        var lines = new List<ReviewedProject>();
        foreach (var project in projects) lines.Add(new ReviewedProject(project.Id, project.Name, (await ReviewerFigures.OfAsync(db, project.Id, caller.Id, cancel)).SingleOrDefault()));
        return new WaitingReviews(await WaitingAsync(db, caller, now, cancel), await IsHeldAsync(db, caller, cancel), lines);
    }

    /// <summary>As <see cref="ReviewStore.ClaimAsync"/> would give them.</summary>
    public static Task<int> WaitingAsync(AppDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (projects, reviews, assignments, leases) = (ReviewAccess.Projects(db, caller), db.Set<Review>(), db.Set<Assignment>(), db.Set<Lease>());
        return reviews.CountAsync(
            r => r.State != ReviewState.Decided && r.PersonId != caller.Id && projects.Any(p => p.Id == r.ProjectId)
                && (r.State == ReviewState.Waiting || !leases.Any(l => l.AssignmentId == r.AssignmentId && l.EndedAt == null && l.ExpiresAt > now))
                && !reviews.Any(o => o.JudgmentId == r.JudgmentId && o.Id != r.Id && o.ReviewerId == caller.Id)
                && !assignments.Any(a => a.PersonId == caller.Id && a.PresentationId == r.PresentationId
                    && ((a.Purpose == Purpose.Work && (a.State == AssignmentState.Leased || a.State == AssignmentState.Expired)) || (a.Purpose == Purpose.Review && a.State == AssignmentState.Passed))),
            cancel);
    }

    public static Task<bool> IsHeldAsync(AppDb db, Caller caller, CancellationToken cancel) =>
        ReviewAccess.Mine(db, caller).AnyAsync(
            r => r.State == ReviewState.Taken && db.Set<Assignment>().Any(a => a.Id == r.AssignmentId && (a.State == AssignmentState.Leased || a.State == AssignmentState.Expired)), cancel);
}
