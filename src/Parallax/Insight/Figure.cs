using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Projects;

namespace Parallax.Insight;

/// <summary>
/// One counted result of a project, as its page and its API show it: made in the background, so that reading it is reading one row.
/// </summary>
public sealed class Figure
{
    /// <summary>Counts up when figures are made in another way: those of an earlier edition are made again.</summary>
    public const int Edition = 2;

    public Guid ProjectId { get; init; }
    public Guid OrganizationId { get; init; }

    /// <summary>Which result: <c>leaderboard</c>, <c>failures</c>, …</summary>
    public string Kind { get; init; } = "";

    /// <summary>What it is limited to: a category, or empty for all.</summary>
    public string Scope { get; init; } = "";

    /// <summary>JSON of the result.</summary>
    public string Body { get; set; } = "{}";

    /// <summary>How many judgments it rests on.</summary>
    public int Judgments { get; set; }
    public DateTimeOffset CountedAt { get; set; }

    /// <returns>Null when it was not counted yet.</returns>
    public static async Task<T?> ReadAsync<T>(AppDb db, Guid project, string kind, string scope, CancellationToken cancel)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(db);
        var body = await db.Set<Figure>().AsNoTracking().Where(f => f.ProjectId == project && f.Kind == kind && f.Scope == scope).Select(f => f.Body).FirstOrDefaultAsync(cancel);
        return body is null ? null : Content.Read<T>(body);
    }
}

internal sealed class FigureTable : IEntityTypeConfiguration<Figure>
{
    public void Configure(EntityTypeBuilder<Figure> builder)
    {
        builder.ToTable("insight_figures");
        builder.HasKey(f => new { f.ProjectId, f.Kind, f.Scope });
        builder.Property(f => f.Kind).HasMaxLength(40);
        builder.Property(f => f.Scope).HasMaxLength(100);
        builder.HasOne<Project>().WithMany().HasForeignKey(f => f.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
