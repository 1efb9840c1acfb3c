using Parallax.Data;

namespace Parallax.Identity;

/// <summary>A mail that this node holds for a while.</summary>
/// <param name="Until">When the hold ends, and by what it is known again.</param>
public sealed record HeldMail(Guid Id, string To, string Subject, string Text, int Attempt, DateTimeOffset CreatedAt, DateTimeOffset Until);

/// <summary>The table of outgoing mail as a queue: any node takes what is due, one statement each.</summary>
public sealed class DueMail(IWriter writer, TimeProvider clock)
{
    /// <summary>After these it waits for a person: with the delays below, some three days.</summary>
    public const int MostAttempts = 20;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(6);

    /// <summary>Longer than an attempt may take, so that no mail is held by two.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(2);

    public Task<HeldMail?> TakeAsync(CancellationToken cancel) => writer.WriteAsync(TakeAsync, cancel);

    /// <summary>It was sent, whoever holds it now. A link that opens an account is worth something: it does not stay in the table.</summary>
    public Task SentAsync(HeldMail mail, CancellationToken cancel) => writer.WriteAsync(
        sql => sql.ExecuteAsync(
            "UPDATE outgoing_mail SET sent_at = @now, leased_until = NULL, last_error = NULL, text = @text WHERE id = @id AND sent_at IS NULL",
            ("@now", clock.GetUtcNow()), ("@text", MailText.WithoutSecrets(mail.Text)), ("@id", mail.Id)), cancel);

    /// <summary>It was not: what the server said, and later again.</summary>
    public Task FailedAsync(HeldMail mail, string why, CancellationToken cancel) => writer.WriteAsync(
        sql => sql.ExecuteAsync(
            "UPDATE outgoing_mail SET due_at = @due, leased_until = NULL, last_error = @why WHERE id = @id AND sent_at IS NULL AND leased_until = @until",
            ("@due", clock.GetUtcNow() + Delay(mail.Attempt)), ("@why", why.Length <= 1000 ? why : why[..1000]), ("@id", mail.Id), ("@until", mail.Until)), cancel);

    private async Task<HeldMail?> TakeAsync(Sql sql)
    {
        var now = clock.GetUtcNow();
        return await sql.FirstAsync(
            $"""
            UPDATE outgoing_mail SET leased_until = @until, attempts = attempts + 1
            WHERE id = (SELECT id FROM outgoing_mail
                        WHERE sent_at IS NULL AND due_at <= @now AND attempts < @most AND (leased_until IS NULL OR leased_until <= @now)
                        ORDER BY due_at LIMIT 1 {sql.Dialect.SkipLocked})
            RETURNING id, "to", subject, text, attempts, created_at, leased_until
            """,
            row => new HeldMail(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4),
                sql.Dialect.ReadInstant(row, 5), sql.Dialect.ReadInstant(row, 6)),
            ("@until", now + Hold), ("@now", now), ("@most", MostAttempts));
    }

    private static TimeSpan Delay(int attempt)
    {
        var grown = FirstDelay * Math.Pow(2, Math.Min(attempt, MostAttempts) - 1);
        return grown < LongestDelay ? grown : LongestDelay;
    }
}
