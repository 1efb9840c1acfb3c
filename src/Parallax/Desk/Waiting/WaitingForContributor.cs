using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Pay;
using Parallax.Web.Pages;

namespace Parallax.Desk;

/// <summary>Money and time that a contributor should look at.</summary>
public static class WaitingForContributor
{
    public static async Task<List<WaitingItem>> OfAsync(AppDb db, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        var items = await StatementsAsync(db, person, now, cancel);
        if (await IsUnpayableAsync(db, person, cancel))
            items.Add(new WaitingItem("Say how you are to be paid", "You have earned money, and we do not know yet where to send it.", "/pay/method", "Set it up"));
        return items;
    }

    private static async Task<List<WaitingItem>> StatementsAsync(AppDb db, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        var drafts = await db.Set<Statement>().AsNoTracking().Where(s => s.PersonId == person && s.State == StatementState.Draft).OrderBy(s => s.WeekFrom).ToListAsync(cancel);
        return [.. drafts.Where(s => s.Schedule.DisputeUntil > now).Select(s => new WaitingItem(
            $"Your week came to {s.Amount}", "See that every line is right; until the date you can dispute it.", $"/pay/statements/{s.Id}", "Look at it", s.Schedule.DisputeUntil))];
    }

    private static async Task<bool> IsUnpayableAsync(AppDb db, Guid person, CancellationToken cancel) =>
        await db.Set<Statement>().AnyAsync(s => s.PersonId == person && s.AmountMinor > 0 && s.State != StatementState.Paid, cancel)
        && !await db.Set<PayMethod>().AnyAsync(m => m.PersonId == person, cancel);
}
