using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;

namespace Parallax.Cases;

/// <summary>Who speaks in a case.</summary>
public enum CaseSide
{
    Person = 0,
    Decider = 1,
}

/// <summary>
/// One message of a case: who said something and when, written once and never changed. What they said lies in
/// <see cref="CaseText"/>, which can be erased without a hole in the thread.
/// </summary>
public sealed class CaseMessage
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public Guid AuthorId { get; init; }
    public CaseSide Side { get; init; }

    /// <summary>A note among deciders: never shown to the person.</summary>
    public bool Internal { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>The words of a message: never changed, and erased when the person whose case it is goes.</summary>
public sealed class CaseText
{
    public const int Longest = 4000;

    public Guid MessageId { get; init; }
    public string Text { get; init; } = "";
}

internal sealed class CaseMessageTable : IEntityTypeConfiguration<CaseMessage>
{
    public void Configure(EntityTypeBuilder<CaseMessage> builder)
    {
        builder.ToTable("case_messages", t => t.HasCheckConstraint("ck_case_messages_internal", "side = 1 or not internal"));
        builder.HasIndex(m => new { m.CaseId, m.At });
        builder.HasIndex(m => m.AuthorId);
        builder.HasOne<Case>().WithMany().HasForeignKey(m => m.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CaseTextTable : IEntityTypeConfiguration<CaseText>
{
    public void Configure(EntityTypeBuilder<CaseText> builder)
    {
        builder.ToTable("case_texts");
        builder.HasKey(t => t.MessageId);
        builder.HasOne<CaseMessage>().WithMany().HasForeignKey(t => t.MessageId).OnDelete(DeleteBehavior.Restrict);
    }
}
