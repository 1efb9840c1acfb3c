using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Talent;

/// <summary>A kind of agreement that operations write; what people sign is one of its versions.</summary>
public sealed class AgreementTemplate
{
    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The number of the latest <see cref="AgreementTemplateVersion"/>.</summary>
    public int Latest { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    private AgreementTemplate() { }

    public AgreementTemplate(Guid id, string name, DateTimeOffset now) => (Id, Name, CreatedAt) = (id, name, now);

    /// <summary>The next version; add it to the context.</summary>
    public AgreementTemplateVersion Next(Guid id, string markdown, string note, Guid? by, DateTimeOffset now)
    {
        Latest++;
        return new AgreementTemplateVersion
        {
            Id = id,
            TemplateId = Id,
            Number = Latest,
            Markdown = markdown,
            Sha256 = AgreementText.Hash(markdown),
            Note = note,
            MadeBy = by,
            CreatedAt = now,
        };
    }
}

/// <summary>One version of a template's text, written once.</summary>
public sealed class AgreementTemplateVersion
{
    public Guid Id { get; init; }
    public Guid TemplateId { get; init; }
    public int Number { get; init; }

    /// <summary>With named fields: see <see cref="AgreementFields"/>.</summary>
    public string Markdown { get; init; } = "";
    public string Sha256 { get; init; } = "";

    /// <summary>What changed, in the words of whoever changed it.</summary>
    public string Note { get; init; } = "";
    public Guid? MadeBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class AgreementTemplateTable : IEntityTypeConfiguration<AgreementTemplate>
{
    public void Configure(EntityTypeBuilder<AgreementTemplate> builder)
    {
        builder.ToTable("agreement_templates");
        builder.Property(t => t.Name).HasMaxLength(200);
        builder.Property(t => t.Latest).IsConcurrencyToken();
        builder.HasIndex(t => t.Name).IsUnique();
    }
}

internal sealed class AgreementTemplateVersionTable : IEntityTypeConfiguration<AgreementTemplateVersion>
{
    public void Configure(EntityTypeBuilder<AgreementTemplateVersion> builder)
    {
        builder.ToTable("agreement_template_versions");
        builder.Property(v => v.Sha256).HasMaxLength(64);
        builder.Property(v => v.Note).HasMaxLength(500);
        builder.HasIndex(v => new { v.TemplateId, v.Number }).IsUnique();
        builder.HasOne<AgreementTemplate>().WithMany().HasForeignKey(v => v.TemplateId).OnDelete(DeleteBehavior.Restrict);
    }
}
