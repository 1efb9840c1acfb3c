using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Cases;

/// <summary>Saves a change of a case that was loaded open: whoever else closed it meanwhile was first.</summary>
public static class CaseSaving
{
    public static async Task<Refusal?> SaveAsync(AppDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException lost) when (lost.Entries.Any(e => e.Entity is Case))
        {
            db.ChangeTracker.Clear();
            return CaseRefusals.Closed;
        }
    }
}
