using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Talent;

/// <summary>A résumé: the file lies in the document store under the row's id.</summary>
public sealed class Resume
{
    public Guid Id { get; init; }

    /// <summary>One an application: a later one takes the place of the earlier.</summary>
    public Guid? ApplicationId { get; private set; }
    public string FileName { get; init; } = "";
    public int Bytes { get; init; }
    public string Hash { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }

    public void AttachTo(Guid application) => ApplicationId = application;

    /// <summary>Nobody can reach it any more; the sweep deletes the file and then the row.</summary>
    public void LetGo() => ApplicationId = null;
}

internal sealed class ResumeTable : IEntityTypeConfiguration<Resume>
{
    public void Configure(EntityTypeBuilder<Resume> builder)
    {
        builder.ToTable("resumes");
        builder.Property(r => r.FileName).HasMaxLength(200);
        builder.Property(r => r.Hash).HasMaxLength(64);
        builder.HasIndex(r => r.ApplicationId).IsUnique();
        builder.HasOne<Application>().WithMany().HasForeignKey(r => r.ApplicationId).OnDelete(DeleteBehavior.SetNull);
    }
}
