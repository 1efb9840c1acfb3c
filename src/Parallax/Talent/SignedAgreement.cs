using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Talent;

/// <summary>That an agreement was signed: written once, and kept. Who signed it in law stands in <see cref="AgreementPaper"/>.</summary>
public sealed class SignedAgreement
{
    /// <summary>What the person agrees to besides the text.</summary>
    public const string Consent =
        "I agree to do business electronically: I sign this agreement by typing my name, I can read and keep a copy of it as a web page and as a PDF, and I may ask for a copy on paper.";

    /// <summary>How long an agreement is kept after it was signed.</summary>
    public const int KeptYears = 10;

    public Guid Id { get; init; }
    public Guid OfferId { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid PersonId { get; init; }
    public Guid VersionId { get; init; }

    /// <summary>Of the exact bytes that were shown and signed.</summary>
    public string Sha256 { get; init; } = "";
    public string ConsentText { get; init; } = "";

    /// <summary>How the person had shown who they are: <c>session</c> or <c>key</c>.</summary>
    public string AuthenticatedBy { get; init; } = "";
    public DateTimeOffset SignedAt { get; init; }

    /// <summary>From then on the paper may be erased.</summary>
    public DateTimeOffset KeepUntil { get; init; }
}

/// <summary>What of an agreement is personal: never changed, and erased when it need not be kept any longer.</summary>
public sealed class AgreementPaper
{
    public Guid AgreementId { get; init; }
    public byte[] Html { get; init; } = [];
    public string LegalName { get; init; } = "";
    public string Address { get; init; } = "";
    public string TypedName { get; init; } = "";
    public string Ip { get; init; } = "";
    public string UserAgent { get; init; } = "";
}

/// <summary>The database refuses to change a paper; only its erasure is left open. For migrations.</summary>
public static class AgreementPaperGuard
{
    public static void Add(MigrationBuilder migration)
    {
        if (migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            migration.Sql("CREATE TRIGGER agreement_papers_no_update BEFORE UPDATE ON agreement_papers BEGIN SELECT RAISE(ABORT, 'agreement_papers never change'); END;");
            return;
        }

        migration.Sql("CREATE FUNCTION agreement_papers_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'agreement_papers never change'; END $$;");
        migration.Sql("CREATE TRIGGER agreement_papers_no_update BEFORE UPDATE ON agreement_papers EXECUTE FUNCTION agreement_papers_no_update();");
    }
}

internal sealed class SignedAgreementTable : IEntityTypeConfiguration<SignedAgreement>
{
    public void Configure(EntityTypeBuilder<SignedAgreement> builder)
    {
        builder.ToTable("signed_agreements");
        builder.Property(a => a.Sha256).HasMaxLength(64);
        builder.Property(a => a.ConsentText).HasMaxLength(1000);
        builder.Property(a => a.AuthenticatedBy).HasMaxLength(20);
        builder.HasIndex(a => a.OfferId).IsUnique();
        builder.HasIndex(a => a.PersonId);
        builder.HasIndex(a => a.VersionId);
        builder.HasOne<Offer>().WithMany().HasForeignKey(a => a.OfferId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Project>().WithMany().HasForeignKey(a => a.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AgreementPaperTable : IEntityTypeConfiguration<AgreementPaper>
{
    public void Configure(EntityTypeBuilder<AgreementPaper> builder)
    {
        builder.ToTable("agreement_papers");
        builder.HasKey(p => p.AgreementId);
        builder.Property(p => p.LegalName).HasMaxLength(200);
        builder.Property(p => p.Address).HasMaxLength(1000);
        builder.Property(p => p.TypedName).HasMaxLength(200);
        builder.Property(p => p.Ip).HasMaxLength(64);
        builder.Property(p => p.UserAgent).HasMaxLength(300);
        builder.HasOne<SignedAgreement>().WithOne().HasForeignKey<AgreementPaper>(p => p.AgreementId).OnDelete(DeleteBehavior.Restrict);
    }
}
