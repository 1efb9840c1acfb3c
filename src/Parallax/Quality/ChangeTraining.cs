using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>A lead lets everyone do the practice again, or says whether it is paid.</summary>
public static class ChangeTraining
{
    public const int LongestReason = 500;

    /// <param name="Reason">What contributors are told.</param>
    public sealed record Again(string? Reason);

    /// <param name="Paid">For practice that is given out from now on; what was given out stays as it was.</param>
    public sealed record Pay(bool Paid);

    public static async Task<IResult> PostAgainAsync(string project, Again request, HttpContext http, AppDb db, WorkStore store, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        return await AgainAsync(db, store, found.Value!, request.Reason, cancel) is { } no ? no : TypedResults.NoContent();
    }

    public static async Task<IResult> PostPayAsync(string project, Pay request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        return await PayAsync(db, clock, found.Value!, request.Paid, cancel) is { } no ? no : TypedResults.NoContent();
    }

    public static async Task<Refusal?> AgainAsync(AppDb db, WorkStore store, Project project, string? reason, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(project);
        if (reason?.Trim() is not { Length: > 0 and <= LongestReason } why) return LearningRefusals.TrainingInvalid("reason", $"Say why it is done again, in 1 to {LongestReason} characters: contributors read it.");
        var terms = await TrainingTerms.OfAsync(db, project, cancel);
        if (await SaveAsync(db, terms.Next(terms.Version + 1, project.ProtocolId, terms.IsPaid, why, store.Now), cancel) is { } outrun) return outrun;
        await PracticeRoles.AlignAsync(db, store, project, cancel);
        return null;
    }

    public static async Task<Refusal?> PayAsync(AppDb db, TimeProvider clock, Project project, bool paid, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(project);
        var terms = await TrainingTerms.OfAsync(db, project, cancel);
        return terms.IsPaid == paid ? null : await SaveAsync(db, terms.Next(terms.Version, terms.ProtocolId, paid, terms.Reason, clock.GetUtcNow()), cancel);
    }

    private static async Task<Refusal?> SaveAsync(AppDb db, TrainingTerms next, CancellationToken cancel)
    {
        db.Add(next);
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            db.ChangeTracker.Clear();
            return LearningRefusals.Outrun;
        }
    }
}
