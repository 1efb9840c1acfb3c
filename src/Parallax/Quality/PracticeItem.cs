using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Why something is expected, and which section of the guidelines teaches it.</summary>
/// <param name="Part">As <see cref="PracticePart.Code"/> names it; empty for the task as a whole.</param>
/// <param name="Section">The anchor of a section, as <see cref="GuidelineSections"/> makes it; empty where the guidelines have none.</param>
public sealed record PracticeNote(string Part, string Text, string Section)
{
    public const int Longest = 2000;

    public const string Whole = "";
}

/// <summary>A presentation that contributors practise on: what is expected, and why.</summary>
public sealed class PracticeItem
{
    public Guid PresentationId { get; private set; }
    public Guid OrganizationId { get; private set; }
    public Guid ProjectId { get; private set; }

    /// <summary>Practice is given in this order.</summary>
    public int Position { get; private set; }
    public bool IsActive { get; private set; }

    /// <summary>JSON of <see cref="AnswerKey"/>. It never reaches a contributor before they have submitted.</summary>
    public string Key { get; private set; } = "{}";

    /// <summary>JSON list of <see cref="PracticeNote"/>.</summary>
    public string Notes { get; private set; } = "[]";
    public DateTimeOffset ChangedAt { get; private set; }

    private PracticeItem() { }

    public PracticeItem(Guid presentation, Project project, int position)
    {
        ArgumentNullException.ThrowIfNull(project);
        PresentationId = presentation;
        OrganizationId = project.OrganizationId;
        ProjectId = project.Id;
        Position = position;
    }

    public AnswerKey Expected => Content.Read<AnswerKey>(Key);

    public IReadOnlyList<PracticeNote> Explanations => Content.Read<List<PracticeNote>>(Notes);

    public void Teach(AnswerKey key, IReadOnlyList<PracticeNote> notes, DateTimeOffset now)
    {
        Key = Content.Write(key);
        Notes = Content.Write(notes);
        IsActive = true;
        ChangedAt = now;
    }

    /// <summary>Nobody is given it any more. What people did with it stays.</summary>
    public void Retire(DateTimeOffset now)
    {
        IsActive = false;
        ChangedAt = now;
    }
}

internal sealed class PracticeItemTable : IEntityTypeConfiguration<PracticeItem>
{
    public void Configure(EntityTypeBuilder<PracticeItem> builder)
    {
        builder.ToTable("practice_items");
        builder.HasKey(i => i.PresentationId);
        builder.Property(i => i.PresentationId).ValueGeneratedNever();
        builder.Ignore(i => i.Expected).Ignore(i => i.Explanations);
        builder.HasIndex(i => new { i.ProjectId, i.Position });
        builder.HasOne<Presentation>().WithMany().HasForeignKey(i => i.PresentationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Project>().WithMany().HasForeignKey(i => i.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
