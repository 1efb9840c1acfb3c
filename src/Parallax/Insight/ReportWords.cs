using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Projects;

namespace Parallax.Insight;

/// <summary>What a lead says in a project's report: the question that the project was to answer, and the limits of its answer.</summary>
public sealed class ReportWords
{
    public const int Longest = 4000;

    public Guid ProjectId { get; init; }
    public Guid OrganizationId { get; init; }
    public string Question { get; private set; } = "";
    public string Limits { get; private set; } = "";
    public DateTimeOffset ChangedAt { get; private set; }

    public void Say(string question, string limits, DateTimeOffset now) => (Question, Limits, ChangedAt) = (question, limits, now);
}

internal sealed class ReportWordsTable : IEntityTypeConfiguration<ReportWords>
{
    public void Configure(EntityTypeBuilder<ReportWords> builder)
    {
        builder.ToTable("insight_reports");
        builder.HasKey(w => w.ProjectId);
        builder.Property(w => w.ProjectId).ValueGeneratedNever();
        builder.Property(w => w.Question).HasMaxLength(ReportWords.Longest);
        builder.Property(w => w.Limits).HasMaxLength(ReportWords.Longest);
        builder.HasOne<Project>().WithMany().HasForeignKey(w => w.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
