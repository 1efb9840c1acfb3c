using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Where a known answer comes from.</summary>
public enum GoldSource
{
    Import = 0,
    Adjudication = 1,
    ByHand = 2,
}

/// <summary>
/// A presentation with a known answer. That it is given out is its <see cref="PresentationRole"/>; this says what is expected,
/// who says so, and why it is gold no more.
/// </summary>
public sealed class GoldItem
{
    public const string ShownWhy = "It was shown to a contributor with their standing.";

    public Guid Id { get; private set; }
    public Guid OrganizationId { get; private set; }
    public Guid ProjectId { get; private set; }
    public Guid PresentationId { get; private set; }
    public GoldSource Source { get; private set; }

    /// <summary>The <see cref="GoldKey"/> that holds.</summary>
    public int KeyNumber { get; private set; }
    public Guid MadeById { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }
    public DateTimeOffset? RetiredAt { get; private set; }
    public string? RetiredWhy { get; private set; }

    /// <summary>Whether somebody was shown it as gold: then it never is again.</summary>
    public bool IsRevealed { get; private set; }

    private GoldItem() { }

    public GoldItem(Guid id, Guid organization, Guid project, Guid presentation, GoldSource source, Guid by, DateTimeOffset now)
    {
        (Id, OrganizationId, ProjectId, PresentationId) = (id, organization, project, presentation);
        (Source, MadeById, MadeAt) = (source, by, now);
    }

    /// <summary>The next version of its key; add it to the context.</summary>
    public GoldKey Expect(AnswerKey key, GoldSource source, Guid by, TimeProvider clock)
    {
        KeyNumber++;
        return new GoldKey { Id = Ids.New(clock), GoldItemId = Id, Number = KeyNumber, Key = Content.Write(key), Source = source, MadeById = by, MadeAt = clock.GetUtcNow() };
    }

    public void Retire(string why, DateTimeOffset now)
    {
        if (RetiredAt is null) (RetiredAt, RetiredWhy) = (now, why);
    }

    public void Reveal(DateTimeOffset now)
    {
        IsRevealed = true;
        Retire(ShownWhy, now);
    }

    /// <summary>Gives it out again, unless somebody was shown it.</summary>
    public void UseAgain()
    {
        if (!IsRevealed) (RetiredAt, RetiredWhy) = (null, null);
    }
}

/// <summary>One version of a key, written once: a result says by which it was scored.</summary>
public sealed class GoldKey
{
    public Guid Id { get; init; }
    public Guid GoldItemId { get; init; }
    public int Number { get; init; }

    /// <summary>JSON of <see cref="AnswerKey"/>.</summary>
    public string Key { get; init; } = "{}";
    public GoldSource Source { get; init; }
    public Guid MadeById { get; init; }
    public DateTimeOffset MadeAt { get; init; }

    public AnswerKey Read() => Content.Read<AnswerKey>(Key);
}

internal sealed class GoldItemTable : IEntityTypeConfiguration<GoldItem>
{
    public void Configure(EntityTypeBuilder<GoldItem> builder)
    {
        builder.ToTable("gold_items");
        builder.Property(g => g.RetiredWhy).HasMaxLength(500);
        builder.Property(g => g.KeyNumber).IsConcurrencyToken();
        builder.HasIndex(g => g.PresentationId).IsUnique();
        builder.HasIndex(g => new { g.ProjectId, g.MadeAt });
        builder.HasOne<Project>().WithMany().HasForeignKey(g => g.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Presentation>().WithMany().HasForeignKey(g => g.PresentationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class GoldKeyTable : IEntityTypeConfiguration<GoldKey>
{
    public void Configure(EntityTypeBuilder<GoldKey> builder)
    {
        builder.ToTable("gold_keys");
        builder.HasIndex(k => new { k.GoldItemId, k.Number }).IsUnique();
        builder.HasOne<GoldItem>().WithMany().HasForeignKey(k => k.GoldItemId).OnDelete(DeleteBehavior.Restrict);
    }
}
