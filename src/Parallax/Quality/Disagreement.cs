using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Projects;

namespace Parallax.Quality;

/// <summary>Whether those who differ on a presentation are explained by their own errors.</summary>
public enum DisagreementVerdict
{
    /// <summary>Too little is known: more judgments tell.</summary>
    Unknown = 0,

    /// <summary>Certain, skilled contributors agree, and nobody is believed who says otherwise of the task.</summary>
    Clear = 1,

    /// <summary>It is the task: people say so, or the skilled split more than their errors explain.</summary>
    Ambiguous = 2,
}

/// <summary>How much the contributors of one presentation differ, counted anew when one more has judged it.</summary>
public sealed class Disagreement
{
    public Guid PresentationId { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid TaskId { get; init; }

    /// <summary>How many judgments it was counted from.</summary>
    public int Judgments { get; private set; }

    /// <summary>What is left to doubt once contributors are weighed by their skill, in nats; null where no choice is asked.</summary>
    public double? Entropy { get; private set; }

    /// <summary>The probability of the most probable answer; null where no choice is asked.</summary>
    public double? Certainty { get; private set; }

    /// <summary>From 0 to 1: how ambiguous the task is.</summary>
    public double Ambiguity { get; private set; }

    /// <summary>How probable such a split is from the contributors' own errors; null while too few are known.</summary>
    public double? SplitP { get; private set; }
    public DisagreementVerdict Verdict { get; private set; }

    /// <summary>How far a decision is expected to move a model's result.</summary>
    public double Change { get; private set; }

    /// <summary>Whether somebody should look at it.</summary>
    public bool IsContested { get; private set; }

    /// <summary>Whether it was adjudicated.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>JSON list of <see cref="SplitPart"/>: who said what, in counts.</summary>
    public string Split { get; private set; } = "[]";
    public DateTimeOffset UpdatedAt { get; private set; }

    public void Count(DisagreementFigures figures, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(figures);
        (Judgments, Entropy, Certainty, Ambiguity, SplitP) = (figures.Judgments, figures.Entropy, figures.Certainty, figures.Ambiguity, figures.SplitP);
        (Verdict, Change, IsContested, Split) = (figures.Verdict, figures.Change, figures.IsContested, Content.Write(figures.Split));
        UpdatedAt = now;
    }

    public void Settle(bool settled) => IsSettled = settled;

    /// <summary>Whether figures say anything else than what stands here: most presentations do not move when one judgment arrives.</summary>
    public bool Moved(DisagreementFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return figures.Judgments != Judgments || figures.IsContested != IsContested || figures.Verdict != Verdict
            || Far(figures.Ambiguity, Ambiguity) || Far(figures.Certainty ?? 0, Certainty ?? 0);

        static bool Far(double a, double b) => Math.Abs(a - b) > .005;
    }
}

/// <summary>What is counted of one presentation.</summary>
public sealed record DisagreementFigures(
    int Judgments, double? Entropy, double? Certainty, double Ambiguity, double? SplitP, DisagreementVerdict Verdict, double Change, bool IsContested, IReadOnlyList<SplitPart> Split)
{
    /// <summary>The share of votes that are not for the most frequent answer.</summary>
    public double Minority { get; init; }

    /// <summary>How many votes of contributors who are known to be skilled.</summary>
    public int Skilled { get; init; }

    /// <summary>How probable it is, by the readings that people name, that there are several; null where they are not asked.</summary>
    public double? Named { get; init; }
}

/// <summary>The answers to one question, from the most frequent.</summary>
public sealed record SplitPart(string Asks, IReadOnlyList<SplitCount> Counts);

public sealed record SplitCount(string Said, int N);

internal sealed class DisagreementTable : IEntityTypeConfiguration<Disagreement>
{
    public void Configure(EntityTypeBuilder<Disagreement> builder)
    {
        builder.ToTable("disagreements");
        builder.HasKey(d => d.PresentationId);
        // The queue.
        builder.HasIndex(d => new { d.ProjectId, d.Change }).HasFilter("is_contested and not is_settled").HasDatabaseName("ix_disagreements_queue");
        builder.HasIndex(d => new { d.ProjectId, d.Ambiguity });
        builder.HasOne<Presentation>().WithMany().HasForeignKey(d => d.PresentationId).OnDelete(DeleteBehavior.Restrict);
    }
}
