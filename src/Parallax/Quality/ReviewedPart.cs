using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Quality;

/// <summary>What a review said of one part of a judgment. Append-only.</summary>
public sealed class ReviewedPart
{
    public const int LongestText = 2000;

    public Guid ReviewId { get; init; }

    /// <summary>By the field's name, as errors have it: <c>preference</c>, <c>responses.A.dimensions.spatial</c>, <c>issues[0]</c>; <c>judgment</c> for the whole.</summary>
    public string Part { get; init; } = "";
    public ReviewOutcome Outcome { get; init; }
    public string Text { get; init; } = "";

    /// <summary>JSON of what should stand there; null where nothing was put in its place.</summary>
    public string? Value { get; init; }
}

internal sealed class ReviewedPartTable : IEntityTypeConfiguration<ReviewedPart>
{
    public void Configure(EntityTypeBuilder<ReviewedPart> builder)
    {
        builder.ToTable("reviewed_parts");
        builder.HasKey(p => new { p.ReviewId, p.Part });
        builder.Property(p => p.Part).HasMaxLength(200);
        builder.Property(p => p.Text).HasMaxLength(ReviewedPart.LongestText);
        builder.HasOne<Review>().WithMany().HasForeignKey(p => p.ReviewId).OnDelete(DeleteBehavior.Restrict);
    }
}
