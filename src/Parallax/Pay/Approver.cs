using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>Whether somebody has claims or statements to decide on at all.</summary>
public static class Approver
{
    public static async Task<bool> IsAsync(AppDb db, Caller caller, CancellationToken cancel) =>
        await PayAccess.Payers(db, caller).AnyAsync(cancel) || await PayAccess.Deciders(db, caller).AnyAsync(cancel);
}
