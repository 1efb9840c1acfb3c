using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Cases;

/// <summary>Takes back what one asked. What was written stays to be read.</summary>
public static class WithdrawCase
{
    public static async Task<IResult> PostAsync(Guid id, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        await ForAsync(db, Caller.Of(http.User), id, clock, cancel) is { } no ? no : TypedResults.NoContent();

    public static async Task<Refusal?> ForAsync(AppDb db, Caller caller, Guid id, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        var found = await CaseAccess.Mine(db, caller).SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (found is null) return CaseRefusals.Unknown;
        if (found.Withdraw(clock.GetUtcNow()) is { } no) return no;
        await CaseMail.WithdrawnAsync(db, found, clock, cancel);
        return await CaseSaving.SaveAsync(db, cancel);
    }
}
