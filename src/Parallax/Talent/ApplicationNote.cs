using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Talent;

/// <summary>What somebody of operations noted; the applicant gets it when they ask for everything about them.</summary>
public sealed class ApplicationNote
{
    public const int Longest = 4000;

    public Guid Id { get; init; }
    public Guid ApplicationId { get; init; }
    public Guid ById { get; init; }
    public string Text { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

internal sealed class ApplicationNoteTable : IEntityTypeConfiguration<ApplicationNote>
{
    public void Configure(EntityTypeBuilder<ApplicationNote> builder)
    {
        builder.ToTable("application_notes");
        builder.Property(n => n.Text).HasMaxLength(ApplicationNote.Longest);
        builder.HasIndex(n => n.ApplicationId);
        builder.HasOne<Application>().WithMany().HasForeignKey(n => n.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}
