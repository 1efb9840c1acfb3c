using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Opens, pauses, fills or closes a listing. Who waits for it is told by the sweep once it is open.</summary>
public static class ChangeOpportunityState
{
    /// <param name="ValidThrough">Until when applications are taken; as before when null.</param>
    public sealed record Request(string? State, DateTimeOffset? ValidThrough);

    public sealed record Answer(Guid Id, string State, DateTimeOffset? ValidThrough);

    public static async Task<IResult> PostAsync(Guid opportunity, Request request, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(opportunity, request, db, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<Answer>> ForAsync(Guid opportunity, Request request, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = await db.Set<Opportunity>().FirstOrDefaultAsync(o => o.Id == opportunity, cancel);
        if (found is null) return TalentRefusals.OpportunityUnknown;
        if (Find(request.State) is not { } wanted) return TalentRefusals.StateUnknown;
        if (found.ChangeTo(wanted, request.ValidThrough?.ToUniversalTime(), clock.GetUtcNow()) is { } refusal) return refusal;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return TalentRefusals.ListingChanged;
        }

        return new Answer(found.Id, WriteListing.Words(found.State), found.ValidThrough);
    }

    private static OpportunityState? Find(string? name) => name switch
    {
        "open" => OpportunityState.Open,
        "paused" => OpportunityState.Paused,
        "filled" => OpportunityState.Filled,
        "closed" => OpportunityState.Closed,
        _ => null,
    };
}
