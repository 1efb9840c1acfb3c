using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;

namespace Parallax.Work;

/// <summary>
/// How often something was pasted into one judgment and how many characters it had: never what. It has a table of its own
/// because it is deleted after <see cref="KeptDays"/>, and a judgment is not.
/// </summary>
public sealed class PasteCount
{
    public const int KeptDays = 90;

    public Guid JudgmentId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid PersonId { get; init; }
    public int Pastes { get; init; }
    public int Characters { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class PasteCountTable : IEntityTypeConfiguration<PasteCount>
{
    public void Configure(EntityTypeBuilder<PasteCount> builder)
    {
        builder.ToTable("paste_counts");
        builder.HasKey(c => c.JudgmentId);
        builder.HasIndex(c => new { c.ProjectId, c.PersonId });
        builder.HasIndex(c => c.At);
        builder.HasOne<Judgment>().WithMany().HasForeignKey(c => c.JudgmentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
