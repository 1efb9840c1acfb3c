using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Insight;

/// <summary>
/// The scores of one automatic judge with one version of its prompt. Frozen: what was imported is never changed, so that a figure can be
/// made again; another prompt is another run. Contributors never see any of it.
/// </summary>
public sealed class JudgeRun
{
    /// <summary>The metric of a run that scored how good a response is by preference.</summary>
    public const string Preference = "preference";

    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }

    /// <summary>The model that judged, with its version.</summary>
    public string Judge { get; init; } = "";

    /// <summary>The version of its prompt.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>What of people's judgments it is held against: <see cref="Preference"/>, or the id of a dimension.</summary>
    public string Metric { get; init; } = "";
    public int Scores { get; init; }

    /// <summary>SHA-256 of the imported lines, in hex.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Null for the operator of the machine.</summary>
    public Guid? ImportedBy { get; init; }
    public DateTimeOffset ImportedAt { get; init; }
}

/// <summary>What the judge gave one response.</summary>
public sealed class JudgeScore
{
    public Guid RunId { get; init; }
    public Guid ResponseId { get; init; }
    public double Score { get; init; }
}

internal sealed class JudgeRunTable : IEntityTypeConfiguration<JudgeRun>
{
    public void Configure(EntityTypeBuilder<JudgeRun> builder)
    {
        builder.ToTable("judge_runs");
        builder.Property(r => r.Judge).HasMaxLength(ImportJudge.LongestName);
        builder.Property(r => r.Prompt).HasMaxLength(ImportJudge.LongestName);
        builder.Property(r => r.Metric).HasMaxLength(100);
        builder.Property(r => r.Hash).HasMaxLength(64);
        builder.HasIndex(r => new { r.ProjectId, r.Judge, r.Prompt, r.Metric }).IsUnique();
        builder.HasOne<Project>().WithMany().HasForeignKey(r => r.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.ImportedBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class JudgeScoreTable : IEntityTypeConfiguration<JudgeScore>
{
    public void Configure(EntityTypeBuilder<JudgeScore> builder)
    {
        builder.ToTable("judge_scores");
        builder.HasKey(s => new { s.RunId, s.ResponseId });
        builder.HasOne<JudgeRun>().WithMany().HasForeignKey(s => s.RunId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Response>().WithMany().HasForeignKey(s => s.ResponseId).OnDelete(DeleteBehavior.Restrict);
    }
}
