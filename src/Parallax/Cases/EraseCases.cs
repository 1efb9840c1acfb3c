using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Cases;

/// <summary>Erases the words of a person's cases, both sides', and withdraws what is open: nobody is there to be answered.</summary>
public static class EraseCases
{
    private const int BatchSize = 100;

    public static async Task OfAsync(AppDb db, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var cases = db.Set<Case>();
        var messages = db.Set<CaseMessage>();
        await db.Set<CaseText>()
            .Where(t => messages.Any(m => m.Id == t.MessageId && cases.Any(c => c.Id == m.CaseId && c.PersonId == person)))
            .ExecuteDeleteAsync(cancel);
        while (await cases.Where(c => c.PersonId == person && c.Title != Case.ErasedTitle).OrderBy(c => c.Id).Take(BatchSize).ToListAsync(cancel) is { Count: > 0 } batch)
        {
            foreach (var one in batch)
            {
                if (one.State == CaseState.Open) one.Withdraw(now);
                one.Erase();
            }

            await db.SaveChangesAsync(cancel);
        }
    }
}
