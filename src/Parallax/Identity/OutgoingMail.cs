using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Identity;

/// <summary>
/// A mail that is to be sent: written in the transaction of whatever it tells of, so that neither happens without the other.
/// The sender takes it with a lease; a mail can arrive twice after a crash, and never not at all.
/// </summary>
public sealed class OutgoingMail
{
    internal const int LongestSubject = 300;

    public Guid Id { get; private set; }

    /// <summary>Whom it is for, when they have an account.</summary>
    public Guid? PersonId { get; private set; }
    public string To { get; private set; } = "";
    public string Subject { get; private set; } = "";

    /// <summary>
    /// Plain text. A line that begins with a slash is a path of this site and is sent as a whole address: whoever writes
    /// the mail need not know under which name people reach the server.
    /// </summary>
    public string Text { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it is to be tried; later after each failure.</summary>
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset? LeasedUntil { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>What the mail server said last.</summary>
    public string? LastError { get; private set; }

    private OutgoingMail() { }

    public OutgoingMail(Guid id, Guid? person, string to, string subject, string text, DateTimeOffset now)
    {
        Id = id;
        PersonId = person;
        To = to;
        Subject = OneLine(subject);
        Text = text;
        CreatedAt = DueAt = now;
    }

    /// <summary>Not to be tried before <paramref name="due"/>: until then whatever it tells of can be taken back.</summary>
    public OutgoingMail After(DateTimeOffset due)
    {
        DueAt = due;
        return this;
    }

    /// <summary>Tries it again at once, and as often as a new one: when what was wrong is mended.</summary>
    public void Retry(DateTimeOffset now)
    {
        DueAt = now;
        Attempts = 0;
    }

    /// <summary>A header is one line: what a person typed into a title must not begin another.</summary>
    private static string OneLine(string subject)
    {
        var line = string.Concat(subject.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();
        return line.Length <= LongestSubject ? line : line[..(LongestSubject - 1)] + "…";
    }
}

internal sealed class OutgoingMailTable : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("outgoing_mail");
        builder.Property(m => m.To).HasMaxLength(256);
        builder.Property(m => m.Subject).HasMaxLength(OutgoingMail.LongestSubject);
        builder.Property(m => m.LastError).HasMaxLength(1000);
        builder.HasIndex(m => m.DueAt).HasFilter("sent_at is null").HasDatabaseName("ix_outgoing_mail_due");
        builder.HasIndex(m => m.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
