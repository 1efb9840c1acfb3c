using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Pay;
using Parallax.Web;
using Parallax.Web.Pages;

namespace Parallax.Desk;

/// <summary>Statements, claims of time and runs that wait for somebody who answers for the money.</summary>
public static class WaitingForFinance
{
    public static async Task<List<WaitingItem>> OfAsync(AppDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var items = new List<WaitingItem>();
        // The schedule lies in each payer's zone, so the few drafts are looked at one by one.
        var drafts = await PayAccess.ToApprove(db, caller).AsNoTracking().Where(s => s.State == StatementState.Draft).OrderBy(s => s.WeekFrom).ToListAsync(cancel);
        var ready = drafts.Where(s => s.Schedule.DisputeUntil <= now).ToList();
        if (ready.Count > 0)
            items.Add(new WaitingItem($"{Words.Count(ready.Count, "statement")} to approve", "The time to dispute is over.", "/pay/approvals", "Approve"));
        var visible = Books.Visible(db, caller);
        if (await db.Set<PayoutRun>().CountAsync(r => r.State == PayoutRunState.Draft && visible.Any(o => o.Id == r.OrganizationId), cancel) is var runs and > 0)
            items.Add(new WaitingItem($"{Words.Count(runs, "run")} of payouts to approve", "Nothing is paid before.", "/pay/runs", "Open the runs"));
        return items;
    }
}
