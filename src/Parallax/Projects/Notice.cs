using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;

namespace Parallax.Projects;

/// <summary>Something that a person is told in the product, and by mail once a day. Written once; erased with the person.</summary>
public sealed class Notice
{
    public const int LongestText = 600;

    /// <summary>Of a switch to another protocol version, which has a mail of its own.</summary>
    public const string OfSwitch = "protocol";

    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }

    /// <summary><see cref="OfSwitch"/>, <c>answer</c> or <c>flag</c>.</summary>
    public string Kind { get; init; } = "";
    public string Title { get; init; } = "";
    public string Text { get; init; } = "";

    /// <summary>Where it leads; a path of this site.</summary>
    public string Path { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>How far a person has read their notices, and how far they were mailed.</summary>
public sealed class NoticeMark
{
    private static readonly TimeSpan Between = TimeSpan.FromDays(1);

    public Guid PersonId { get; init; }
    public DateTimeOffset? ReadThrough { get; private set; }
    public DateTimeOffset? MailedThrough { get; private set; }
    public DateTimeOffset? MailedAt { get; private set; }

    /// <summary>The person wants no mail of them; they stand in the product all the same.</summary>
    public bool NoMail { get; private set; }

    /// <summary>Whoever was mailed after this waits.</summary>
    public static DateTimeOffset NotAfter(DateTimeOffset now) => now - Between;

    public void Read(DateTimeOffset through) => ReadThrough = through;

    public void Mailed(DateTimeOffset through, DateTimeOffset now) => (MailedThrough, MailedAt) = (through, now);

    public void Want(bool mail) => NoMail = !mail;
}

internal sealed class NoticeTable : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notices");
        builder.Property(n => n.Kind).HasMaxLength(40);
        builder.Property(n => n.Title).HasMaxLength(300);
        builder.Property(n => n.Text).HasMaxLength(Notice.LongestText);
        builder.Property(n => n.Path).HasMaxLength(300);
        builder.HasIndex(n => new { n.PersonId, n.At });
        builder.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NoticeMarkTable : IEntityTypeConfiguration<NoticeMark>
{
    public void Configure(EntityTypeBuilder<NoticeMark> builder)
    {
        builder.ToTable("notice_marks");
        builder.HasKey(m => m.PersonId);
        builder.Property(m => m.PersonId).ValueGeneratedNever();
        // Of two nodes that mail at once the second gives up.
        builder.Property(m => m.MailedAt).IsConcurrencyToken();
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
