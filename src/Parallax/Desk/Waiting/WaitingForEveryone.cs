using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Desk;

/// <summary>Cases: answers for whoever asked, questions for whoever decides.</summary>
public static class WaitingForEveryone
{
    private const int MostAnswers = 5;
    private static readonly TimeSpan ShowAnswer = TimeSpan.FromDays(7);

    public static async Task<List<WaitingItem>> OfAsync(AppDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - ShowAnswer;
        var answered = await CaseAccess.Mine(db, caller).AsNoTracking().Where(c => c.State == CaseState.Decided && c.DecidedAt > since)
            .OrderByDescending(c => c.DecidedAt).Take(MostAnswers).Select(c => new { c.Id, c.Title }).ToListAsync(cancel);
        List<WaitingItem> items = [.. answered.Select(c => new WaitingItem("You have an answer", c.Title, $"/cases/{c.Id}", "Read it"))];
        var open = CaseAccess.ToDecide(db, caller).Where(c => c.State == CaseState.Open);
        if (await open.CountAsync(cancel) is var count and > 0)
            items.Add(new WaitingItem($"{Web.Pages.Words.Count(count, "case")} to answer", "Somebody asks, appeals or disputes, and is owed an answer in writing by a date.", "/cases/queue", "Open the queue", await open.MinAsync(c => c.DueAt, cancel)));
        return items;
    }
}
