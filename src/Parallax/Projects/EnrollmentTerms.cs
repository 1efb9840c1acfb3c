using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Projects;

/// <summary>
/// One version of an enrollment's terms, written once: a past second or judgment is priced by the version that was in
/// effect then, and never again by another.
/// </summary>
public sealed class EnrollmentTerms
{
    public Guid Id { get; init; }
    public Guid EnrollmentId { get; init; }

    /// <summary>From 1; a later number replaces an earlier one from its own effective time on.</summary>
    public int Number { get; init; }
    public DateTimeOffset EffectiveAt { get; init; }
    public string Currency { get; init; } = "";
    public long HourlyMinor { get; init; }
    public long? JudgmentMinor { get; init; }
    public int? WeeklyCapSeconds { get; init; }

    /// <summary>The signed agreement or the amendment that they come from.</summary>
    public Guid? SourceId { get; init; }
    public string Reason { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }

    public PayTerms Pay => new(Currency, HourlyMinor, JudgmentMinor, WeeklyCapSeconds);
}

internal sealed class EnrollmentTermsTable : IEntityTypeConfiguration<EnrollmentTerms>
{
    public void Configure(EntityTypeBuilder<EnrollmentTerms> builder)
    {
        builder.ToTable("enrollment_terms", t =>
        {
            t.HasCheckConstraint("ck_enrollment_terms_hourly", "hourly_minor >= 0");
            t.HasCheckConstraint("ck_enrollment_terms_judgment", "judgment_minor is null or judgment_minor >= 0");
            t.HasCheckConstraint("ck_enrollment_terms_cap", "weekly_cap_seconds is null or weekly_cap_seconds > 0");
        });
        builder.Property(t => t.Currency).HasMaxLength(3);
        builder.Property(t => t.Reason).HasMaxLength(500);
        builder.HasIndex(t => new { t.EnrollmentId, t.Number }).IsUnique();
        builder.HasOne<Enrollment>().WithMany().HasForeignKey(t => t.EnrollmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
