using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Talent;

/// <summary>The next line of an application's history; the caller saves it with what it tells of.</summary>
public static class ApplicationLog
{
    public static async Task AddAsync(
        AppDb db, Application application, ApplicationEventKind kind, Stage from, string? reason, Guid? by, Guid? mail, TimeProvider clock, CancellationToken cancel)
    {
        var last = await db.Set<ApplicationEvent>().Where(e => e.ApplicationId == application.Id).MaxAsync(e => (int?)e.Number, cancel);
        db.Add(new ApplicationEvent
        {
            Id = Ids.New(clock),
            ApplicationId = application.Id,
            Number = (last ?? 0) + 1,
            Kind = kind,
            From = from,
            To = application.Stage,
            Reason = reason,
            ById = by,
            MailId = mail,
            At = clock.GetUtcNow(),
        });
    }
}
