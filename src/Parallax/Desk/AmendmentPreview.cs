using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>Somebody whom the change concerns.</summary>
public sealed record PreviewedPerson(Guid Person, string Name, string? Before, string? After, Owed? Owed);

/// <summary>A task that somebody holds now.</summary>
public sealed record PreviewedHold(Guid Person, string Name, DateTimeOffset Since, DateTimeOffset Until);

/// <summary>What a change would do, before anybody confirms it.</summary>
/// <param name="Undone">Places of the project that have no judgment.</param>
public sealed record AmendmentPreview(
    string Title, string Meaning, DateTimeOffset EffectiveAt, IReadOnlyList<PreviewedPerson> People, IReadOnlyList<PreviewedHold> Holds, long Undone, IReadOnlyList<string> Warnings)
{
    public static async Task<IResult> PostAsync(string project, AmendmentRequest request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await OfAsync(db, Caller.Of(http.User), project, request, clock, cancel)).Or(preview => TypedResults.Ok(preview));

    public static async Task<Outcome<AmendmentPreview>> OfAsync(AppDb db, Caller caller, string project, AmendmentRequest request, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var outcome = await AmendmentPlan.OfAsync(db, caller, project, request, now, Ids.New(clock), cancel);
        if (outcome.Refusal is { } refusal) return refusal;
        var plan = outcome.Value!;
        var owed = await OwedSoFar.OfAsync(db, plan.Project, plan.People, now, cancel);
        var names = plan.People.ToDictionary(p => p.Enrollment.PersonId, p => p.Name);
        var slots = (await SlotCounts.OfAsync(db, [plan.Project.Id], cancel))[plan.Project.Id];
        return new AmendmentPreview(
            AmendmentWords.Title(plan.Amendment), AmendmentWords.Meaning(plan.Amendment), plan.Amendment.EffectiveAt,
            [.. plan.People.Select(p => new PreviewedPerson(
                p.Enrollment.PersonId, p.Name, p.Before is null ? null : AmendmentWords.Terms(p.Before), p.After is null ? null : AmendmentWords.Terms(p.After),
                owed.GetValueOrDefault(p.Enrollment.PersonId)))],
            await HoldsAsync(db, plan.Project.Id, names, now, cancel), slots.Open + slots.Leased, plan.Warnings);
    }

    private static async Task<List<PreviewedHold>> HoldsAsync(AppDb db, Guid project, Dictionary<Guid, string> names, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await (
            from l in db.Set<Lease>().AsNoTracking()
            where l.ProjectId == project && l.EndedAt == null && l.ExpiresAt > now
            join a in db.Set<Assignment>() on l.AssignmentId equals a.Id
            where a.Purpose == Purpose.Work
            orderby l.ExpiresAt
            select new { l.PersonId, l.GrantedAt, l.ExpiresAt }).ToListAsync(cancel);
        return [.. rows.Where(r => names.ContainsKey(r.PersonId)).Select(r => new PreviewedHold(r.PersonId, names[r.PersonId], r.GrantedAt, r.ExpiresAt))];
    }
}
