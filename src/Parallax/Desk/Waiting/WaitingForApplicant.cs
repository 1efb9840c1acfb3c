using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Talent;
using Parallax.Web;

namespace Parallax.Desk;

/// <summary>The next step on the way in: an application, an assessment, an offer.</summary>
public static class WaitingForApplicant
{
    private static readonly TimeSpan ShowResult = TimeSpan.FromDays(14);

    public static async Task<List<WaitingItem>> OfAsync(AppDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var items = await DraftsAsync(db, caller.Id, cancel);
        items.AddRange(await AttemptsAsync(db, caller.Id, now, cancel));
        items.AddRange(await OffersAsync(db, caller.Id, now, cancel));
        return items;
    }

    private static async Task<List<WaitingItem>> DraftsAsync(AppDb db, Guid person, CancellationToken cancel)
    {
        var drafts = await (
            from a in db.Set<Application>().AsNoTracking()
            where a.PersonId == person && a.Stage == Stage.Draft && a.Revision > 0
            join o in db.Set<Opportunity>() on a.OpportunityId equals o.Id
            orderby a.CreatedAt
            select new { o.Title, o.Slug }).ToListAsync(cancel);
        return [.. drafts.Select(d => new WaitingItem("Your application is not submitted yet", d.Title, $"/apply/{Uri.EscapeDataString(d.Slug)}", "Finish it"))];
    }

    private static async Task<List<WaitingItem>> AttemptsAsync(AppDb db, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - ShowResult;
        var attempts = await (
            from a in db.Set<ScreeningAttempt>().AsNoTracking()
            where a.PersonId == person && a.State != AttemptState.Scoring && (a.State != AttemptState.Decided || a.DecidedAt > since)
            join s in db.Set<Screening>() on a.ScreeningId equals s.Id
            orderby a.InvitedAt
            select new { a.Id, s.Name, a.State, a.DeadlineAt }).ToListAsync(cancel);
        return [.. attempts.Select(a => a.State switch
        {
            AttemptState.Invited => new WaitingItem("Your assessment is ready", $"{a.Name}. You choose when; the time runs from your start.", $"/screening/{a.Id}", "See what it is"),
            AttemptState.Running => new WaitingItem("Your assessment is running", $"{a.Name}. What you submitted is kept.", $"/screening/{a.Id}", "Go on with it", a.DeadlineAt),
            _ => new WaitingItem("The result of your assessment is there", a.Name, $"/screening/{a.Id}", "Read it"),
        })];
    }

    private static async Task<List<WaitingItem>> OffersAsync(AppDb db, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        var offers = await (
            from o in db.Set<Offer>().AsNoTracking()
            where o.PersonId == person && o.State == OfferState.Offered && (o.ExpiresAt > now || o.RenewsId != null)
            join p in db.Set<Projects.Project>() on o.ProjectId equals p.Id
            orderby o.ExpiresAt
            select new { o.Id, p.Name, Renewal = o.RenewsId != null, o.ExpiresAt }).ToListAsync(cancel);
        return [.. offers.Select(o => new WaitingItem(
            o.Renewal ? "A new version of your agreement waits for your signature" : "An offer waits for your signature", o.Name, $"/offers/{o.Id}", "Read and sign", o.ExpiresAt))];
    }
}
