using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>What administrators see of the mail: to whom, about what, and why it is stuck. Not its text, which may hold a link.</summary>
public static class ReadMail
{
    public const int PageSize = 50;

    public sealed record Row(Guid Id, string To, string Subject, DateTimeOffset CreatedAt, DateTimeOffset DueAt, int Attempts, bool GivenUp, DateTimeOffset? SentAt, string? LastError);

    /// <param name="state">failed, waiting or sent; all when left out.</param>
    /// <param name="before">The last id of the page before.</param>
    public static async Task<IResult> GetAsync(string? state, Guid? before, AppDb db, CancellationToken cancel) =>
        state is null or "failed" or "waiting" or "sent"
            ? TypedResults.Ok(await ListAsync(db, state, before, cancel))
            : IdentityRefusals.MailStateUnknown;

    public static async Task<IReadOnlyList<Row>> ListAsync(AppDb db, string? state, Guid? before, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var mail = db.Set<OutgoingMail>().AsNoTracking();
        mail = state switch
        {
            "failed" => mail.Where(m => m.SentAt == null && (m.LastError != null || m.Attempts >= DueMail.MostAttempts)),
            "waiting" => mail.Where(m => m.SentAt == null && m.LastError == null),
            "sent" => mail.Where(m => m.SentAt != null),
            _ => mail,
        };
        if (before is { } last) mail = mail.Where(m => m.Id < last);
        return await mail.OrderByDescending(m => m.Id).Take(PageSize)
            .Select(m => new Row(m.Id, m.To, m.Subject, m.CreatedAt, m.DueAt, m.Attempts, m.Attempts >= DueMail.MostAttempts && m.SentAt == null, m.SentAt, m.LastError)).ToListAsync(cancel);
    }
}

/// <summary>Tries a stuck mail again at once.</summary>
public static class RetryMail
{
    public static async Task<IResult> PostAsync(Guid mail, AppDb db, MailSignal signal, TimeProvider clock, CancellationToken cancel) =>
        await ForAsync(mail, db, signal, clock, cancel) ? TypedResults.Accepted((string?)null) : IdentityRefusals.MailUnknown;

    public static async Task<bool> ForAsync(Guid id, AppDb db, MailSignal signal, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(signal);
        var mail = await db.Set<OutgoingMail>().FirstOrDefaultAsync(m => m.Id == id && m.SentAt == null, cancel);
        if (mail is null) return false;
        mail.Retry(clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        signal.Raise();
        return true;
    }
}
