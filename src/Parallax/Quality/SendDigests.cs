using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web.Pages;
using Quartz;

namespace Parallax.Quality;

/// <summary>One mail a day at most, with what a person has not read yet in the product.</summary>
[DisallowConcurrentExecution]
public sealed class SendDigests(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    private const int PeopleAtOnce = 200;
    private const int MostInMail = 20;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        for (var sent = PeopleAtOnce; sent == PeopleAtOnce;)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var due = await DueAsync(db, cancel);
            foreach (var person in due) await SendAsync(db, person, cancel);
            sent = due.Count;
        }
    }

    /// <summary>The row of a person, made when they have none.</summary>
    public static async Task<NoticeMark> MarkOfAsync(AppDb db, Guid person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var mark = await db.Set<NoticeMark>().SingleOrDefaultAsync(m => m.PersonId == person, cancel);
        if (mark is null) db.Add(mark = new NoticeMark { PersonId = person });
        return mark;
    }

    private Task<List<Guid>> DueAsync(AppDb db, CancellationToken cancel)
    {
        var latest = NoticeMark.NotAfter(clock.GetUtcNow());
        var marks = db.Set<NoticeMark>();
        return Unmailed(db)
            .Where(n => !marks.Any(m => m.PersonId == n.PersonId && (m.NoMail || m.MailedAt > latest || m.MailedThrough >= n.At || m.ReadThrough >= n.At))
                && db.Set<Person>().Any(p => p.Id == n.PersonId && p.DeletedAt == null))
            .Select(n => n.PersonId).Distinct().OrderBy(p => p).Take(PeopleAtOnce).ToListAsync(cancel);
    }

    /// <summary>A switch of the protocol was mailed when it was made.</summary>
    private static IQueryable<Notice> Unmailed(AppDb db) => db.Set<Notice>().Where(n => n.Kind != Notice.OfSwitch);

    private async Task SendAsync(AppDb db, Guid person, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var mark = await MarkOfAsync(db, person, cancel);
        var (mailed, read) = (mark.MailedThrough, mark.ReadThrough);
        var notices = await Unmailed(db).AsNoTracking()
            .Where(n => n.PersonId == person && (mailed == null || n.At > mailed) && (read == null || n.At > read)).OrderByDescending(n => n.At).Take(MostInMail + 1).ToListAsync(cancel);
        var to = await db.Set<Person>().Where(p => p.Id == person).Select(p => p.Email).SingleAsync(cancel);
        if (notices.Count == 0 || to is null) return;
        mark.Mailed(notices[0].At, now);
        db.Add(new OutgoingMail(Ids.New(clock), person, to, $"{Words.Count(notices.Count, "notice")} on Parallax", Text(notices), now));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException lost) when (lost is DbUpdateConcurrencyException || Violations.IsDuplicate(lost))
        {
            // Another node mails this person.
        }

        db.ChangeTracker.Clear();
    }

    private static string Text(List<Notice> notices)
    {
        var lines = notices.Take(MostInMail).Select(n => $"{n.Title}\n{n.Text}\n{n.Path}");
        var more = notices.Count > MostInMail ? "\n\nThere are more of them:\n/notices" : "";
        return string.Join("\n\n", lines) + more + "\n\nYou get this at most once a day. You can switch it off on the page of your notices:\n/notices";
    }
}
