using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>What became of a task that people flagged.</summary>
public enum FlaggedTaskState
{
    /// <summary>Waits for somebody to look at it.</summary>
    Open = 0,
    Kept = 1,

    /// <summary>Given to nobody until somebody has looked: it was called offensive twice.</summary>
    Held = 2,

    /// <summary>Given to nobody any more; its judgments stay and are paid, and results leave it out.</summary>
    Withdrawn = 3,
}

/// <summary>A task with which something is wrong, by those who worked on it. Flags say nothing of a person and stand in nobody's record.</summary>
public sealed class FlaggedTask
{
    /// <summary>From so many on that call it offensive, nobody new is shown it before somebody has looked.</summary>
    public const int OffensiveForHold = 2;

    public Guid TaskId { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }

    /// <summary>How many people flagged it.</summary>
    public int People { get; private set; }

    /// <summary>JSON list of <see cref="FlagCount"/>.</summary>
    public string Flags { get; private set; } = "[]";
    public FlaggedTaskState State { get; private set; }

    /// <summary>The number of the latest <see cref="FlagDecision"/>; 0 while there is none.</summary>
    public int Decisions { get; private set; }
    public DateTimeOffset LatestAt { get; private set; }

    /// <summary>Since when it is withdrawn; results leave it out while this is set.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>What the lead said last.</summary>
    public string? Reason { get; private set; }

    /// <summary>Counts anew; what was kept and is flagged by more people is looked at again.</summary>
    /// <returns>Whether it is to be held now.</returns>
    public bool Count(int people, IReadOnlyList<FlagCount> flags, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(flags);
        if (State == FlaggedTaskState.Kept && people > People) State = FlaggedTaskState.Open;
        (People, Flags, LatestAt) = (people, Content.Write(flags), now);
        // Once a person has looked, only a person stops it.
        return State == FlaggedTaskState.Open && Decisions == 0 && flags.Any(f => f.Flag == TaskReports.Offensive && f.N >= OffensiveForHold);
    }

    public FlagDecision Decide(FlaggedTaskState state, string word, Guid? by, DateTimeOffset now)
    {
        State = state;
        Reason = word;
        WithdrawnAt = state == FlaggedTaskState.Withdrawn ? now : null;
        Decisions++;
        return new FlagDecision { TaskId = TaskId, Number = Decisions, OrganizationId = OrganizationId, ProjectId = ProjectId, State = state, Word = word, ById = by, At = now };
    }
}

/// <summary>How many people raised one flag.</summary>
public sealed record FlagCount(string Flag, int N);

/// <summary>What was decided of a flagged task, when, by whom and why: written once.</summary>
public sealed class FlagDecision
{
    public Guid TaskId { get; init; }
    public int Number { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid ProjectId { get; init; }
    public FlaggedTaskState State { get; init; }
    public string Word { get; init; } = "";

    /// <summary>Null when the rule for offensive tasks held it.</summary>
    public Guid? ById { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class FlaggedTaskTable : IEntityTypeConfiguration<FlaggedTask>
{
    public void Configure(EntityTypeBuilder<FlaggedTask> builder)
    {
        builder.ToTable("flagged_tasks", t => t.HasCheckConstraint("ck_flagged_tasks_withdrawn", "(state = 3) = (withdrawn_at is not null)"));
        builder.HasKey(t => t.TaskId);
        builder.Property(t => t.Reason).HasMaxLength(1000);
        // Of two decisions at once the second is refused.
        builder.Property(t => t.Decisions).IsConcurrencyToken();
        builder.HasIndex(t => new { t.ProjectId, t.State, t.LatestAt });
        builder.HasOne<EvaluationTask>().WithMany().HasForeignKey(t => t.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FlagDecisionTable : IEntityTypeConfiguration<FlagDecision>
{
    public void Configure(EntityTypeBuilder<FlagDecision> builder)
    {
        builder.ToTable("flag_decisions");
        builder.HasKey(d => new { d.TaskId, d.Number });
        builder.Property(d => d.Word).HasMaxLength(1000);
        builder.HasOne<FlaggedTask>().WithMany().HasForeignKey(d => d.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}
