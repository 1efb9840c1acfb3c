using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Talent;

/// <summary>How an item is scored: by an answer that is known, or by two people with a rubric.</summary>
public enum ItemKind
{
    Key = 0,
    Rubric = 1,
}

/// <summary>One presentation of the item bank with the skill that it shows and its points.</summary>
public sealed class ScreeningItem
{
    public Guid Id { get; private set; }
    public Guid ScreeningId { get; private set; }
    public Guid PresentationId { get; private set; }

    /// <summary>Items are given in this order, from 1.</summary>
    public int Ordinal { get; private set; }

    /// <summary>In words, as a dimension is named.</summary>
    public string Skill { get; private set; } = "";
    public ItemKind Kind { get; private set; }
    public int Points { get; private set; }

    /// <summary>The number of the key or rubric that holds.</summary>
    public int KeyNumber { get; private set; }

    /// <summary>Taken out of the draft again; its keys stay as they were written.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    private ScreeningItem() { }

    public ScreeningItem(Guid id, Guid screeningId, Guid presentationId, int ordinal, string skill, ItemKind kind, int points)
    {
        Id = id;
        ScreeningId = screeningId;
        PresentationId = presentationId;
        Ordinal = ordinal;
        Skill = skill;
        Kind = kind;
        Points = points;
    }

    /// <summary>The items of a screening; order them by <see cref="Ordinal"/> and id.</summary>
    public static IQueryable<ScreeningItem> In(AppDb db, Guid screening) =>
        db.Set<ScreeningItem>().Where(i => i.ScreeningId == screening && i.RemovedAt == null);

    public void Remove(DateTimeOffset now) => RemovedAt = now;

    public void Describe(string skill, int points) => (Skill, Points) = (skill, points);

    public void Stand(int ordinal) => Ordinal = ordinal;

    /// <summary>The next version of its key; add it to the context.</summary>
    public KeyVersion Correct(ItemContent content, string reason, Guid by, TimeProvider clock)
    {
        KeyNumber++;
        return new KeyVersion
        {
            Id = Ids.New(clock),
            ItemId = Id,
            Number = KeyNumber,
            Content = Projects.Content.Write(content),
            Reason = reason,
            ById = by == Guid.Empty ? null : by,
            CreatedAt = clock.GetUtcNow(),
        };
    }
}

/// <summary>A key or rubric as it held from one moment on. Written once.</summary>
public sealed class KeyVersion
{
    public Guid Id { get; init; }
    public Guid ItemId { get; init; }
    public int Number { get; init; }

    /// <summary>JSON of <see cref="ItemContent"/>.</summary>
    public string Content { get; init; } = "{}";

    /// <summary>Why it was corrected.</summary>
    public string Reason { get; init; } = "";
    public Guid? ById { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class ScreeningItemTable : IEntityTypeConfiguration<ScreeningItem>
{
    public void Configure(EntityTypeBuilder<ScreeningItem> builder)
    {
        builder.ToTable("screening_items", t => t.HasCheckConstraint("ck_screening_items_points", "points between 1 and 100"));
        builder.Property(i => i.Skill).HasMaxLength(100);
        builder.HasIndex(i => new { i.ScreeningId, i.PresentationId }).IsUnique().HasFilter("removed_at is null").HasDatabaseName("ux_screening_items_one_each");
        builder.HasOne<Screening>().WithMany().HasForeignKey(i => i.ScreeningId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Presentation>().WithMany().HasForeignKey(i => i.PresentationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class KeyVersionTable : IEntityTypeConfiguration<KeyVersion>
{
    public void Configure(EntityTypeBuilder<KeyVersion> builder)
    {
        builder.ToTable("screening_key_versions");
        builder.Property(v => v.Reason).HasMaxLength(1000);
        builder.HasIndex(v => new { v.ItemId, v.Number }).IsUnique();
        builder.HasOne<ScreeningItem>().WithMany().HasForeignKey(v => v.ItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(v => v.ById).OnDelete(DeleteBehavior.Restrict);
    }
}
