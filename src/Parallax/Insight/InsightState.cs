using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Projects;

namespace Parallax.Insight;

/// <summary>How far the results of a project are counted. One node counts at a time, for as long as its lease holds.</summary>
public sealed class InsightState
{
    public Guid ProjectId { get; init; }
    public Guid OrganizationId { get; init; }

    /// <summary>Judgments submitted up to then were read into facts.</summary>
    public DateTimeOffset? ReadThrough { get; private set; }

    /// <summary>The node that counts holds it until then (<see cref="CountLease"/>); a dead node costs this much.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    /// <summary>What the figures were made of; other than what there is now, they are made again.</summary>
    public string Basis { get; private set; } = "";

    /// <summary>How many judgments the figures know of, and when the newest of them was submitted.</summary>
    public (int Judgments, DateTimeOffset? Through) Known =>
        Basis.Split('/') is [_, var count, var ticks, ..] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? (int.Parse(count, CultureInfo.InvariantCulture), new DateTimeOffset(at, TimeSpan.Zero)) : (0, null);

    /// <summary>When all judgments were last compared with what was read.</summary>
    public DateTimeOffset? ComparedAt { get; private set; }

    /// <summary>What is done now, of how much; 0 of 0 when nothing is.</summary>
    public int Done { get; private set; }
    public int Total { get; private set; }
    public DateTimeOffset? CountedAt { get; private set; }

    /// <summary>How long the last count took: a large project is counted less often.</summary>
    public int CountMilliseconds { get; private set; }

    /// <param name="count">Judgments that were read.</param>
    /// <param name="newest">When the newest of them was submitted.</param>
    /// <param name="rest">Whatever else the figures rest on.</param>
    public static string BasisOf(int count, DateTimeOffset? newest, params IEnumerable<object?> rest) =>
        string.Create(CultureInfo.InvariantCulture, $"{Figure.Edition}/{count}/{newest?.UtcTicks}/{string.Join('/', rest)}");

    public void Read(DateTimeOffset through) => ReadThrough = through;

    public void Compared(DateTimeOffset now) => ComparedAt = now;

    public void Counted(string basis, TimeSpan took, DateTimeOffset now) => (Basis, CountMilliseconds, CountedAt) = (basis, (int)Math.Min(int.MaxValue, took.TotalMilliseconds), now);
}

internal sealed class InsightStateTable : IEntityTypeConfiguration<InsightState>
{
    public void Configure(EntityTypeBuilder<InsightState> builder)
    {
        builder.ToTable("insight_states");
        builder.HasKey(s => s.ProjectId);
        builder.Property(s => s.ProjectId).ValueGeneratedNever();
        builder.Property(s => s.Basis).HasMaxLength(200);
        builder.Ignore(s => s.Known);
        builder.HasOne<Project>().WithMany().HasForeignKey(s => s.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
