using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Cases;

/// <summary>Goes on with an open case, from either side; a decider can also leave a note that the person never sees.</summary>
public static class ReplyToCase
{
    /// <param name="Internal">A note among deciders.</param>
    /// <param name="Id">Chosen by the sender, so that a form sent twice says it once.</param>
    public sealed record Request(string? Text, bool Internal = false, Guid? Id = null);

    public static async Task<IResult> PostAsync(Guid id, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        await ForAsync(db, Caller.Of(http.User), id, request, clock, cancel) is { } no ? no : TypedResults.NoContent();

    public static async Task<Refusal?> ForAsync(AppDb db, Caller caller, Guid id, Request request, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        if (caller.Id == Guid.Empty) return CaseRefusals.OfNobody;
        if (CaseCheck.Text("text", request.Text) is { } empty) return empty;
        var mine = await CaseAccess.Mine(db, caller).SingleOrDefaultAsync(c => c.Id == id, cancel);
        var found = mine ?? await CaseAccess.ToDecide(db, caller).SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (found is null) return CaseRefusals.Unknown;
        var message = request.Id is { } given && given != Guid.Empty ? given : Ids.Opaque();
        if (await SaidAsync(db, caller, id, message, cancel)) return null;

        var side = mine is null ? CaseSide.Decider : CaseSide.Person;
        var note = request.Internal && side == CaseSide.Decider;
        var now = clock.GetUtcNow();
        if (found.Reply(side, note, now) is { } no) return no;
        CaseThread.Add(db, found, message, caller.Id, side, request.Text!, note, now);
        if (!note) await CaseMail.RepliedAsync(db, found, side, caller.Id, clock, cancel);
        return await SaveAsync(db, caller, id, message, cancel);
    }

    private static async Task<Refusal?> SaveAsync(AppDb db, Caller caller, Guid id, Guid message, CancellationToken cancel)
    {
        try
        {
            return await CaseSaving.SaveAsync(db, cancel);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            db.ChangeTracker.Clear();
            return await SaidAsync(db, caller, id, message, cancel) ? null : CaseRefusals.Unknown;
        }
    }

    private static Task<bool> SaidAsync(AppDb db, Caller caller, Guid id, Guid message, CancellationToken cancel) =>
        db.Set<CaseMessage>().AnyAsync(m => m.Id == message && m.CaseId == id && m.AuthorId == caller.Id, cancel);
}
